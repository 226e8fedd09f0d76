import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runReleaseOwner } from '../../electron/cli/commands/release-owner.ts'
import { openAccountsHost, passwordOf, setUpSingle } from '../helpers/accounts-host.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

async function release(folder: string, login: string | null = null) {
  const said: string[] = []
  const output = { print: (text: string) => said.push(text), complain: (text: string) => said.push(text) }
  const code = await runReleaseOwner(folder, { operator: '办公室 王五', login, language: 'zh' }, output)
  return { code, text: said.join('\n') }
}

test('an owner who has lost everything gets in with a one-time password, and the log says who gave it', { timeout: 30_000 }, async () => {
  const folder = tempFolder()
  const host = await openAccountsHost(folder)
  await setUpSingle(host)
  await host.program.close()

  const { code, text } = await release(join(folder, 'data'))

  expect(code).toBe(0)
  const password = /一次性密码：(\S+)/u.exec(text)?.[1] ?? ''
  expect(password).toMatch(/^([2-9A-Z]{5}-){3}[2-9A-Z]{5}$/)
  await host.restart()
  expect(await host.call('accounts.signIn', { login: 'owner', password: passwordOf('owner') })).toMatchObject({ code: 'sign_in_failed' })
  const session = await host.signIn('owner', password)
  expect(await host.call('cycles.list', undefined, session)).toMatchObject({ code: 'password_change_required' })
  await host.ask('accounts.changeOwnPassword', { current: password, next: 'Lantern-seven-oak-2' }, session)
  const filter = { from: null, to: null, actor: '', action: 'account_released', objectKind: '', outcome: null, text: '', automatic: true }
  const log = await host.ask<{ lines: { actor: string }[] }>('audit.list', { filter, before: null, limit: 10 }, session)
  expect(log.lines.map(({ actor }) => actor)).toEqual(['办公室 王五'])
})

test('a folder without accounts, a name that nobody has, a folder in use and a folder of something else change nothing', async () => {
  const folder = tempFolder()
  const host = await openAccountsHost(folder)
  expect((await release(join(folder, 'data'))).code).toBe(1)
  await host.program.close()
  expect((await release(join(folder, 'data'))).code).toBe(1)
  await host.restart()
  await setUpSingle(host)
  await host.program.close()
  expect((await release(join(folder, 'data'), 'somebody')).code).toBe(1)
  expect((await release(tempFolder())).code).toBe(2)
  await host.restart()
  await host.signIn('owner')
})
