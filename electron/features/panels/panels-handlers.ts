import { os } from '../handlers.ts'
import { addJudge, listJudges, readJudgeGroups, removeJudge, updateJudge } from './judges-service.ts'

export const panelsHandlers = {
  judges: os.panels.judges.handler(({ input, context }) => listJudges(context.app, input.cycleId)),
  groups: os.panels.groups.handler(({ input, context }) => readJudgeGroups(context.app, input.cycleId)),
  addJudge: os.panels.addJudge.handler(({ input, context }) => addJudge(context.app, context.operator, input)),
  updateJudge: os.panels.updateJudge.handler(({ input, context }) => updateJudge(context.app, context.operator, input)),
  removeJudge: os.panels.removeJudge.handler(({ input, context }) => removeJudge(context.app, context.operator, input.judgeId)),
}
