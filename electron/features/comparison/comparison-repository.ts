import type { Database } from '../../database/database.ts'

/** Counting findings with a deadline, and how many of them are closed, by evaluatee. */
export function countClosing(
  db: Database,
  evaluateeIds: readonly number[],
): ReadonlyMap<number, { readonly withDeadline: number; readonly closed: number }> {
  const rows = db.all(
    db.build
      .selectFrom('finding')
      .select((expression) => [
        'evaluatee_id',
        expression.fn.countAll<number>().as('with_deadline'),
        expression.fn.sum<number>(expression.case().when('status', '=', 'closed').then(1).else(0).end()).as('closed'),
      ])
      .where('evaluatee_id', 'in', [...evaluateeIds])
      .where('deadline', 'is not', null)
      .where('status', 'in', ['confirmed', 'rectifying', 'verifying', 'closed'])
      .groupBy('evaluatee_id'),
  )
  return new Map(rows.map((row) => [row.evaluatee_id, { withDeadline: row.with_deadline, closed: row.closed }]))
}
