import { os } from '../handlers.ts'
import { about, changeSettings, listFolders } from './settings-service.ts'

export const settingsHandlers = {
  about: os.settings.about.handler(({ context }) => about(context.app, context.scope, context.operator)),
  change: os.settings.change.handler(({ input, context }) => changeSettings(context.app, context.operator, input)),
  listFolders: os.settings.listFolders.handler(({ input }) => listFolders(input)),
  openDataFolder: os.settings.openDataFolder.handler(async ({ input, context }) =>
    about(await context.program.openDataFolder(input.path, input.secret)),
  ),
}
