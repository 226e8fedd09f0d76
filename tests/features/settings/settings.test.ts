import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openApp } from '../../../electron/features/open-app.ts'
import { about, changeSettings, listFolders } from '../../../electron/features/settings/settings-service.ts'
import { writeAccessMode } from '../../../electron/features/startup/access-mode.ts'
import { openTestApp } from '../../helpers/app.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const clock = { now: new Date('2026-03-20T12:00:00Z') }

describe('settings', () => {
  test('are there after the program was closed and started again', async () => {
    const folder = tempFolder()
    const first = await openTestApp(clock, folder)
    await first.write(['settings'], () => writeAccessMode(first.db, 'demonstration'))
    await changeSettings(first, null, { language: 'en', operator: '办公室录入', onePersonOffice: true })
    first.close()

    const second = await openTestApp(clock, folder)

    expect(await about(second)).toMatchObject({ language: 'en', operator: '办公室录入', onePersonOffice: true, dataFolder: folder })
  })

  test('log what changed, from what, and who did it', async () => {
    const app = await openTestApp()
    await changeSettings(app, null, { operator: '甲' })
    await changeSettings(app, '甲', { onePersonOffice: true })

    const lines = app.db.all(
      app.db.build.selectFrom('audit').select(['actor', 'detail']).where('action', '=', 'setting_changed').orderBy('seq'),
    )

    expect(lines.map((line) => [line.actor, JSON.parse(line.detail)])).toEqual([
      ['甲', { key: 'operator', before: null, after: '甲' }],
      ['甲', { key: 'onePersonOffice', before: null, after: 'true' }],
    ])
  })
})

describe('data folders', () => {
  test('say which ones hold data', async () => {
    const root = tempFolder()
    const app = await openTestApp(clock, join(root, '2026'))
    mkdirSync(join(root, '空'))
    mkdirSync(join(root, '.hidden'))

    const list = listFolders({ path: root })

    expect(list.folders).toEqual([
      { name: '2026', path: app.folder.root, isDataFolder: true },
      { name: '空', path: join(root, '空'), isDataFolder: false },
    ])
  })

  test('that once held data are never begun anew', async () => {
    const folder = tempFolder()
    const app = await openTestApp(clock, folder)
    app.close()
    rmSync(app.folder.database)
    rmSync(`${app.folder.database}-wal`, { force: true })

    const reopened = openApp({
      dataFolder: folder,
      host: 'browser',
      clock: () => clock.now,
      log: { error: () => '', info: () => undefined },
    })

    await expect(reopened).rejects.toMatchObject({ code: 'database_missing' })
  })

  test('with files of somebody else are not taken', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'letter.docx'), '')

    const opened = openApp({ dataFolder: folder, host: 'browser', clock: () => clock.now, log: { error: () => '', info: () => undefined } })

    await expect(opened).rejects.toMatchObject({ code: 'folder_not_empty' })
  })
})
