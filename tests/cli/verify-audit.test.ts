import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runVerifyAudit } from '../../electron/cli/commands/verify-audit.ts'
import { shippedDriver } from '../../electron/database/driver.ts'
import { makeCycle, openTestApp } from '../helpers/app.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const clock = { now: new Date('2026-03-20T12:00:00Z') }

async function verified(path: string, head?: string) {
  const said: string[] = []
  const output = { print: (text: string) => void said.push(text), complain: (text: string) => void said.push(`! ${text}`) }
  const code = await runVerifyAudit(path, { head, language: 'zh', passphrase: undefined }, output)
  return { code, said: said.join('\n') }
}

test('says unchanged of a closed data folder and of a copy of its database, and changes neither', async () => {
  const folder = tempFolder()
  const app = await openTestApp(clock, folder)
  await makeCycle(app)
  await app.backup('manual')
  const head = join(tempFolder(), 'kept.head.json')
  writeFileSync(head, JSON.stringify(app.audit.signedHead('kept')))
  app.close()

  expect(await verified(folder, head)).toMatchObject({ code: 0, said: expect.stringContaining('未改动') })
  expect((await verified(folder)).said).toContain('签名密钥：本机')
})

test('names what another program changed, and a database that is older than a kept head', async () => {
  const folder = tempFolder()
  const app = await openTestApp(clock, folder)
  const cycle = await makeCycle(app)
  const older = join(tempFolder(), 'older.db')
  await app.db.copyTo(older)
  await app.write([], () => app.db.prepare('UPDATE judge SET name = ? WHERE id = ?').run('改名', cycle.judges[0]))
  const head = join(tempFolder(), 'kept.head.json')
  writeFileSync(head, JSON.stringify(app.audit.signedHead('kept')))
  app.close()
  const changed = tempFolder()
  copyFileSync(join(folder, 'hengjian.db'), join(changed, 'hengjian.db'))
  copyFileSync(join(folder, 'station.key'), join(changed, 'station.key'))
  const db = shippedDriver.open(join(changed, 'hengjian.db'), { key: null })
  db.exec("UPDATE judge SET name = '换人' WHERE id = 1")
  db.close()

  expect(await verified(changed)).toMatchObject({ code: 1, said: expect.stringContaining('表 judge 的数据在程序之外被改动') })
  expect(await verified(older, head)).toMatchObject({ code: 1, said: expect.stringContaining('日志比另存的链头短') })
})

test('says of what is no data folder that it cannot be read', async () => {
  const folder = tempFolder()
  const text = join(folder, 'text.db')
  writeFileSync(text, 'no database')

  expect((await verified(folder)).code).toBe(2)
  expect((await verified(text)).code).toBe(2)
  expect((await verified(folder, text)).code).toBe(2)
})
