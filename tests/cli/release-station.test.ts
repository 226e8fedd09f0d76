import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCycle, openTestApp } from '../helpers/app.ts'
import { clientOf, refusalOf } from '../helpers/feature-client.ts'
import { makePanel } from '../helpers/panel.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const command = join(import.meta.dirname, '../../electron/cli/hengjian.ts')

function release(dataFolder: string, ...more: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'release-station', '--data', dataFolder, ...more], {
    encoding: 'utf8',
  })
  return { status, out: stdout, errors: stderr }
}

/** A closed data folder whose machine is a judge station; the office code was tried in vain until it pauses. */
async function lockedFolder(): Promise<string> {
  const app = await openTestApp()
  const cycle = await makeCycle(app)
  const panelId = await makePanel(app, cycle)
  const call = clientOf(app)
  await call.judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 120 })
  for (let attempt = 0; attempt < 5; attempt++) await refusalOf(call.judging.closeStation({ officeCode: '1357' }))
  app.close()
  return app.folder.root
}

test('takes the machine back while the program is closed, says who did it in the operation log, and keeps the marks', async () => {
  const folder = await lockedFolder()

  expect(release(folder, '--operator', '钱管理')).toEqual({
    status: 0,
    out: '评委入座已解除，本机恢复为办公室使用；已记入操作记录。评委此前的打分都在。\n',
    errors: '',
  })
  expect(release(folder, '--operator', '钱管理', '--lang', 'en')).toEqual({
    status: 0,
    out: 'The machine is no judge station; nothing was changed.\n',
    errors: '',
  })

  const app = await openTestApp(undefined, folder)
  const call = clientOf(app)
  expect(await call.judging.station({})).toEqual({ station: null })
  expect(app.db.prepare("SELECT actor FROM audit WHERE action = 'station_released'").pluck().all()).toEqual(['钱管理'])
  expect(app.db.prepare('SELECT count(*) FROM mark').pluck().get()).toBe(6)
  expect(app.db.prepare("SELECT value FROM setting WHERE key = 'codeAttempts'").pluck().get()).toBe('{"judge":0,"office":0}')
})

test('refuses while the program has the data folder, and changes nothing', async () => {
  const folder = await lockedFolder()
  const app = await openTestApp(undefined, folder)

  const { status, errors } = release(folder, '--operator', '钱管理')

  expect(status).toBe(1)
  expect(errors).toContain('另一个衡鉴程序正在使用这个数据文件夹，请先关闭它')
  expect(await clientOf(app).judging.station({})).toMatchObject({ station: { idleSeconds: 120 } })
  expect(app.db.prepare("SELECT count(*) FROM audit WHERE action = 'station_released'").pluck().get()).toBe(0)
})

test('wants a name and a folder with data, and begins no data folder of its own', () => {
  const folder = join(tempFolder(), 'nothing')

  expect(release(folder)).toMatchObject({ status: 2, errors: expect.stringContaining('release-station needs --operator <name>') })
  expect(release(folder, '--operator', '钱管理', '--lang', 'fr')).toMatchObject({
    status: 2,
    errors: expect.stringContaining('--lang must be zh or en'),
  })
  expect(release(folder, '--operator', '钱管理')).toMatchObject({ status: 2, errors: expect.stringContaining('没有新建空库') })
  expect(existsSync(folder)).toBe(false)
})
