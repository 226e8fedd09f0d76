import { expect, test } from 'vitest'
import { addAccount, openAccountsHost, passwordOf, setUpSingle, setUpThree } from '../../helpers/accounts-host.ts'

test('the owner of a one-person office signs in and has every right', async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)

  const session = await host.signIn('OWNER', passwordOf('owner'))

  expect(await host.ask('accounts.me', undefined, session)).toEqual({
    mode: 'single',
    account: {
      id: 1,
      login: 'owner',
      name: '张主任',
      roles: ['owner'],
      unitIds: null,
      mustChangePassword: false,
      lastSignInAt: '2026-11-21T08:00:00.000Z',
    },
    locked: false,
    idleSeconds: 600,
    sessionSeconds: 28800,
    confirmedSeconds: 300,
  })
  expect(await host.ask('cycles.list', undefined, session)).toEqual([])
  expect(await host.ask('accounts.list', undefined, session)).toHaveLength(1)
})

test('nothing but the way in is answered without a session', async () => {
  const host = await openAccountsHost()
  expect(await host.call('cycles.list')).toMatchObject({ code: 'setup_required' })
  await setUpSingle(host)

  expect(await host.call('cycles.list')).toMatchObject({ code: 'sign_in_required' })
  expect(await host.call('cycles.list', undefined, 'x'.repeat(43))).toMatchObject({ code: 'sign_in_required' })
  expect(await host.ask('accounts.me')).toMatchObject({ mode: 'single', account: null })
})

test('a new account does nothing until somebody else activates it, and both halves make its one-time password', async () => {
  const host = await openAccountsHost()
  await setUpThree(host)
  const administrator = await host.signIn('admin')
  const security = await host.signIn('security')

  const created = await host.ask<{ account: { id: number; state: string }; half: string }>(
    'accounts.create',
    { login: '李青', name: '李青' },
    administrator,
  )
  expect(created.account.state).toBe('pending')
  expect(created.half).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  expect(await host.call('accounts.signIn', { login: '李青', password: created.half })).toMatchObject({ code: 'sign_in_failed' })
  expect(await host.call('accounts.activate', { id: created.account.id, roles: ['recorder'], unitIds: [] }, administrator)).toMatchObject({
    code: 'not_permitted',
  })

  const activated = await host.ask<{ half: string }>(
    'accounts.activate',
    { id: created.account.id, roles: ['recorder'], unitIds: [] },
    security,
  )
  for (const half of [created.half, activated.half, activated.half + created.half]) {
    expect(await host.call('accounts.signIn', { login: '李青', password: half })).toMatchObject({ code: 'sign_in_failed' })
  }
  const session = await host.signIn('李青', `${created.half} ${activated.half}`.toLowerCase())
  expect(await host.call('cycles.list', undefined, session)).toMatchObject({ code: 'password_change_required' })
  const once = created.half + activated.half
  expect(await host.call('accounts.changeOwnPassword', { current: once, next: '李青李青李青李青李青' }, session)).toMatchObject({
    code: 'password_refused',
    data: { reasons: 'name_inside,repeated', minimum: 10 },
  })
  await host.ask('accounts.changeOwnPassword', { current: once, next: passwordOf('li') }, session)
  expect(await host.ask('cycles.list', undefined, session)).toEqual([])
  expect(await host.call('accounts.signIn', { login: '李青', password: once })).toMatchObject({ code: 'sign_in_failed' })
})

test('a reset password takes two people again, and the auditor stands in for the security administrator only', async () => {
  const host = await openAccountsHost()
  await setUpThree(host)
  const id = await addAccount(host, 'recorder', '李青', ['recorder'])
  const administrator = await host.signIn('admin')
  const auditor = await host.signIn('auditor')
  const first = await host.ask<{ half: string }>('accounts.resetPassword', { id }, administrator)
  expect(await host.call('accounts.signIn', { login: 'recorder', password: passwordOf('recorder') })).toMatchObject({
    code: 'sign_in_failed',
  })
  expect(await host.call('accounts.activate', { id, roles: ['recorder'], unitIds: [] }, auditor)).toMatchObject({ code: 'not_permitted' })
  const security = await host.signIn('security')
  expect(await host.call('accounts.activate', { id, roles: ['manager'], unitIds: [] }, security)).toMatchObject({ code: 'roles_conflict' })
  const second = await host.ask<{ half: string }>('accounts.activate', { id, roles: ['recorder'], unitIds: [] }, security)
  await host.signIn('recorder', first.half + second.half)

  await host.ask('accounts.resetPassword', { id: 2 }, administrator)
  expect(await host.ask('accounts.me', undefined, security)).toMatchObject({ account: null })
  await host.ask('accounts.activate', { id: 2, roles: ['security'], unitIds: [] }, auditor)
})
