import type { CycleOverview } from '../../../shared/contract/cycles.ts'
import type { Database } from '../../database/database.ts'

/** Categories in their order. */
export function listCategories(db: Database, cycleId: number): readonly { readonly id: number; readonly name: string }[] {
  return db.all(db.build.selectFrom('category').select(['id', 'name']).where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
}

export function countParticipation(db: Database, cycleId: number): Pick<CycleOverview['evaluatees'], 'full' | 'byReference' | 'exempt'> {
  const rows = db.all(
    db.build
      .selectFrom('evaluatee')
      .select((expression) => ['participation', expression.fn.countAll<number>().as('number')])
      .where('cycle_id', '=', cycleId)
      .groupBy('participation'),
  )
  const of = (participation: string): number => rows.find((row) => row.participation === participation)?.number ?? 0
  return { full: of('full'), byReference: of('by_reference'), exempt: of('exempt') }
}

/** Findings by what they wait for. `open` counts confirmed ones that are not closed; `overdue` those whose deadline lies before `now`. */
export function countFindings(db: Database, cycleId: number, now: string): CycleOverview['findings'] {
  const rows = db.all(
    db.build
      .selectFrom('finding')
      .select((expression) => [
        'status',
        expression.fn.countAll<number>().as('number'),
        expression.fn.sum<number>(expression.case().when('deadline', '<', now).then(1).else(0).end()).as('late'),
        expression.fn
          .sum<number>(
            expression
              .case()
              .when('found_on', '>=', `${now.slice(0, 7)}-01`)
              .then(1)
              .else(0)
              .end(),
          )
          .as('this_month'),
      ])
      .where('cycle_id', '=', cycleId)
      .where('status', '<>', 'withdrawn')
      .groupBy('status'),
  )
  const number = (...statuses: readonly string[]): number =>
    rows.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + row.number, 0)
  const late = rows
    .filter((row) => ['confirmed', 'rectifying', 'verifying'].includes(row.status))
    .reduce((sum, row) => sum + Number(row.late), 0)
  return {
    total: rows.reduce((sum, row) => sum + row.number, 0),
    draft: number('draft'),
    submitted: number('submitted'),
    returned: number('returned'),
    open: number('confirmed', 'rectifying', 'verifying'),
    overdue: late,
    closed: number('closed'),
    thisMonth: rows.reduce((sum, row) => sum + Number(row.this_month), 0),
  }
}

/** The eight findings that counted last. */
export function latestFindings(db: Database, cycleId: number) {
  return db.all(
    db.build
      .selectFrom('finding')
      .innerJoin('evaluatee', 'evaluatee.id', 'finding.evaluatee_id')
      .select([
        'finding.id',
        'finding.evaluatee_id',
        'evaluatee.name',
        'finding.indicator',
        'finding.points',
        'finding.found_on',
        'finding.description',
      ])
      .where('finding.cycle_id', '=', cycleId)
      .where('finding.status', 'in', ['confirmed', 'rectifying', 'verifying', 'closed'])
      .orderBy('finding.found_on', 'desc')
      .orderBy('finding.id', 'desc')
      .limit(8),
  )
}
