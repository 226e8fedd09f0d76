import { expect, onTestFinished, test } from 'vitest'
import { hexOf } from '../../electron/database/audit-line.ts'
import { shippedDriver } from '../../electron/database/driver.ts'
import { migrate } from '../../electron/database/migration.ts'
import { migrations } from '../../electron/database/migrations/index.ts'
import { computeSealsNow, digestOf, storedSeals } from '../../electron/database/row-seals.ts'

/** A database of the form before the audit log, with two lines of the operation log. */
function older() {
  const connection = shippedDriver.open(':memory:', { key: null })
  onTestFinished(() => {
    connection.close()
  })
  connection.pragma('recursive_triggers = ON')
  migrate(
    connection,
    migrations.filter(({ version }) => version <= 70),
  )
  connection.exec(`
    INSERT INTO setting VALUES ('language', 'zh');
    INSERT INTO unit VALUES (1, '001', '省委办公厅', '省委办公厅');
    INSERT INTO operation (id, at, operator, action, object_kind, object_id, note, detail) VALUES
      (3, '2026-03-01T01:00:00.000Z', '李青', 'cycle_created', 'cycle', 1, '', '{"year":2026}'),
      (9, '2026-03-02T01:00:00.000Z', '王平', 'setting_changed', 'setting', NULL, '说明', '{}');
  `)
  return connection
}

interface Line {
  seq: number
  actor: string
  action: string
  note: string
  hash: Uint8Array
}

// The expected hashes were computed by another program from the text that the form states.
test('carries the operation log over into the chain, with hashes that never change', () => {
  const connection = older()

  migrate(connection, migrations)

  const lines = connection.prepare('SELECT seq, actor, action, note, hash FROM audit ORDER BY seq').all() as Line[]
  expect(lines.map(({ seq, actor, action, note, hash }) => [seq, actor, action, note, hexOf(hash).slice(0, 16)]).slice(0, 2)).toEqual([
    [1, '李青', 'cycle_created', '', 'd0d7e0d213537652'],
    [2, '王平', 'setting_changed', '说明', '79f964f745269992'],
  ])
  expect(lines[2]?.action).toBe('audit_begun')
  expect(connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'operation'").pluck().get()).toBe(0)
})

test('seals the rows that are there', () => {
  const connection = older()

  migrate(connection, migrations)

  const stored = storedSeals(connection)
  expect(stored.get('unit')?.rows).toBe(1)
  expect([...stored].map(([name, seal]) => [name, digestOf(seal)])).toEqual(
    [...computeSealsNow(connection)].map(([name, seal]) => [name, digestOf(seal)]),
  )
})

test.each([
  ['changed', "UPDATE audit SET actor = '别人' WHERE seq = 1"],
  ['removed', 'DELETE FROM audit WHERE seq = 3'],
  ['replaced', 'INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1'],
  [
    'added out of order',
    'INSERT INTO audit SELECT 7, at, mono_ms, boot_id, actor, role, action, object_kind, object_id, outcome, note, detail, seals, prev, hash FROM audit WHERE seq = 1',
  ],
])('a line is never %s', (_, sql) => {
  const connection = older()
  migrate(connection, migrations)

  expect(() => connection.exec(sql)).toThrow('the audit log only grows')
})

test('a later migration does not hide a row that was changed before it', () => {
  const connection = older()
  migrate(connection, migrations)
  connection.exec("UPDATE unit SET name = '改过'")

  migrate(connection, [...migrations, { version: 9000, name: 'later', sql: 'ALTER TABLE unit ADD COLUMN x TEXT' }])

  const [stored, computed] = [storedSeals(connection).get('unit'), computeSealsNow(connection).get('unit')]
  expect(stored === undefined || computed === undefined || digestOf(stored).equals(digestOf(computed))).toBe(false)
  expect(storedSeals(connection).get('setting')).toEqual(computeSealsNow(connection).get('setting'))
})
