import { AppError } from '../../../shared/domain/app-error.ts'
import { os } from '../handlers.ts'

export const schemeImportHandlers = {
  guess: os.schemeImport.guess.handler(() => {
    throw new AppError('not_found')
  }),
  preview: os.schemeImport.preview.handler(() => {
    throw new AppError('not_found')
  }),
  create: os.schemeImport.create.handler(() => {
    throw new AppError('not_found')
  }),
  reading: os.schemeImport.reading.handler(() => {
    throw new AppError('not_found')
  }),
  decide: os.schemeImport.decide.handler(() => {
    throw new AppError('not_found')
  }),
}
