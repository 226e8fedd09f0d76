import { type Own, ownSchema } from '../../../shared/contract/own-indicators.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import { hashContent } from '../schemes/schemes-repository.ts'

/** Own leaves of one evaluatee of a cycle, with the hash that names exactly this content. @throws AppError `not_found` */
export function readOwn(db: Database, cycleId: number, evaluateeId: number): { readonly own: Own; readonly hash: string } {
  const row = db.get(
    db.build.selectFrom('evaluatee').select('own_indicators').where('id', '=', evaluateeId).where('cycle_id', '=', cycleId),
  )
  if (row === undefined) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  return { own: ownSchema.parse(JSON.parse(row.own_indicators)), hash: hashContent(row.own_indicators) }
}

/** Puts own leaves in place of those before; groups without any leave nothing behind. */
export function writeOwn(db: Database, evaluateeId: number, own: Own): void {
  const filled = Object.fromEntries(Object.entries(own).filter(([, leaves]) => leaves.length > 0))
  const { changes } = db.run(
    db.build
      .updateTable('evaluatee')
      .set({ own_indicators: JSON.stringify(filled) })
      .where('id', '=', evaluateeId),
  )
  if (changes !== 1) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
}

/** Evaluatees of a cycle that take part, in register order, with their own leaves. */
export function listOwn(db: Database, cycleId: number) {
  return db
    .all(
      db.build
        .selectFrom('evaluatee')
        .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
        .innerJoin('category', 'category.id', 'evaluatee.category_id')
        .select(['evaluatee.id', 'evaluatee.name', 'unit.short_name as unit', 'category.name as category', 'evaluatee.own_indicators'])
        .where('evaluatee.cycle_id', '=', cycleId)
        .where('evaluatee.participation', '<>', 'exempt')
        .orderBy('evaluatee.position')
        .orderBy('evaluatee.id'),
    )
    .map(({ own_indicators, ...row }) => ({ ...row, own: ownSchema.parse(JSON.parse(own_indicators)) }))
}

const inputTables = ['finding', 'input_value', 'mark', 'ballot', 'task'] as const

/** How many findings (withdrawn ones too: they name the leaf), values, marks, ballots and tasks an evaluatee has, by leaf code. */
export function countInputs(db: Database, evaluateeId: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const table of inputTables) {
    const rows = db
      .prepare(
        `SELECT indicator, count(*) AS number FROM ${table} WHERE evaluatee_id = ?${table === 'mark' ? " AND state <> 'recused'" : ''} GROUP BY indicator`,
      )
      .all(evaluateeId) as { indicator: string; number: number }[]
    for (const { indicator, number } of rows) {
      const before = counts.get(indicator)
      counts.set(indicator, before === undefined ? number : before + number)
    }
  }
  return counts
}
