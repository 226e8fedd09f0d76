import type { Own, OwnListed, OwnOf } from '../../../shared/contract/own-indicators.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { syncRecusals } from '../panels/recusals-service.ts'
import { checkOwn, groupsWithOwn, ownSums } from './check-own.ts'
import { countInputs, listOwn, readOwn, writeOwn } from './own-repository.ts'

/** Who may have own leaves in a cycle, and how far each has got. @throws AppError `no_cycle` */
export function listOwnIndicators(app: App, cycleId: number) {
  readCycle(app.db, cycleId)
  const { scheme, nodeIndexByCode } = app.results.compiled(cycleId)
  const groups = groupsWithOwn(scheme)
  const known = new Set(groups.map(({ group }) => group.code))
  const results = app.results.stored(cycleId)
  return {
    groups: groups.map(({ group, room }) => ({
      code: group.code,
      name: group.name,
      points: group.points,
      room: room === null ? null : fromUnits(room),
    })),
    evaluatees: listOwn(app.db, cycleId).map(
      ({ id, name, unit, category, own }): OwnListed => ({
        evaluateeId: id,
        name,
        unitName: unit,
        category,
        groups: ownSums(scheme, own),
        strayed: Object.entries(own).reduce((sum, [group, leaves]) => (known.has(group) ? sum : sum + leaves.length), 0),
        missing: (results.get(id)?.missing ?? []).filter((code) => !nodeIndexByCode.has(code)).length,
      }),
    ),
  }
}

/** The own leaves of one evaluatee with sums, problems and what is entered on them. @throws AppError `no_cycle`, `not_found` */
export function getOwnIndicators(app: App, { cycleId, evaluateeId }: { cycleId: number; evaluateeId: number }): OwnOf {
  readCycle(app.db, cycleId)
  const { own, hash } = readOwn(app.db, cycleId, evaluateeId)
  const codes = new Set(Object.values(own).flatMap((leaves) => leaves.map(({ code }) => code)))
  const inputs = [...countInputs(app.db, evaluateeId)].filter(([code]) => codes.has(code))
  return { own, hash, inputs: Object.fromEntries(inputs), ...inspectOwn(app, cycleId, own) }
}

/** Sums and problems of own leaves under the cycle's scheme. @throws AppError `no_cycle` */
export function inspectOwn(app: App, cycleId: number, own: Own) {
  const { scheme } = app.results.compiled(cycleId)
  return { groups: ownSums(scheme, own), problems: checkOwn(scheme, own) }
}

/**
 * Saves the own leaves of one evaluatee and rescores it, in one transaction.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `not_found`, `changed_meanwhile`, `scheme_invalid` (the first problem that refuses saving),
 *   `scheme_sum_problem` (a sum differs and nobody said yes; count), `in_use` (a leaf would go that findings or inputs name; name, count)
 */
export async function saveOwnIndicators(
  app: App,
  operatorName: string | null,
  input: { cycleId: number; evaluateeId: number; own: Own; expectedHash: string; acceptProblems: boolean },
): Promise<OwnOf> {
  const operator = requireOperator(operatorName)
  const { cycleId, evaluateeId, own } = input
  await app.write(['register', 'inputs', 'results'], () => {
    requireOpenCycle(app.db, cycleId)
    const before = readOwn(app.db, cycleId, evaluateeId)
    if (before.hash !== input.expectedHash) throw new AppError('changed_meanwhile', { what: 'own_indicators', id: evaluateeId })
    const { problems } = inspectOwn(app, cycleId, own)
    const refusing = problems.find(({ severity }) => severity === 'refusing')
    if (refusing !== undefined) throw new AppError('scheme_invalid', { at: refusing.at, problem: refusing.code, ...refusing.values })
    const notices = problems.filter(({ severity }) => severity === 'notice')
    if (notices.length > 0 && !input.acceptProblems) throw new AppError('scheme_sum_problem', { count: notices.length })
    requireNothingLost(app, evaluateeId, before.own, own)
    writeOwn(app.db, evaluateeId, own)
    app.results.rescore(cycleId, [evaluateeId])
    logOperation(app, {
      operator,
      action: 'own_indicators_saved',
      objectKind: 'evaluatee',
      objectId: evaluateeId,
      detail: { before: before.own, accepted: notices },
    })
    syncRecusals(app, operator, cycleId)
  })
  return getOwnIndicators(app, input)
}

/** A leaf with findings or inputs stays: they would point at nothing. @throws AppError `in_use` */
export function requireNothingLost(app: App, evaluateeId: number, before: Own, after: Own): void {
  const kept = new Set(Object.values(after).flatMap((leaves) => leaves.map(({ code }) => code)))
  const gone = Object.values(before).flatMap((leaves) => leaves.filter(({ code }) => !kept.has(code)))
  if (gone.length === 0) return
  const inputs = countInputs(app.db, evaluateeId)
  for (const { code, name } of gone) {
    const count = inputs.get(code)
    if (count !== undefined) throw new AppError('in_use', { what: 'own_indicator', code, name, count })
  }
}
