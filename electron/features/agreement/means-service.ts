import type { LeafMeans } from '../../../shared/contract/agreement.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import type { App } from '../app.ts'
import { leafMeans } from '../results/leaf-means.ts'
import { readEvaluateeName } from '../results/results-repository.ts'
import { readJudgeNames } from './agreement-repository.ts'

/**
 * What counted and what was dropped in every mean of one evaluatee's judged leaves, in print order, own leaves last.
 *
 * @throws AppError `not_found` (no such evaluatee in the cycle)
 */
export function meansOf(app: App, cycleId: number, evaluateeId: number): LeafMeans[] {
  if (readEvaluateeName(app.db, evaluateeId).cycleId !== cycleId) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  const compiled = app.results.compiled(cycleId)
  const inputs = app.results.inputsOf(evaluateeId)
  const names = readJudgeNames(app.db, cycleId)
  return [...compiled.leaves, ...ownLeaves(compiled, inputs.ownIndicators)]
    .filter(({ method }) => method.kind === 'judged')
    .map((leaf) => ({ indicator: leaf.code, name: leaf.name, groups: leafMeans(leaf, inputs.marks.get(leaf.index) ?? [], names) }))
}
