import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  endRestore,
  finishRestore,
  orderRestore,
  type RestoreOrder,
  readOrder,
  stageRestore,
} from '../../electron/database/restore-files.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const stamp = '2026-03-20T01-02-03-004Z-restore'

/** A data folder whose old state is told by the content of its files, and a backup beside it. */
function damagedFolder(): { root: string; backup: { path: string; sha256: string } } {
  const root = tempFolder()
  for (const part of ['hengjian.db', 'hengjian.db-wal', 'hengjian.keys']) writeFileSync(join(root, part), `old ${part}`)
  mkdirSync(join(root, 'backups'))
  const path = join(root, 'backups', 'backup.db')
  writeFileSync(path, 'new database')
  return { root, backup: { path, sha256: createHash('sha256').update('new database').digest('hex') } }
}

function orderOf(id: string, change: Partial<RestoreOrder> = {}): RestoreOrder {
  return {
    format: 'hengjian-restore/1',
    id,
    stamp,
    hasKeys: true,
    backup: 'backup.db',
    at: '2026-03-20T01:02:03.004Z',
    by: '李青',
    second: null,
    reason: '硬盘损坏',
    lost: { from: 4, to: 9 },
    process: process.pid,
    ...change,
  }
}

const contentOf = (root: string) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('restore.json'))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const restored = {
  'backups/backup.db': 'new database',
  'hengjian.db': 'new database',
  'hengjian.keys': 'new keys',
  [`quarantine/${stamp}/hengjian.db`]: 'old hengjian.db',
  [`quarantine/${stamp}/hengjian.db-wal`]: 'old hengjian.db-wal',
  [`quarantine/${stamp}/hengjian.keys`]: 'old hengjian.keys',
}

describe('a restore on the disk', () => {
  test('puts the old files aside together, and the restored ones in their place', async () => {
    const { root, backup } = damagedFolder()

    const order = orderOf(await stageRestore(root, backup, 'new keys'))
    await orderRestore(root, order)
    expect(await finishRestore(root)).toEqual(order)

    expect(contentOf(root)).toEqual(restored)
    await endRestore(root, order)
    expect(await readOrder(root)).toBeNull()
    expect(existsSync(join(root, 'quarantine', stamp, 'restore.json'))).toBe(true)
  })

  test('may be carried out again and again without taking the restored files for old ones', async () => {
    const { root, backup } = damagedFolder()
    const order = orderOf(await stageRestore(root, backup, 'new keys'))
    await orderRestore(root, order)

    for (let time = 0; time < 3; time += 1) await finishRestore(root)

    expect(contentOf(root)).toEqual(restored)
  })

  test('without an order nothing happens, and what was staged for none is gone', async () => {
    const { root, backup } = damagedFolder()
    const before = contentOf(root)
    await stageRestore(root, backup, 'new keys')
    // An order that was cut short is none.
    writeFileSync(join(root, `restore.json.${'0'.repeat(8)}.unfinished`), '{')

    expect(await finishRestore(root)).toBeNull()
    expect(readdirSync(root).filter((name) => name.startsWith('restore'))).toEqual([])

    expect(contentOf(root)).toEqual(before)
  })

  test('a plain backup leaves no key slots behind that would ask for a passphrase', async () => {
    const { root, backup } = damagedFolder()
    const order = orderOf(await stageRestore(root, backup, null), { hasKeys: false })
    await orderRestore(root, order)

    await finishRestore(root)

    expect(existsSync(join(root, 'hengjian.keys'))).toBe(false)
    expect(readFileSync(join(root, 'quarantine', stamp, 'hengjian.keys'), 'utf8')).toBe('old hengjian.keys')
  })

  test('a backup that is not what it was is refused before anything is touched', async () => {
    const { root, backup } = damagedFolder()
    const before = contentOf(root)

    await expect(stageRestore(root, { ...backup, sha256: 'f'.repeat(64) }, null)).rejects.toMatchObject({ code: 'backup_damaged' })

    expect(contentOf(root)).toEqual(before)
  })

  test('when the staged file was taken away, the old state comes back rather than none', async () => {
    const { root } = damagedFolder()
    const before = contentOf(root)
    const quarantine = join(root, 'quarantine', stamp)
    mkdirSync(quarantine, { recursive: true })
    for (const part of ['hengjian.db', 'hengjian.db-wal', 'hengjian.keys']) renameSync(join(root, part), join(quarantine, part))
    await orderRestore(root, orderOf('12345678-1234-1234-1234-123456789abc', { hasKeys: false }))

    await finishRestore(root)

    expect(contentOf(root)).toEqual(before)
  })

  test('the order of a program that still runs is left to it', async () => {
    const { root, backup } = damagedFolder()
    const id = await stageRestore(root, backup, null)
    // The process that started this one runs as long as the test.
    await orderRestore(root, orderOf(id, { hasKeys: false, process: process.ppid }))

    await expect(finishRestore(root)).rejects.toMatchObject({ code: 'database_locked' })

    expect(readFileSync(join(root, 'hengjian.db'), 'utf8')).toBe('old hengjian.db')
  })
})

describe('interrupted between any two steps', () => {
  /** Every state of the folder that an interruption of the steps can leave, by how many of them were done. */
  const steps: readonly (readonly [from: string, to: string])[] = [
    ['hengjian.db', `quarantine/${stamp}/hengjian.db`],
    ['hengjian.db-wal', `quarantine/${stamp}/hengjian.db-wal`],
    ['hengjian.keys', `quarantine/${stamp}/hengjian.keys`],
    ['hengjian.keys.ID.restored', 'hengjian.keys'],
    ['hengjian.db.ID.restored', 'hengjian.db'],
  ]

  test.each([0, 1, 2, 3, 4, 5])('after %i of 5 renames the next start finishes the restore', async (done) => {
    const { root, backup } = damagedFolder()
    const id = await stageRestore(root, backup, 'new keys')
    await orderRestore(root, orderOf(id))
    mkdirSync(join(root, 'quarantine', stamp), { recursive: true })
    for (const [from, to] of steps.slice(0, done)) renameSync(join(root, from.replace('ID', id)), join(root, to))

    await finishRestore(root)

    expect(contentOf(root)).toEqual(restored)
  })

  test('in a folder that had no key slots, those of the restored state are not taken for old ones', async () => {
    const { root, backup } = damagedFolder()
    rmSync(join(root, 'hengjian.keys'))
    const id = await stageRestore(root, backup, 'new keys')
    await orderRestore(root, orderOf(id))
    mkdirSync(join(root, 'quarantine', stamp), { recursive: true })
    renameSync(join(root, `hengjian.keys.${id}.restored`), join(root, 'hengjian.keys'))

    await finishRestore(root)

    expect(readFileSync(join(root, 'hengjian.keys'), 'utf8')).toBe('new keys')
    expect(readdirSync(join(root, 'quarantine', stamp)).sort()).toEqual(['hengjian.db', 'hengjian.db-wal'])
  })
})
