import { os } from '../handlers.ts'
import { addJudge, listJudges, removeJudge, updateJudge } from './judges-service.ts'
import { listInputLeaves, listInputs, saveBallot, saveMark, saveTasks, saveValue } from './scoring-service.ts'

export const scoringHandlers = {
  leaves: os.scoring.leaves.handler(({ input, context }) => listInputLeaves(context.app, input.cycleId)),
  inputs: os.scoring.inputs.handler(({ input, context }) => listInputs(context.app, input)),
  saveValue: os.scoring.saveValue.handler(({ input, context }) => saveValue(context.app, context.operator, input)),
  saveMark: os.scoring.saveMark.handler(({ input, context }) => saveMark(context.app, context.operator, input)),
  saveBallot: os.scoring.saveBallot.handler(({ input, context }) => saveBallot(context.app, context.operator, input)),
  saveTasks: os.scoring.saveTasks.handler(({ input, context }) => saveTasks(context.app, context.operator, input)),
  judges: os.scoring.judges.handler(({ input, context }) => listJudges(context.app, input.cycleId)),
  addJudge: os.scoring.addJudge.handler(({ input, context }) => addJudge(context.app, context.operator, input)),
  updateJudge: os.scoring.updateJudge.handler(({ input, context }) => updateJudge(context.app, context.operator, input)),
  removeJudge: os.scoring.removeJudge.handler(({ input, context }) => removeJudge(context.app, context.operator, input.judgeId)),
}
