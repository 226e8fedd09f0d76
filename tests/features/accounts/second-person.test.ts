import { join } from 'node:path'
import { expect, test } from 'vitest'
import { provenSecond } from '../../../electron/features/accounts/second-person.ts'
import { addAccount, openAccountsHost, passwordOf, setUpSingle } from '../../helpers/accounts-host.ts'
import { openTestApp } from '../../helpers/app.ts'
import { refusalOf } from '../../helpers/feature-client.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const action = 'reopen_confirmation_failed'

test('the second person of a reopening gives the own password once somebody else has an account, and is recorded by the name of that account', async () => {
  const folder = tempFolder()
  const host = await openAccountsHost(folder)
  await setUpSingle(host)
  await addAccount(host, 'second', '组长乙', ['manager'], { by: ['owner', 'owner'] })
  await host.program.close()
  const app = await openTestApp(undefined, join(folder, 'data'))

  expect(await refusalOf(provenSecond(app, { name: '组长乙', password: null }, action))).toMatchObject({ code: 'second_password_required' })
  expect(await refusalOf(provenSecond(app, { name: 'second', password: 'wrong' }, action))).toMatchObject({ code: 'sign_in_failed' })
  expect(await provenSecond(app, { name: 'second', password: passwordOf('second') }, action)).toBe('组长乙')

  const failed = app.db.all(app.db.build.selectFrom('audit').select('action').where('action', '=', action))
  expect(failed).toHaveLength(1)
})

test('in an office of one account the name of the second person counts', async () => {
  const folder = tempFolder()
  const host = await openAccountsHost(folder)
  await setUpSingle(host)
  await host.program.close()
  const app = await openTestApp(undefined, join(folder, 'data'))

  expect(await provenSecond(app, { name: '示例组长', password: null }, action)).toBe('示例组长')
})
