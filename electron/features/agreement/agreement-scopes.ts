import type { AgreementScope } from '../../../shared/contract/agreement.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readAssignments } from '../panels/assignments.ts'
import { type MarkedEvaluatee, readCategories, readJudgeNames, readMarkedEvaluatees } from './agreement-repository.ts'

/** The judges whose agreement is looked at, and whom and what they mark. `leaves` null: every judged leaf. */
export interface Scope {
  readonly panelId: number | null
  readonly name: string
  readonly judgeIds: readonly number[]
  readonly leaves: ReadonlySet<string> | null
  readonly evaluatees: readonly MarkedEvaluatee[]
}

/**
 * Every panel of a cycle as something to look at; in a cycle without panels all judges as one.
 *
 * Exempt evaluatees are in none: nobody marks them.
 *
 * @throws AppError `no_cycle`
 */
export function scopesOf(app: App, cycleId: number): readonly Scope[] {
  readCycle(app.db, cycleId)
  const evaluatees = readMarkedEvaluatees(app.db, cycleId)
  const assignments = readAssignments(app.db, cycleId)
  if (assignments.panels.length === 0) {
    const judgeIds = [...readJudgeNames(app.db, cycleId).keys()].map(Number)
    return [{ panelId: null, name: '', judgeIds, leaves: null, evaluatees }]
  }
  return assignments.panels.map((panel) => ({
    panelId: panel.id,
    name: panel.name,
    judgeIds: panel.judgeIds,
    leaves: panel.leaves.kind === 'all' ? null : new Set(panel.leaves.codes),
    evaluatees: evaluatees.filter(({ id }) => assignments.covers(panel, id)),
  }))
}

/** @throws AppError `no_cycle`, `not_found` (no such panel in the cycle) */
export function scopeOf(app: App, cycleId: number, panelId: number | null): Scope {
  const scope = scopesOf(app, cycleId).find((one) => one.panelId === panelId)
  if (scope === undefined) throw new AppError('not_found', { what: 'panel', id: panelId })
  return scope
}

/** The scopes as the screen offers them, with the categories in which they mark somebody. @throws AppError `no_cycle` */
export function offeredScopes(app: App, cycleId: number): AgreementScope[] {
  const categories = readCategories(app.db, cycleId)
  return scopesOf(app, cycleId).map(({ panelId, name, judgeIds, evaluatees }) => ({
    panelId,
    name,
    judges: judgeIds.length,
    evaluatees: evaluatees.length,
    categories: categories
      .map((category) => ({ ...category, evaluatees: evaluatees.filter(({ categoryId }) => categoryId === category.id).length }))
      .filter((category) => category.evaluatees > 0),
  }))
}
