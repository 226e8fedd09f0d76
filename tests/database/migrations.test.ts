import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Migration, migrate } from '../../electron/database/migration.ts'
import { migrations } from '../../electron/database/migrations/index.ts'

function memory(): BetterSqlite3.Database {
  const connection = new BetterSqlite3(':memory:')
  connection.pragma('foreign_keys = ON')
  onTestFinished(() => {
    connection.close()
  })
  return connection
}

const first: Migration = { version: 10, name: 'first', sql: 'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT' }
const second: Migration = { version: 20, name: 'second', sql: 'ALTER TABLE a ADD COLUMN name TEXT' }

describe('migrating', () => {
  test('applies only what is pending, oldest first', () => {
    const connection = memory()
    migrate(connection, [first])

    const { applied } = migrate(connection, [first, second])

    expect(applied).toEqual([20])
    expect(connection.pragma('user_version', { simple: true })).toBe(20)
  })

  test('changes nothing when one of the steps fails', () => {
    const connection = memory()
    const broken: Migration = { version: 30, name: 'broken', sql: 'ALTER TABLE nowhere ADD COLUMN x TEXT' }

    expect(() => migrate(connection, [first, second, broken])).toThrow('no such table')

    expect(connection.pragma('user_version', { simple: true })).toBe(0)
    expect(connection.prepare('SELECT name FROM sqlite_master').all()).toEqual([])
  })

  test('has numbers that only grow', () => {
    const versions = migrations.map((migration) => migration.version)

    expect(versions).toEqual([...versions].sort((a, b) => a - b))
    expect(new Set(versions).size).toBe(versions.length)
  })
})

describe('migration 10, the first form', () => {
  function migrated(): BetterSqlite3.Database {
    const connection = memory()
    connection.pragma('recursive_triggers = ON')
    migrate(
      connection,
      migrations.filter((migration) => migration.version <= 10),
    )
    connection.exec(`
      INSERT INTO scheme_version (id, scheme_code, number, name, kind, state, hash, published_at, created_at, content)
        VALUES (1, 's', 1, 'S', 'unit', 'published', 'h', '2026-01-01', '2026-01-01', '{}');
      INSERT INTO cycle VALUES (1, 2026, '2026', 'unit', 'open', 1, 0, '2026-01-01');
      INSERT INTO category VALUES (1, 1, '党群机关', 1);
      INSERT INTO unit VALUES (1, '001', '省委办公厅', '省委办公厅');
      INSERT INTO evaluatee VALUES (1, 1, 1, NULL, 1, '001', '省委办公厅', '省委办公厅', 'full', '', 'x', 'x', '{}', 1);
    `)
    return connection
  }
  const finding = (status: string, recordedBy: string, confirmedBy: string | null, exception: number) =>
    `INSERT INTO finding (cycle_id, evaluatee_id, indicator, rule, quantity, description, found_on, source, status, recorded_by, confirmed_by, one_person_exception, created_at, updated_at)
     VALUES (1, 1, 'A1', 'r1', 10000, '', '2026-03-01', 'routine_supervision', '${status}', '${recordedBy}', ${confirmedBy === null ? 'NULL' : `'${confirmedBy}'`}, ${exception}, '', '')`

  test('makes every table strict', () => {
    const connection = memory()
    migrate(connection, migrations)

    const loose = connection
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all()

    expect(loose).toEqual([])
  })

  test('refuses a confirmed finding without its confirmer', () => {
    expect(() => migrated().exec(finding('confirmed', '甲', null, 0))).toThrow('CHECK constraint')
  })

  test('refuses a recorder who confirms the own finding without the one-person exception', () => {
    const connection = migrated()

    expect(() => connection.exec(finding('confirmed', '甲', '甲', 0))).toThrow('CHECK constraint')
    connection.exec(finding('confirmed', '甲', '甲', 1))
    connection.exec(finding('confirmed', '甲', '乙', 0))

    expect(connection.prepare('SELECT count(*) FROM finding').pluck().get()).toBe(2)
  })

  test('keeps the content of a published scheme version', () => {
    expect(() => migrated().exec(`UPDATE scheme_version SET content = '{"x":1}'`)).toThrow('frozen')
  })

  test('keeps zero and not entered apart: only a scored value carries a number', () => {
    const connection = migrated()

    expect(() => connection.exec("INSERT INTO input_value VALUES (1, 'A1', 'scored', NULL, NULL, NULL)")).toThrow('CHECK constraint')
    expect(() => connection.exec("INSERT INTO input_value VALUES (1, 'A1', 'absent', 0, NULL, NULL)")).toThrow('CHECK constraint')
    connection.exec("INSERT INTO input_value VALUES (1, 'A1', 'scored', 0, NULL, NULL)")
  })
})
