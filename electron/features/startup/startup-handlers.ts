import { brokenFolderHandlers } from '../backups/backups-handlers.ts'
import { unlockData } from '../encryption/encryption-service.ts'
import { os } from '../handlers.ts'
import { setUp, startupState } from './startup-service.ts'

export const startupHandlers = {
  state: os.startup.state.handler(({ context }) => startupState(context.program, context.entered)),
  setUp: os.startup.setUp.handler(({ input, context }) => setUp(context.app, input)),
  unlock: os.startup.unlock.handler(({ input, context }) => unlockData(context.program, input.secret)),
  ...brokenFolderHandlers,
}
