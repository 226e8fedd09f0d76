import { os } from '../handlers.ts'
import { exportScheme, readSchemeJson, readSchemeWorkbook } from './scheme-files-service.ts'

export const schemeFilesHandlers = {
  export: os.schemeFiles.export.handler(({ input, context }) => exportScheme(context.app, input)),
  readJson: os.schemeFiles.readJson.handler(({ input }) => readSchemeJson(input.text)),
  readWorkbook: os.schemeFiles.readWorkbook.handler(({ input, context }) => readSchemeWorkbook(context.app, input.tableId)),
}
