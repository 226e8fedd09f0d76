import { os } from '../handlers.ts'
import { agreeBatch, ballotOfPass, correctBallot, takeOutBatch } from './agreement-service.ts'
import { batchView, removeBatch, saveBatch, standingsOf } from './batches-service.ts'
import { countedGroups } from './counted-groups.ts'
import { finishPass, openPass, recountPass, reopenPass, saveBallots } from './counting-service.ts'
import { proposeForms, removeForm, saveForm, surveyOverview } from './forms-service.ts'
import { formResults } from './survey-results.ts'

export const surveysHandlers = {
  overview: os.surveys.overview.handler(({ input, context }) => surveyOverview(context.app, input.cycleId)),
  propose: os.surveys.propose.handler(({ input, context }) => proposeForms(context.app, context.operator, input.cycleId)),
  saveForm: os.surveys.saveForm.handler(({ input, context }) => saveForm(context.app, context.operator, input)),
  removeForm: os.surveys.removeForm.handler(({ input, context }) => removeForm(context.app, context.operator, input.formId)),
  saveBatch: os.surveys.saveBatch.handler(({ input, context }) => saveBatch(context.app, context.operator, input)),
  removeBatch: os.surveys.removeBatch.handler(({ input, context }) => removeBatch(context.app, context.operator, input.batchId)),
  standing: os.surveys.standing.handler(({ input, context }) => standingsOf(context.app, input.formId, input)),
  batch: os.surveys.batch.handler(({ input, context }) => batchView(context.app, input.batchId)),
  openPass: os.surveys.openPass.handler(({ input, context }) => openPass(context.app, context.operator, input)),
  saveBallots: os.surveys.saveBallots.handler(({ input, context }) => saveBallots(context.app, context.operator, input)),
  finishPass: os.surveys.finishPass.handler(({ input, context }) => finishPass(context.app, context.operator, input)),
  reopenPass: os.surveys.reopenPass.handler(({ input, context }) => reopenPass(context.app, context.operator, input)),
  recountPass: os.surveys.recountPass.handler(({ input, context }) => recountPass(context.app, context.operator, input)),
  correct: os.surveys.correct.handler(({ input, context }) => correctBallot(context.app, context.operator, input)),
  ballot: os.surveys.ballot.handler(({ input, context }) => ballotOfPass(context.app, input)),
  agree: os.surveys.agree.handler(({ input, context }) => agreeBatch(context.app, context.operator, input)),
  takeOut: os.surveys.takeOut.handler(({ input, context }) => takeOutBatch(context.app, context.operator, input)),
  results: os.surveys.results.handler(({ input, context }) => formResults(context.app, input.formId)),
  counted: os.surveys.counted.handler(({ input, context }) =>
    countedGroups(context.app.db, input.cycleId).map(({ indicator, group, evaluateeIds }) => ({
      indicator,
      group,
      evaluateeIds: [...evaluateeIds],
    })),
  ),
}
