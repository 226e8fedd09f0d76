import { brokenFolderHandlers } from '../backups/backups-handlers.ts'
import { os } from '../handlers.ts'
import { setUp, startupState } from './startup-service.ts'

export const startupHandlers = {
  state: os.startup.state.handler(({ context }) => startupState(context.program, context.entered)),
  setUp: os.startup.setUp.handler(({ input, context }) => setUp(context.app, input)),
  ...brokenFolderHandlers,
}
