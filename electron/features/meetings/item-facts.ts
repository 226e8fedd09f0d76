import type { ItemFacts, MeetingRules } from '../../../shared/contract/meetings.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import { counts, findingStatuses } from '../../../shared/domain/finding-status.ts'
import type { App } from '../app.ts'
import { readCycle, readCycles } from '../cycles/cycles-repository.ts'
import { leafFinder } from '../own-indicators/own-leaves.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import { readItem, readMeeting } from './meetings-repository.ts'
import { type JudgedLeaf, type PanelFrame, readPanelFrame } from './panel-frame.ts'

/** What the panel should know of an evaluatee before it marks: last year, and the findings of this year that count. @throws AppError `not_found` */
export function readItemFacts(app: App, itemId: number): ItemFacts {
  const evaluatee = readEvaluatee(app.db, readItem(app.db, itemId).evaluateeId)
  const leafOf = leafFinder(app, evaluatee.cycleId)
  const rows = app.db.all(
    app.db.build
      .selectFrom('finding')
      .select(['id', 'found_on', 'source', 'status', 'indicator', 'description', 'points'])
      .where('evaluatee_id', '=', evaluatee.id)
      .where('status', 'in', findingStatuses.filter(counts))
      .orderBy('found_on', 'desc')
      .orderBy('id', 'desc'),
  )
  const evidence = Map.groupBy(
    rows.length === 0
      ? []
      : app.db.all(
          app.db.build
            .selectFrom('finding_evidence')
            .select(['finding_id', 'hash', 'name'])
            .where(
              'finding_id',
              'in',
              rows.map(({ id }) => id),
            )
            .orderBy('position'),
        ),
    (row) => row.finding_id,
  )
  return {
    participation: evaluatee.participation,
    lastYear: readLastYear(app, evaluatee),
    findings: rows.map(({ id, found_on, source, status, indicator, description, points }) => ({
      id,
      foundOn: found_on,
      source,
      status,
      indicator: leafOf(evaluatee.id, indicator)?.name ?? indicator,
      description,
      points: points === null ? null : fromUnits(points),
      evidence: (evidence.get(id) ?? []).map(({ hash, name }) => ({ hash, name })),
    })),
  }
}

/** The result of the same unit or branch in the newest earlier cycle that has it. */
function readLastYear(app: App, evaluatee: ReturnType<typeof readEvaluatee>): ItemFacts['lastYear'] {
  const { year, kind } = readCycle(app.db, evaluatee.cycleId)
  for (const cycle of readCycles(app.db)) {
    if (cycle.year >= year || cycle.kind !== kind) continue
    const query = app.db.build.selectFrom('evaluatee').select('id').where('cycle_id', '=', cycle.id).where('unit_id', '=', evaluatee.unitId)
    const before = app.db.get(
      evaluatee.branchId === null ? query.where('branch_id', 'is', null) : query.where('branch_id', '=', evaluatee.branchId),
    )
    if (before === undefined || app.results.stored(cycle.id).get(before.id) === undefined) continue
    const { total, rank, of } = app.results.standing(before.id)
    return { cycle: cycle.name, total: total === null ? null : fixed(total, digitsOf(app.results.compiled(cycle.id))), rank, of }
  }
  return null
}

/** What counts in the panel of a meeting, to be read aloud; leaves marked alike stand together, in scheme order. @throws AppError `not_found` */
export function readRules(app: App, meetingId: number): MeetingRules {
  const meeting = readMeeting(app.db, meetingId)
  const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
  const alike = Map.groupBy(frame.leaves, ({ method }) => JSON.stringify([method.groups, method.emptyGroup]))
  const { rounding } = app.results.compiled(meeting.cycleId).scheme.settings
  const own = app.db
    .all(app.db.build.selectFrom('meeting_item').select('evaluatee_id').where('meeting_id', '=', meetingId))
    .filter(({ evaluatee_id }) => frame.leavesOf(evaluatee_id).length > frame.leaves.length).length
  return {
    sets: [...alike.values()].map((leaves) => ruleSet(frame, leaves)),
    own,
    rounding: { digits: rounding.digits, mode: rounding.mode },
  }
}

function ruleSet(frame: PanelFrame, leaves: readonly JudgedLeaf[]): MeetingRules['sets'][number] {
  const [first] = leaves
  const groups = first?.method.groups ?? []
  const weights = groups.reduce((sum, { weight }) => sum + toUnits(weight), 0)
  return {
    leaves: leaves.map(({ code, name, method: { scale } }) => ({
      code,
      name,
      scale:
        scale.kind === 'range'
          ? scale
          : {
              kind: 'options',
              options: scale.options.map((option) => ({ name: option.name, percent: fromUnits(toUnits(option.coefficient) * 100) })),
            },
    })),
    groups: groups.map(({ code, name, weight, aggregate }) => ({
      name,
      percent: percentOf(toUnits(weight), weights),
      judges: frame.judges.filter((judge) => judge.group === code).length,
      aggregate,
    })),
    emptyGroup: first?.method.emptyGroup ?? 'block',
  }
}

/** Share in percent with at most two places, to be read aloud: 1 of 3 → "33.33". */
function percentOf(part: number, whole: number): string {
  return fromUnits(Math.round((part * 10_000) / whole) * (SCALE / 100))
}
