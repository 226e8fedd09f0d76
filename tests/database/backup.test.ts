import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backupDatabase, latestBackup } from '../../electron/database/backup.ts'
import { openDatabase } from '../../electron/database/open-database.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

async function openNew(folder: string) {
  const database = await openDatabase(join(folder, 'hengjian.db'), { mode: 'new', beforeMigration: async () => undefined })
  onTestFinished(() => database.close())
  return database
}

describe('an automatic backup', () => {
  test('holds what was committed and is named after its reason', async () => {
    const folder = tempFolder()
    const database = await openNew(folder)
    database.prepare("INSERT INTO setting VALUES ('operator', '甲')").run()

    const backup = await backupDatabase(database, join(folder, 'backups'), 'import', new Date('2026-03-20T01:02:03.004Z'))

    expect(backup.name).toBe('hengjian-2026-03-20T01-02-03-004Z-import.db')
    const copy = new BetterSqlite3(backup.path, { readonly: true })
    onTestFinished(() => {
      copy.close()
    })
    expect(copy.prepare('SELECT value FROM setting').pluck().all()).toEqual(['甲'])
    expect((await latestBackup(join(folder, 'backups')))?.name).toBe(backup.name)
  })

  test('keeps the newest twenty', async () => {
    const folder = tempFolder()
    const backups = join(folder, 'backups')
    mkdirSync(backups)
    for (let day = 1; day <= 25; day += 1)
      writeFileSync(join(backups, `hengjian-2026-01-${String(day).padStart(2, '0')}T00-00-00-000Z-import.db`), '')
    const database = await openNew(folder)

    const newest = await backupDatabase(database, backups, 'import', new Date('2026-02-01T00:00:00Z'))

    const names = readdirSync(backups).sort()
    expect(names).toHaveLength(20)
    expect(names.at(-1)).toBe(newest.name)
  })

  test('has no name, and so is no backup, when it cannot be written', async () => {
    const folder = tempFolder()
    const database = await openNew(folder)
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be')

    await expect(backupDatabase(database, join(folder, 'backups'), 'import', new Date())).rejects.toThrow()

    expect(readdirSync(folder).filter((name) => name.endsWith('-import.db'))).toEqual([])
  })
})
