import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../electron/database/database.ts'
import { newestVersion } from '../../electron/database/migrations/index.ts'
import { openDatabase } from '../../electron/database/open-database.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const noMigration = async () => {
  throw new Error('no migration expected')
}

async function open(path: string, mode: 'new' | 'existing'): Promise<Database> {
  const database = await openDatabase(path, { mode, beforeMigration: noMigration })
  onTestFinished(() => database.close())
  return database
}

/** A finished database file that nobody has open. */
async function makeFile(): Promise<string> {
  const path = join(tempFolder(), 'hengjian.db')
  const database = await openDatabase(path, { mode: 'new', beforeMigration: noMigration })
  database.prepare("INSERT INTO setting VALUES ('language', 'zh')").run()
  database.close()
  return path
}

function pragma(database: Database, name: string): unknown {
  return database.prepare(`PRAGMA ${name}`).pluck().get()
}

describe('opening a database', () => {
  test('sets full synchronisation on a reopened file, where the driver falls back to NORMAL', async () => {
    const path = await makeFile()

    const database = await open(path, 'existing')

    expect({
      synchronous: pragma(database, 'synchronous'),
      journal: pragma(database, 'journal_mode'),
      locking: pragma(database, 'locking_mode'),
      foreignKeys: pragma(database, 'foreign_keys'),
      recursiveTriggers: pragma(database, 'recursive_triggers'),
      trustedSchema: pragma(database, 'trusted_schema'),
    }).toEqual({ synchronous: 2, journal: 'wal', locking: 'exclusive', foreignKeys: 1, recursiveTriggers: 1, trustedSchema: 0 })
  })

  test('brings a new file to the newest form', async () => {
    const database = await open(join(tempFolder(), 'hengjian.db'), 'new')

    expect(pragma(database, 'user_version')).toBe(newestVersion)
  })

  test('refuses a second opener with a message of its own and leaves the first one working', async () => {
    const path = await makeFile()
    const first = await open(path, 'existing')

    await expect(openDatabase(path, { mode: 'existing', beforeMigration: noMigration })).rejects.toMatchObject({ code: 'database_locked' })

    first.prepare("INSERT INTO setting VALUES ('operator', '甲')").run()
    expect(first.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(2)
  })

  test('never makes an empty database where one is missing', async () => {
    const path = join(tempFolder(), 'hengjian.db')

    await expect(openDatabase(path, { mode: 'existing', beforeMigration: noMigration })).rejects.toMatchObject({ code: 'database_missing' })

    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['a file that is no database', (path: string) => writeFileSync(path, 'a letter, not a database '.repeat(400))],
    ['a truncated database', (path: string) => truncateSync(path, 8192 + 100)],
    [
      'a database with an overwritten page',
      (path: string) => {
        const bytes = readFileSync(path)
        bytes.fill(0xa5, 4096, 12_288)
        writeFileSync(path, bytes)
      },
    ],
  ])('refuses %s and leaves it as it was', async (_, damage) => {
    const path = await makeFile()
    damage(path)
    const before = readFileSync(path)

    await expect(openDatabase(path, { mode: 'existing', beforeMigration: noMigration })).rejects.toMatchObject({ code: 'database_corrupt' })

    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('refuses a database of a later version', async () => {
    const path = await makeFile()
    const raw = new BetterSqlite3(path)
    raw.pragma(`user_version = ${newestVersion + 10}`)
    raw.close()

    await expect(openDatabase(path, { mode: 'existing', beforeMigration: noMigration })).rejects.toMatchObject({
      code: 'database_newer',
      data: { version: newestVersion + 10, newest: newestVersion },
    })
  })

  test('refuses a database of another program', async () => {
    const path = join(tempFolder(), 'hengjian.db')
    const raw = new BetterSqlite3(path)
    raw.exec('CREATE TABLE invoices (id INTEGER)')
    raw.close()

    await expect(openDatabase(path, { mode: 'existing', beforeMigration: noMigration })).rejects.toMatchObject({ code: 'database_foreign' })
  })

  test('keeps a committed write through the loss of the process', async () => {
    const path = await makeFile()
    const first = await open(path, 'existing')
    first.prepare("INSERT INTO setting VALUES ('operator', '甲')").run()
    const copy = join(tempFolder(), 'hengjian.db')
    // The files as they lie on the disk now are what a killed process leaves behind.
    copyFileSync(path, copy)
    copyFileSync(`${path}-wal`, `${copy}-wal`)

    const second = await open(copy, 'existing')

    expect(second.prepare("SELECT value FROM setting WHERE key = 'operator'").pluck().get()).toBe('甲')
  })
})
