import { os } from '../handlers.ts'
import { decideReadings, guessScheme, importScheme, previewScheme, schemeReading } from './scheme-import-service.ts'

export const schemeImportHandlers = {
  guess: os.schemeImport.guess.handler(({ input, context }) => guessScheme(context.app, input)),
  preview: os.schemeImport.preview.handler(({ input, context }) => previewScheme(context.app, input)),
  create: os.schemeImport.create.handler(({ input, context }) => importScheme(context.app, context.operator, input)),
  reading: os.schemeImport.reading.handler(({ input, context }) => schemeReading(context.app, input.versionId)),
  decide: os.schemeImport.decide.handler(({ input, context }) => decideReadings(context.app, context.operator, input)),
}
