import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { createBackupKeeper } from '../../../electron/features/backups/backup-keeper.ts'
import { openTestApp, type TestClock } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const startOfDay = () => ({ now: new Date('2026-03-20T08:00:00Z') })
const later = (clock: TestClock, minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}
const namesIn = (app: App) =>
  readdirSync(app.folder.backups)
    .filter((name) => name.endsWith('.db'))
    .map((name) => name.replace(/^hengjian-2026-03-20T(..)-(..)-.*Z-(.*)\.db$/u, '$1:$2 $3'))
    .sort()
const change = (app: App, operator: string) => clientOf(app).settings.change({ operator })

describe('backups by time', () => {
  test('one every fifteen minutes while something changes, and none while nothing does', async () => {
    const clock = startOfDay()
    const app = await openTestApp(clock)

    await app.backups.tick()
    await change(app, '李青')
    await app.backups.tick()
    later(clock, 14)
    await change(app, '王敏')
    await app.backups.tick()
    later(clock, 1)
    await app.backups.tick()
    later(clock, 60)
    await app.backups.tick()

    expect(namesIn(app)).toEqual(['08:00 timed', '08:15 timed'])
  })

  test('a clock that was set back does not hold them up', async () => {
    const clock = startOfDay()
    const app = await openTestApp(clock)
    await change(app, '李青')
    await app.backups.tick()

    later(clock, -120)
    await change(app, '王敏')
    await app.backups.tick()

    expect(namesIn(app)).toEqual(['06:00 timed', '08:00 timed'])
  })

  test('a full disk is told in place of the backup, and the next tick tries again', async () => {
    const clock = startOfDay()
    const app = await openTestApp(clock)
    let free = 100_000
    const keeper = await createBackupKeeper({ ...app, sign: app.audit.sign, free: () => Promise.resolve(free) })
    await change(app, '李青')

    await keeper.tick()
    expect(keeper.trouble).toEqual({
      at: '2026-03-20T08:00:00.000Z',
      code: 'backup_space_low',
      data: { path: app.folder.backups, free: 0, needed: 500 },
    })
    free = 1024 ** 3
    await keeper.tick()

    expect(keeper.trouble).toBeNull()
    expect(namesIn(app)).toEqual(['08:00 timed'])
  })

  test('the state says what went wrong, and what was saved is counted as not yet backed up', async () => {
    const clock = startOfDay()
    const app = await openTestApp(clock)
    const keeper = await createBackupKeeper({ ...app, sign: app.audit.sign, free: () => Promise.resolve(0) })
    await change(app, '李青')
    await keeper.tick()

    const state = await clientOf({ ...app, backups: keeper }).backups.state()

    expect(state).toMatchObject({ lastAt: null, changedSince: true, trouble: { code: 'backup_space_low' } })
  })
})

describe('at the end of the program', () => {
  test('a last backup is made when something changed since the one before', async () => {
    const clock = startOfDay()
    const app = await openTestApp(clock)
    await change(app, '李青')

    await app.backups.finish()
    later(clock, 5)
    await app.backups.finish()

    expect(namesIn(app)).toEqual(['08:00 exit'])
  })

  test('nothing is made for a start alone', async () => {
    const clock = startOfDay()
    const folder = tempFolder()
    const first = await openTestApp(clock, folder)
    await change(first, '李青')
    await first.backups.finish()
    first.close()

    later(clock, 60)
    const second = await openTestApp(clock, folder)
    await second.backups.finish()

    expect(namesIn(second)).toEqual(['08:00 exit'])
  })

  test('what was entered before the power went is backed up by the next run', async () => {
    const clock = startOfDay()
    const folder = tempFolder()
    const first = await openTestApp(clock, folder)
    await change(first, '李青')
    first.close()

    later(clock, 60)
    const second = await openTestApp(clock, folder)
    await second.backups.tick()

    expect(namesIn(second)).toEqual(['09:00 timed'])
  })

  test('a disk without room does not hold up the end', async () => {
    const app = await openTestApp(startOfDay())
    const keeper = await createBackupKeeper({ ...app, sign: app.audit.sign, free: () => Promise.resolve(0) })
    await change(app, '李青')

    await keeper.finish()

    expect(keeper.trouble?.code).toBe('backup_space_low')
  })
})
