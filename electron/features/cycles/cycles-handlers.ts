import { os } from '../handlers.ts'
import { createCycle, listCycles } from './cycles-service.ts'
import { cycleOverview } from './overview.ts'
import { loadSample } from './sample-loader.ts'

export const cyclesHandlers = {
  list: os.cycles.list.handler(({ context }) => listCycles(context.app)),
  create: os.cycles.create.handler(({ input, context }) => createCycle(context.app, context.operator, input)),
  loadSample: os.cycles.loadSample.handler(({ input, context }) => loadSample(context.app, context.operator, input.size)),
  overview: os.cycles.overview.handler(({ input, context }) => cycleOverview(context.app, input.cycleId)),
  changes: os.cycles.changes.handler(({ context }) => context.app.changes.subscribe(context.signal)),
}
