import { os } from '../handlers.ts'
import { createScheme, removeScheme } from './create-scheme.ts'
import { getSchemeVersion, inspectScheme, listSchemeVersions, listStarters, publishScheme, saveScheme } from './schemes-service.ts'
import { discardWorking, keepWorking } from './working-copy.ts'

export const schemesHandlers = {
  starters: os.schemes.starters.handler(() => listStarters()),
  create: os.schemes.create.handler(({ input, context }) => createScheme(context.app, context.operator, input)),
  remove: os.schemes.remove.handler(({ input, context }) => removeScheme(context.app, context.operator, input.versionId)),
  keepWorking: os.schemes.keepWorking.handler(({ input, context }) => keepWorking(context.app, context.operator, input)),
  discardWorking: os.schemes.discardWorking.handler(({ input, context }) => discardWorking(context.app, context.operator, input.versionId)),
  versions: os.schemes.versions.handler(({ context }) => listSchemeVersions(context.app)),
  version: os.schemes.version.handler(({ input, context }) => getSchemeVersion(context.app, input.versionId)),
  check: os.schemes.check.handler(({ input }) => inspectScheme(input.scheme)),
  save: os.schemes.save.handler(({ input, context }) => saveScheme(context.app, context.operator, input)),
  publish: os.schemes.publish.handler(({ input, context }) => publishScheme(context.app, context.operator, input)),
}
