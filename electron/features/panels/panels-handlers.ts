import { os } from '../handlers.ts'
import { readCoverage, readCoverageOf } from './coverage.ts'
import { listJudgedLeaves } from './judged-leaves.ts'
import { addJudge, listJudgeMarks, listJudges, moveJudge, readJudgeGroups, removeJudge, updateJudge } from './judges-service.ts'
import { addPanel, changePanel, listPanels, listUncovered, removePanel } from './panels-service.ts'
import { addPastedJudges, readPastedJudges } from './pasted-judges.ts'
import { listRecusals, recuse, takeBackRecusal } from './recusals-service.ts'

export const panelsHandlers = {
  judges: os.panels.judges.handler(({ input, context }) => listJudges(context.app, input.cycleId)),
  judgeMarks: os.panels.judgeMarks.handler(({ input, context }) => listJudgeMarks(context.app, input.cycleId)),
  groups: os.panels.groups.handler(({ input, context }) => readJudgeGroups(context.app, input.cycleId)),
  addJudge: os.panels.addJudge.handler(({ input, context }) => addJudge(context.app, context.operator, input)),
  updateJudge: os.panels.updateJudge.handler(({ input, context }) => updateJudge(context.app, context.operator, input)),
  moveJudge: os.panels.moveJudge.handler(({ input, context }) => moveJudge(context.app, context.operator, input)),
  removeJudge: os.panels.removeJudge.handler(({ input, context }) => removeJudge(context.app, context.operator, input.judgeId)),
  readJudges: os.panels.readJudges.handler(({ input, context }) => readPastedJudges(context.app, input)),
  addJudges: os.panels.addJudges.handler(({ input, context }) => addPastedJudges(context.app, context.operator, input)),

  list: os.panels.list.handler(({ input, context }) => ({
    panels: listPanels(context.app, input.cycleId),
    leaves: listJudgedLeaves(context.app, input.cycleId),
  })),
  add: os.panels.add.handler(({ input, context }) => addPanel(context.app, context.operator, input)),
  update: os.panels.update.handler(({ input, context }) => changePanel(context.app, context.operator, input)),
  uncovered: os.panels.uncovered.handler(({ input, context }) => listUncovered(context.app, input)),
  remove: os.panels.remove.handler(({ input, context }) => removePanel(context.app, context.operator, input.panelId)),

  coverage: os.panels.coverage.handler(({ input, context }) => readCoverage(context.app, input)),
  coverageOf: os.panels.coverageOf.handler(({ input, context }) => readCoverageOf(context.app, input)),

  recusals: os.panels.recusals.handler(({ input, context }) => listRecusals(context.app, input.cycleId)),
  recuse: os.panels.recuse.handler(({ input, context }) => recuse(context.app, context.operator, input)),
  withdrawRecusal: os.panels.withdrawRecusal.handler(({ input, context }) => takeBackRecusal(context.app, context.operator, input)),
}
