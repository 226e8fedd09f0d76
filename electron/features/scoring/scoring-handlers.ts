import { os } from '../handlers.ts'
import { listInputLeaves, listInputs, saveBallot, saveMark, saveTasks, saveValue } from './scoring-service.ts'

export const scoringHandlers = {
  leaves: os.scoring.leaves.handler(({ input, context }) => listInputLeaves(context.app, input.cycleId)),
  inputs: os.scoring.inputs.handler(({ input, context }) => listInputs(context.app, input)),
  saveValue: os.scoring.saveValue.handler(({ input, context }) => saveValue(context.app, context.operator, input)),
  saveMark: os.scoring.saveMark.handler(({ input, context }) => saveMark(context.app, context.operator, input)),
  saveBallot: os.scoring.saveBallot.handler(({ input, context }) => saveBallot(context.app, context.operator, input)),
  saveTasks: os.scoring.saveTasks.handler(({ input, context }) => saveTasks(context.app, context.operator, input)),
}
