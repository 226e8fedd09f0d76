import { AppError } from '../../../shared/domain/app-error.ts'
import type { BoundaryChoice } from '../../../shared/domain/glossary.ts'
import { cutByQuotas, sameIds, settleTie } from '../../scoring/decision/index.ts'
import type { App, Topic } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readEvaluateeName } from '../results/results-repository.ts'
import { readDepartures, removeChoice, removeDeparture, type StoredDeparture, writeChoice, writeDeparture } from './decisions-repository.ts'
import { gradeCase, standingsOf } from './standings.ts'

const topics: readonly Topic[] = ['decisions']

/**
 * Departs from the computed place or grade of an evaluatee. What equals the computed result is no departure and is not stored.
 *
 * @throws AppError `operator_required`, `reason_required`, `not_found` (evaluatee; a grade that the scheme does not have), `cycle_closed`,
 *   `status_not_allowed` (no total yet, or a place for who is not ranked), `amount_out_of_range` (place beyond the category), `nothing_to_apply`
 */
export async function depart(
  app: App,
  operator: string | null,
  input: { evaluateeId: number; place: number | null; grade: string | null; reason: string },
): Promise<void> {
  const decidedBy = requireOperator(operator)
  if (input.reason === '') throw new AppError('reason_required', { field: 'reason' })
  await app.write(topics, () => {
    const { cycleId, name } = readEvaluateeName(app.db, input.evaluateeId)
    requireOpenCycle(app.db, cycleId)
    const before = readDepartures(app.db, cycleId)
    const standings = standingsOf(app, cycleId, cutByQuotas(gradeCase(app, cycleId)), before)
    const standing = standings.get(input.evaluateeId)
    if (standing === undefined || standing.total === null) throw new AppError('status_not_allowed', { name })
    if (input.place !== null && standing.computedPlace === null) throw new AppError('status_not_allowed', { name })
    const { bands } = app.results.compiled(cycleId)
    if (input.grade !== null && input.grade !== '' && !bands.some(({ code }) => code === input.grade))
      throw new AppError('not_found', { what: 'grade', code: input.grade })
    const ranked = [...standings.values()].filter((one) => one.categoryId === standing.categoryId && one.computedPlace !== null).length
    if (input.place !== null && input.place > ranked)
      throw new AppError('amount_out_of_range', { field: 'place', value: String(input.place), min: '1', max: String(ranked) })
    const departure: StoredDeparture = {
      evaluateeId: input.evaluateeId,
      place: input.place === standing.computedPlace ? null : input.place,
      grade: (input.grade ?? '') === (standing.computedGrade ?? '') && !standing.open ? null : input.grade,
      reason: input.reason,
      decidedBy,
      decidedAt: app.clock().toISOString(),
    }
    if (departure.place === null && departure.grade === null) throw new AppError('nothing_to_apply', { name })
    writeDeparture(app.db, cycleId, departure)
    logOperation(app, {
      operator: decidedBy,
      action: 'departure_decided',
      objectKind: 'evaluatee',
      objectId: input.evaluateeId,
      note: input.reason,
      detail: {
        cycle: cycleId,
        name,
        place: departure.place,
        grade: departure.grade,
        computedPlace: standing.computedPlace,
        computedGrade: standing.computedGrade,
        before: before.get(input.evaluateeId) ?? null,
      },
    })
  })
}

/** Takes a departure back. @throws AppError `operator_required`, `reason_required`, `not_found`, `cycle_closed` */
export async function takeBack(app: App, operator: string | null, evaluateeId: number, reason: string): Promise<void> {
  const by = requireOperator(operator)
  if (reason === '') throw new AppError('reason_required', { field: 'reason' })
  await app.write(topics, () => {
    const { cycleId, name } = readEvaluateeName(app.db, evaluateeId)
    requireOpenCycle(app.db, cycleId)
    const before = readDepartures(app.db, cycleId).get(evaluateeId)
    if (before === undefined || !removeDeparture(app.db, evaluateeId))
      throw new AppError('not_found', { what: 'decision', id: evaluateeId })
    logOperation(app, {
      operator: by,
      action: 'departure_taken_back',
      objectKind: 'evaluatee',
      objectId: evaluateeId,
      note: reason,
      detail: { cycle: cycleId, name, before },
    })
  })
}

