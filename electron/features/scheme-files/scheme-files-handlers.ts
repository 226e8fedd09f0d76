import { AppError } from '../../../shared/domain/app-error.ts'
import { os } from '../handlers.ts'

export const schemeFilesHandlers = {
  export: os.schemeFiles.export.handler(() => {
    throw new AppError('not_found')
  }),
  readJson: os.schemeFiles.readJson.handler(() => {
    throw new AppError('not_found')
  }),
  readWorkbook: os.schemeFiles.readWorkbook.handler(() => {
    throw new AppError('not_found')
  }),
}
