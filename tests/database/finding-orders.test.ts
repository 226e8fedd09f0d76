import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/database/migration.ts'
import { migrations } from '../../electron/database/migrations/index.ts'

/** How the database finds the rows, in its own words. */
function planOf(sql: string, version: number): string {
  const connection = new BetterSqlite3(':memory:')
  migrate(
    connection,
    migrations.filter((migration) => migration.version <= version),
  )
  const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
  connection.close()
  return steps.map(({ detail }) => detail).join('; ')
}

test.each([
  {
    what: 'findings of one indicator by date',
    sql: "SELECT id FROM finding WHERE cycle_id = 1 AND indicator = 'A' ORDER BY found_on, id",
    plan: 'SEARCH finding USING COVERING INDEX finding_by_indicator (cycle_id=? AND indicator=?)',
  },
  {
    what: 'findings by points',
    sql: 'SELECT id FROM finding WHERE cycle_id = 1 ORDER BY points DESC, id DESC',
    plan: 'SEARCH finding USING COVERING INDEX finding_by_points (cycle_id=?)',
  },
  {
    what: 'overdue findings',
    sql: "SELECT count(*) FROM finding WHERE cycle_id = 1 AND status IN ('confirmed', 'rectifying', 'verifying') AND deadline < '2026-03-20'",
    plan: 'SEARCH finding USING INDEX finding_overdue (cycle_id=? AND deadline<?)',
  },
])('migration 20 reads $what from an index, without sorting', ({ sql, plan }) => {
  expect(planOf(sql, 20)).toBe(plan)
  expect(planOf(sql, 10)).not.toBe(plan)
})
