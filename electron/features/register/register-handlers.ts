import { os } from '../handlers.ts'
import { applyRegister, guessRegister, previewRegister } from './register-import.ts'
import {
  addBranches,
  addCategory,
  addEvaluatee,
  listRegister,
  listUnits,
  removeEvaluatees,
  renameCategory,
  updateEvaluatees,
} from './register-service.ts'

export const registerHandlers = {
  list: os.register.list.handler(({ input, context }) => listRegister(context.app, input.cycleId, context.scope)),
  units: os.register.units.handler(({ context }) => listUnits(context.app, context.scope)),
  guess: os.register.guess.handler(({ input, context }) => guessRegister(context.app, input)),
  preview: os.register.preview.handler(({ input, context }) => previewRegister(context.app, input)),
  apply: os.register.apply.handler(({ input, context }) => applyRegister(context.app, context.operator, input)),
  add: os.register.add.handler(({ input, context }) => addEvaluatee(context.app, context.operator, input)),
  addBranches: os.register.addBranches.handler(({ input, context }) => addBranches(context.app, context.operator, input)),
  update: os.register.update.handler(({ input, context }) => updateEvaluatees(context.app, context.operator, input)),
  remove: os.register.remove.handler(({ input, context }) => removeEvaluatees(context.app, context.operator, input.evaluateeIds)),
  addCategory: os.register.addCategory.handler(({ input, context }) => addCategory(context.app, context.operator, input)),
  renameCategory: os.register.renameCategory.handler(({ input, context }) => renameCategory(context.app, context.operator, input)),
}
