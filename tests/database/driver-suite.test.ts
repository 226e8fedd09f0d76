import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { DatabaseKey, SqlConnection, SqlDriver } from '../../electron/database/driver.ts'
import { shippedDriver } from '../../electron/database/driver.ts'
import { newestVersion } from '../../electron/database/migrations/index.ts'
import { openDatabase } from '../../electron/database/open-database.ts'
import { plainDriver } from '../helpers/plain-driver.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const keyOf = (cipher: DatabaseKey['cipher'], byte = 7): DatabaseKey => ({ cipher, bytes: new Uint8Array(32).fill(byte) })

/** What every driver must do alike, whether its files are encrypted or not. */
const drivers: readonly { readonly name: string; readonly driver: SqlDriver; readonly key: DatabaseKey | null }[] = [
  { name: 'better-sqlite3', driver: plainDriver, key: null },
  { name: 'the shipped driver, plain', driver: shippedDriver, key: null },
  { name: 'the shipped driver, chacha20', driver: shippedDriver, key: keyOf('chacha20') },
  { name: 'the shipped driver, sqlcipher', driver: shippedDriver, key: keyOf('sqlcipher') },
]

describe.each(drivers)('$name', ({ driver, key }) => {
  function open(path = join(tempFolder(), 'a.db')): SqlConnection {
    const connection = driver.open(path, { key })
    onTestFinished(() => void connection.close())
    return connection
  }

  test('keeps whole numbers, texts, bytes and absence as they were given', () => {
    const connection = open()
    connection.exec('CREATE TABLE a (n INTEGER, t TEXT, b BLOB, x TEXT) STRICT')

    const outcome = connection.prepare('INSERT INTO a VALUES (?, ?, ?, ?)').run(9_007_199_254_740_991, '衡鉴', Buffer.from([0, 255]), null)

    expect(outcome).toEqual({ changes: 1, lastInsertRowid: 1 })
    expect(connection.prepare('SELECT * FROM a').get()).toEqual({ n: 9_007_199_254_740_991, t: '衡鉴', b: Buffer.from([0, 255]), x: null })
    expect(connection.prepare('SELECT n, t FROM a').raw(true).all()).toEqual([[9_007_199_254_740_991, '衡鉴']])
    expect(connection.prepare('SELECT t FROM a').pluck().get()).toBe('衡鉴')
    expect([...connection.prepare('SELECT t FROM a').iterate()]).toEqual([{ t: '衡鉴' }])
    expect(connection.prepare('SELECT t FROM a WHERE n = 0').get()).toBeUndefined()
  })

  test('takes a transaction back as a whole when its work throws', () => {
    const connection = open()
    connection.exec('CREATE TABLE a (n INTEGER) STRICT')
    const failing = connection.transaction(() => {
      connection.prepare('INSERT INTO a VALUES (1)').run()
      throw new Error('no')
    })

    expect(() => failing.immediate()).toThrow('no')

    expect(connection.inTransaction).toBe(false)
    expect(connection.prepare('SELECT count(*) FROM a').pluck().get()).toBe(0)
  })

  test('says by code what went wrong', () => {
    const connection = open()
    connection.exec('CREATE TABLE a (n INTEGER PRIMARY KEY) STRICT; INSERT INTO a VALUES (1)')

    expect(() => connection.prepare('INSERT INTO a VALUES (1)').run()).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }),
    )
  })

  test('calls a function of the program from SQL', () => {
    const connection = open()
    connection.function('twice', { deterministic: true }, (value: number) => value * 2)

    expect(connection.prepare('SELECT twice(21)').pluck().get()).toBe(42)
  })

  test('tells a second opener at once that the file is taken', async () => {
    const path = join(tempFolder(), 'a.db')
    const first = await openDatabase(path, { mode: 'new', keys: [key], driver, beforeMigration: async () => undefined })
    onTestFinished(() => first.close())

    const second = openDatabase(path, { mode: 'existing', keys: [key], driver, beforeMigration: async () => undefined })

    await expect(second).rejects.toMatchObject({ code: 'database_locked' })
  })

  test('makes and reopens the whole database with full synchronisation, and copies it', async () => {
    const folder = tempFolder()
    const path = join(folder, 'a.db')
    const made = await openDatabase(path, { mode: 'new', keys: [key], driver, beforeMigration: async () => undefined })
    made.transaction(() => made.prepare("INSERT INTO setting VALUES ('operator', '甲')").run())
    made.close()

    const reopened = await openDatabase(path, { mode: 'existing', keys: [key], driver, beforeMigration: async () => undefined })
    onTestFinished(() => reopened.close())
    await reopened.copyTo(join(folder, 'copy.db'))

    const pragma = (name: string): unknown => reopened.prepare(`PRAGMA ${name}`).pluck().get()
    expect([pragma('synchronous'), pragma('journal_mode'), pragma('locking_mode'), pragma('user_version')]).toEqual([
      2,
      'wal',
      'exclusive',
      newestVersion,
    ])
    const copy = driver.open(join(folder, 'copy.db'), { key, readonly: true })
    onTestFinished(() => void copy.close())
    expect(copy.prepare('SELECT value FROM setting').pluck().all()).toEqual(['甲'])
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(() => copy.exec('DELETE FROM setting')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }))
  })

  test('writes what was entered in clear only where there is no key', async () => {
    const path = join(tempFolder(), 'a.db')
    const database = await openDatabase(path, { mode: 'new', keys: [key], driver, beforeMigration: async () => undefined })
    database.prepare("INSERT INTO setting VALUES ('operator', 'MARKER-IN-THE-LOG')").run()

    const log = readFileSync(`${path}-wal`).includes('MARKER-IN-THE-LOG')
    database.close()

    expect([log, readFileSync(path).includes('MARKER-IN-THE-LOG')]).toEqual(key === null ? [true, true] : [false, false])
  })
})

