import { os } from '../handlers.ts'
import { saveMapping, versionMapping } from './mapping-service.ts'
import { moveCycle, previewMove } from './move-service.ts'
import { differenceOf, listVersionsOf } from './versions-service.ts'

export const schemeVersionsHandlers = {
  list: os.schemeVersions.list.handler(({ input, context }) => listVersionsOf(context.app, input.versionId)),
  difference: os.schemeVersions.difference.handler(({ input, context }) => differenceOf(context.app, input)),
  mapping: os.schemeVersions.mapping.handler(({ input, context }) => versionMapping(context.app, input)),
  saveMapping: os.schemeVersions.saveMapping.handler(({ input, context }) => saveMapping(context.app, context.operator, input)),
  previewMove: os.schemeVersions.previewMove.handler(({ input, context }) => previewMove(context.app, input)),
  move: os.schemeVersions.move.handler(({ input, context }) => moveCycle(context.app, context.operator, input)),
}
