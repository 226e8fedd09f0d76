import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backupDatabase, latestBackup } from '../../electron/database/backup.ts'
import { readManifest } from '../../electron/database/backup-manifest.ts'
import { newestVersion } from '../../electron/database/migrations/index.ts'
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

  test('takes away what is not kept any more, and its manifest', async () => {
    const folder = tempFolder()
    const backups = join(folder, 'backups')
    mkdirSync(backups)
    const two = (value: number) => String(value).padStart(2, '0')
    const old = Array.from({ length: 25 }, (_, index) => `hengjian-2026-01-05T04-${two(index)}-00-000Z-import.db`)
    for (const name of old) for (const file of [name, `${name}.json`]) writeFileSync(join(backups, file), '')
    const database = await openNew(folder)

    const newest = await backupDatabase(database, backups, 'import', new Date('2026-02-01T00:00:00Z'))

    // Nineteen of the old ones and the new one are the twenty newest.
    const kept = [...old.slice(6), newest.name].flatMap((name) => [name, `${name}.json`])
    expect(readdirSync(backups).sort()).toEqual(kept.sort())
  })

  test('stays although the clock was set back, and its name is the oldest', async () => {
    const folder = tempFolder()
    const backups = join(folder, 'backups')
    mkdirSync(backups)
    for (let day = 1; day <= 60; day += 1)
      writeFileSync(
        join(backups, `hengjian-2026-0${day > 30 ? 4 : 3}-${String(((day - 1) % 30) + 1).padStart(2, '0')}T00-00-00-000Z-timed.db`),
        '',
      )
    const database = await openNew(folder)

    const made = await backupDatabase(database, backups, 'timed', new Date('2016-02-01T00:00:00Z'))

    expect(readdirSync(backups)).toContain(made.name)
  })

  test('says beside it what it is', async () => {
    const folder = tempFolder()
    const database = await openNew(folder)
    database.prepare("INSERT INTO unit (code, name, short_name) VALUES ('1', '档案馆', '档案馆')").run()
    const sign = () => ({ key: 'k', value: 'v' })

    const { name, path, bytes } = await backupDatabase(database, join(folder, 'backups'), 'manual', new Date('2026-03-20T01:02:03.004Z'), {
      madeBy: '李青',
      program: '0.1.0',
      isOptional: false,
      sign,
    })

    const manifest = await readManifest(join(folder, 'backups'), name)
    expect(manifest).toMatchObject({
      format: 'hengjian-backup/1',
      name,
      at: '2026-03-20T01:02:03.004Z',
      reason: 'manual',
      madeBy: '李青',
      program: '0.1.0',
      schemaVersion: newestVersion,
      bytes,
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      tail: { seq: 0, at: null, hash: null },
      seals: [],
      keySlots: null,
      signature: { key: 'k', value: 'v' },
    })
    expect(manifest?.counts).toMatchObject({ cycles: 0, findings: 0, marks: 0 })
  })

  test('is refused on a disk without room for it twice, and no file stays', async () => {
    const folder = tempFolder()
    const database = await openNew(folder)
    const origin = { madeBy: null, program: '', isOptional: false, sign: () => null, free: () => Promise.resolve(100_000) }

    const refused = backupDatabase(database, join(folder, 'backups'), 'import', new Date(), origin)

    await expect(refused).rejects.toMatchObject({ code: 'backup_space_low', data: { free: 0 } })
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
  })

  test('that nothing waits for is not begun below 500 MB, while one before an import is', async () => {
    const folder = tempFolder()
    const database = await openNew(folder)
    const origin = { madeBy: null, program: '', sign: () => null, free: () => Promise.resolve(499 * 1024 * 1024) }
    const backups = join(folder, 'backups')

    const optional = backupDatabase(database, backups, 'timed', new Date('2026-03-20T01:00:00Z'), { ...origin, isOptional: true })
    await expect(optional).rejects.toMatchObject({ code: 'backup_space_low', data: { free: 499, needed: 500 } })
    await backupDatabase(database, backups, 'import', new Date('2026-03-20T01:01:00Z'), { ...origin, isOptional: false })

    expect(readdirSync(backups).filter((name) => name.endsWith('.db'))).toEqual(['hengjian-2026-03-20T01-01-00-000Z-import.db'])
  })

  test('has no name, and so is no backup, when it cannot be written', async () => {
    const folder = tempFolder()
    const database = await openNew(folder)
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be')

    await expect(backupDatabase(database, join(folder, 'backups'), 'import', new Date())).rejects.toThrow()

    expect(readdirSync(folder).filter((name) => name.endsWith('-import.db'))).toEqual([])
  })
})