describe.each(['chacha20', 'sqlcipher'] as const)('an encrypted file (%s)', (cipher) => {
  async function make(): Promise<string> {
    const path = join(tempFolder(), 'a.db')
    const database = await openDatabase(path, { mode: 'new', keys: [keyOf(cipher)], beforeMigration: async () => undefined })
    database.close()
    return path
  }

  test.each([
    ['another key', [keyOf(cipher, 8)]],
    ['no key', [null]],
    ['several wrong ones', [keyOf(cipher, 8), null]],
  ] as const)('does not open with %s, and stays as it was', async (_, keys) => {
    const path = await make()
    const before = readFileSync(path)

    const opening = openDatabase(path, { mode: 'existing', keys, beforeMigration: async () => undefined })

    await expect(opening).rejects.toMatchObject({ code: 'database_corrupt' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('opens with the key among several that is its own', async () => {
    const path = await make()

    const database = await openDatabase(path, {
      mode: 'existing',
      keys: [null, keyOf(cipher, 8), keyOf(cipher)],
      beforeMigration: async () => undefined,
    })

    expect(database.key).toEqual(keyOf(cipher))
    database.close()
  })
})

test('a driver that cannot encrypt refuses a key instead of writing in clear', () => {
  expect(() => plainDriver.open(join(tempFolder(), 'a.db'), { key: keyOf('chacha20') })).toThrow('does not encrypt')
})

test('a file of one driver is read by the other', async () => {
  const path = join(tempFolder(), 'a.db')
  const made = await openDatabase(path, { mode: 'new', driver: shippedDriver, beforeMigration: async () => undefined })
  made.prepare("INSERT INTO setting VALUES ('operator', '甲')").run()
  made.close()

  const read = await openDatabase(path, { mode: 'existing', driver: plainDriver, beforeMigration: async () => undefined })

  expect(read.prepare('SELECT value FROM setting').pluck().all()).toEqual(['甲'])
  read.close()
})
