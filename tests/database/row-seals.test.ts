import { fc, test } from '@fast-check/vitest'
import { describe, expect, onTestFinished } from 'vitest'
import { wrapConnection } from '../../electron/database/database.ts'
import { type SqlConnection, shippedDriver } from '../../electron/database/driver.ts'
import { computeSealsNow, digestOf, keepRowSeals, type RowSeals, storedSeals } from '../../electron/database/row-seals.ts'

function opened(): SqlConnection {
  const connection = shippedDriver.open(':memory:', { key: null })
  onTestFinished(() => {
    connection.close()
  })
  connection.pragma('recursive_triggers = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('foreign_keys = ON')
  connection.exec(`
    CREATE TABLE row_seal (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE, content BLOB) STRICT;
    CREATE TABLE result (id INTEGER PRIMARY KEY) STRICT;
  `)
  return connection
}

const plain = (seals: ReturnType<typeof storedSeals>) =>
  Object.fromEntries(
    [...seals].filter(([, { rows }]) => rows > 0).map(([name, seal]) => [name, [seal.rows, digestOf(seal).toString('hex')]]),
  )

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      id: fc.integer({ min: 1, max: 6 }),
      name: fc.string({ unit: 'grapheme', maxLength: 6 }),
    }),
    fc.record({ kind: fc.constant('child' as const), id: fc.integer({ min: 1, max: 6 }), content: fc.uint8Array({ maxLength: 5 }) }),
    fc.record({ kind: fc.constant('rename' as const), id: fc.integer({ min: 1, max: 6 }), name: fc.string({ maxLength: 6 }) }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('clear' as const) }),
    fc.record({ kind: fc.constant('write' as const) }),
  ),
  { maxLength: 30 },
)
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

function take(connection: SqlConnection, seals: RowSeals, step: Step): void {
  switch (step.kind) {
    case 'put':
      connection.prepare('INSERT OR REPLACE INTO parent VALUES (?, ?)').run(step.id, step.name)
      return
    case 'child':
      connection
        .prepare('INSERT INTO child (parent_id, content) SELECT id, ? FROM parent WHERE id = ?')
        .run(Buffer.from(step.content), step.id)
      return
    case 'rename':
      connection.prepare('UPDATE parent SET name = ? WHERE id >= ?').run(step.name, step.id)
      return
    case 'remove':
      connection.prepare('DELETE FROM parent WHERE id = ?').run(step.id)
      return
    case 'clear':
      connection.exec('DELETE FROM child')
      return
    case 'write':
      seals.write()
      return
  }
}

describe('the seals of rows', () => {
  test.prop([steps], { numRuns: 150, seed: 20261122 })(
    'are those of the rows after any changes, cascades and replacements included',
    (all) => {
      const connection = opened()
      const seals = keepRowSeals(connection)

      for (const step of all) take(connection, seals, step)
      seals.write()

      expect(plain(storedSeals(connection))).toEqual(plain(computeSealsNow(connection)))
    },
  )

  test('forget what a transaction gathered that was rolled back, and keep what was before it', () => {
    const connection = opened()
    const database = wrapConnection(connection, ':memory:', null)
    const seals = database.keepRowSeals()
    database.atTransactionEnd({
      begun: () => seals.mark(),
      beforeCommit: () => void seals.write(),
      afterCommit: () => undefined,
      afterRollback: () => seals.rollBack(),
    })
    database.prepare("INSERT INTO parent VALUES (1, '先')").run()

    expect(() =>
      database.transaction(() => {
        database.prepare("INSERT INTO parent VALUES (2, '退')").run()
        throw new Error('given up')
      }),
    ).toThrow('given up')
    database.transaction(() => database.prepare("INSERT INTO parent VALUES (3, '后')").run())

    expect(storedSeals(connection).get('parent')?.rows).toBe(2)
    expect(plain(storedSeals(connection))).toEqual(plain(computeSealsNow(connection)))
  })

  test('say what came and went, and nothing for a table that is computed anyway', () => {
    const connection = opened()
    const seals = keepRowSeals(connection)
    connection.exec("INSERT INTO parent VALUES (1, '甲'), (2, '乙'); DELETE FROM parent WHERE id = 1; INSERT INTO result VALUES (1)")

    expect(seals.write()).toEqual(new Map([['parent', [2, 1]]]))
    expect(seals.write()).toBeNull()
  })

  test('are not kept by another connection, so that what it changes does not fit', () => {
    const connection = opened()
    const seals = keepRowSeals(connection)
    connection.exec("INSERT INTO parent VALUES (1, '甲')")
    seals.write()

    for (const name of connection.prepare("SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'").pluck().all()) {
      connection.exec(`DROP TRIGGER temp."${String(name)}"`)
    }
    connection.exec("UPDATE parent SET name = '乙'")

    expect(plain(storedSeals(connection))).not.toEqual(plain(computeSealsNow(connection)))
  })
})
