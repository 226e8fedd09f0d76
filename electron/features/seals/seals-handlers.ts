import { os } from '../handlers.ts'
import { namedSeal, reopen, seal, sealDifferences, sealFile, sealStatus } from './seals-service.ts'

export const sealsHandlers = {
  inForce: os.seals.inForce.handler(({ input, context }) => namedSeal(context.app, input.cycleId)),
  status: os.seals.status.handler(({ input, context }) => sealStatus(context.app, input.cycleId)),
  seal: os.seals.seal.handler(({ input, context }) => seal(context.app, context.operator, input.cycleId, input.signers)),
  reopen: os.seals.reopen.handler(({ input, context }) => reopen(context.app, context.operator, input)),
  differences: os.seals.differences.handler(({ input, context }) => sealDifferences(context.app, input.from, input.to)),
  file: os.seals.file.handler(({ input, context }) => sealFile(context.app, context.operator, input.sealId)),
}