/** Names a tie: the grade whose quota line it lies on, of a category or (null) of the whole cycle. */
interface TieKey {
  readonly cycleId: number
  readonly categoryId: number | null
  readonly grade: string
}

/**
 * Decides a tie on a quota line by one of the four options.
 *
 * @throws AppError `operator_required`, `reason_required`, `cycle_closed`, `changed_meanwhile` (there is no such tie any more, or it is between others),
 *   `status_not_allowed` (no comparison is left that decides), `counts_do_not_add_up` (a vote is missing, or leaves the line between equal votes)
 */
export async function settle(
  app: App,
  operator: string | null,
  input: TieKey & {
    choice: BoundaryChoice
    tied: readonly number[]
    votes: readonly { evaluateeId: number; votes: number }[]
    reason: string
  },
): Promise<void> {
  const decidedBy = requireOperator(operator)
  if (input.reason === '') throw new AppError('reason_required', { field: 'reason' })
  await app.write(topics, () => {
    const { cycleId, categoryId, grade, choice } = input
    requireOpenCycle(app.db, cycleId)
    const stored = gradeCase(app, cycleId)
    const category = categoryId === null ? null : String(categoryId)
    const tie = cutByQuotas(stored).ties.find((one) => one.category === category && one.grade === grade)
    if (tie === undefined || !sameIds(tie.tied, input.tied.map(String))) throw new AppError('changed_meanwhile', { what: 'tie' })
    const votes = Object.fromEntries(input.votes.map(({ evaluateeId, votes: count }) => [String(evaluateeId), count]))
    const settled = settleTie(stored, tie, choice, votes)
    if (!settled.ok)
      throw new AppError(settled.fault === 'no_breaker_left' ? 'status_not_allowed' : 'counts_do_not_add_up', { field: settled.fault })
    const kept = choice === 'vote' ? Object.fromEntries(tie.tied.map((id) => [id, votes[id] ?? 0])) : {}
    writeChoice(app.db, cycleId, {
      categoryId,
      grade,
      choice,
      tied: tie.tied.map(Number),
      admitted: settled.admitted.map(Number),
      votes: kept,
      reason: input.reason,
      decidedBy,
      decidedAt: app.clock().toISOString(),
    })
    logOperation(app, {
      operator: decidedBy,
      action: 'tie_decided',
      objectKind: categoryId === null ? 'cycle' : 'category',
      objectId: categoryId ?? cycleId,
      note: input.reason,
      detail: { cycle: cycleId, grade, choice, tied: tie.tied.map(Number), admitted: settled.admitted.map(Number), votes: kept },
    })
  })
}

/** Opens a decided tie again. @throws AppError `operator_required`, `reason_required`, `not_found`, `cycle_closed` */
export async function unsettle(app: App, operator: string | null, input: TieKey & { reason: string }): Promise<void> {
  const by = requireOperator(operator)
  if (input.reason === '') throw new AppError('reason_required', { field: 'reason' })
  await app.write(topics, () => {
    const { cycleId, categoryId, grade } = input
    requireOpenCycle(app.db, cycleId)
    if (!removeChoice(app.db, cycleId, categoryId, grade)) throw new AppError('not_found', { what: 'tie', code: grade })
    logOperation(app, {
      operator: by,
      action: 'tie_opened_again',
      objectKind: categoryId === null ? 'cycle' : 'category',
      objectId: categoryId ?? cycleId,
      note: input.reason,
      detail: { cycle: cycleId, grade },
    })
  })
}
