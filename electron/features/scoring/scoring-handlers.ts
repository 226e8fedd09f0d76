import { os } from '../handlers.ts'
import { listMarks } from './marks-view.ts'
import {
  listInputLeaves,
  listInputs,
  saveBallot,
  saveBallots,
  saveMark,
  saveMarks,
  saveTasks,
  saveValue,
  saveValues,
} from './scoring-service.ts'

export const scoringHandlers = {
  leaves: os.scoring.leaves.handler(({ input, context }) => listInputLeaves(context.app, input.cycleId)),
  inputs: os.scoring.inputs.handler(({ input, context }) => listInputs(context.app, input)),
  marks: os.scoring.marks.handler(({ input, context }) => listMarks(context.app, input)),
  saveMarks: os.scoring.saveMarks.handler(({ input, context }) => saveMarks(context.app, context.operator, input)),
  saveValues: os.scoring.saveValues.handler(({ input, context }) => saveValues(context.app, context.operator, input)),
  saveBallots: os.scoring.saveBallots.handler(({ input, context }) => saveBallots(context.app, context.operator, input)),
  saveValue: os.scoring.saveValue.handler(({ input, context }) => saveValue(context.app, context.operator, input)),
  saveMark: os.scoring.saveMark.handler(({ input, context }) => saveMark(context.app, context.operator, input)),
  saveBallot: os.scoring.saveBallot.handler(({ input, context }) => saveBallot(context.app, context.operator, input)),
  saveTasks: os.scoring.saveTasks.handler(({ input, context }) => saveTasks(context.app, context.operator, input)),
}
