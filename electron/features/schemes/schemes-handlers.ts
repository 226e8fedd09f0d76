import { os } from '../handlers.ts'
import { getSchemeVersion, inspectScheme, listSchemeVersions, listStarters, publishScheme, saveScheme } from './schemes-service.ts'

export const schemesHandlers = {
  starters: os.schemes.starters.handler(() => listStarters()),
  versions: os.schemes.versions.handler(({ context }) => listSchemeVersions(context.app)),
  version: os.schemes.version.handler(({ input, context }) => getSchemeVersion(context.app, input.versionId)),
  check: os.schemes.check.handler(({ input }) => inspectScheme(input.scheme)),
  save: os.schemes.save.handler(({ input, context }) => saveScheme(context.app, context.operator, input)),
  publish: os.schemes.publish.handler(({ input, context }) => publishScheme(context.app, context.operator, input)),
}
