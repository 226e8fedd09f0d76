import { expect, test } from 'vitest'
import { addAccount, openAccountsHost, passwordOf, setUpSingle, setUpThree } from '../../helpers/accounts-host.ts'

test('the wizard answers once, refuses poor passwords and says whose', async () => {
  const host = await openAccountsHost()
  const person = (login: string, name: string, password = passwordOf(login)) => ({ login, name, password })
  const three = { mode: 'three', administrator: person('a1', '甲'), security: person('b2', '乙'), auditor: person('c3', '丙') }

  expect(await host.call('startup.setUp', { ...three, security: person('b2', '乙', 'password') })).toMatchObject({
    code: 'password_refused',
    data: { login: 'b2', reasons: 'too_short,common' },
  })
  expect(await host.call('startup.setUp', { ...three, auditor: person('A1', '丙') })).toMatchObject({ code: 'login_taken' })
  expect(await host.call('startup.setUp', { ...three, auditor: person('c3', ' 甲 ') })).toMatchObject({ code: 'name_taken' })
  expect(await host.ask('startup.state')).toMatchObject({ phase: 'setup', accessMode: null })

  await host.ask('startup.setUp', three)

  expect(await host.ask('startup.state')).toMatchObject({ phase: 'signIn', accessMode: 'three' })
  expect(await host.call('startup.setUp', three)).toMatchObject({ code: 'already_set_up' })
  expect(await host.call('startup.setUp', { mode: 'demonstration' })).toMatchObject({ code: 'already_set_up' })
})

test('the three are set apart once each has signed in, and put together again by two of them', { timeout: 30_000 }, async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  const by = ['owner', 'owner'] as const
  await addAccount(host, 'admin', '管理员甲', ['administrator'], { by })
  await addAccount(host, 'security', '安全员乙', ['security'], { by })
  const owner = await host.signIn('owner')
  expect(await host.call('accounts.switchMode', { to: 'three', ownerBecomes: ['manager'] }, owner)).toMatchObject({
    code: 'mode_not_ready',
    data: { role: 'auditor' },
  })
  await addAccount(host, 'auditor', '审计员丙', ['auditor'], { by })
  expect(await host.call('accounts.switchMode', { to: 'three', ownerBecomes: ['auditor'] }, owner)).toMatchObject({
    code: 'roles_conflict',
  })
  const bystander = await host.signIn('admin')

  expect(await host.ask('accounts.switchMode', { to: 'three', ownerBecomes: ['manager', 'recorder'] }, owner)).toMatchObject({
    mode: 'three',
    account: { roles: ['manager', 'recorder'] },
  })
  expect(await host.call('accounts.list', undefined, owner)).toMatchObject({ code: 'not_permitted' })
  expect(await host.call('accounts.list', undefined, bystander)).toMatchObject({ code: 'session_locked' })
  expect(await host.call('settings.change', { onePersonOffice: true }, owner)).toMatchObject({ code: 'not_permitted' })

  const security = await host.signIn('security')
  const back = (auditorLogin: string, password: string) => ({ to: 'single', ownerId: 1, auditorLogin, auditorPassword: password })
  expect(await host.call('accounts.switchMode', back('auditor', 'wrong'), security)).toMatchObject({ code: 'sign_in_failed' })
  expect(await host.call('accounts.switchMode', back('security', passwordOf('security')), security)).toMatchObject({
    code: 'two_people_required',
  })
  await host.ask('accounts.switchMode', back('auditor', passwordOf('auditor')), security)
  expect(await host.ask('accounts.me', undefined, await host.signIn('owner'))).toMatchObject({
    mode: 'single',
    account: { roles: ['owner'] },
  })
})

test('the last holder of a role that lets people in stays, and nobody changes the own rights', async () => {
  const host = await openAccountsHost()
  await setUpThree(host)
  const [administrator, security] = [await host.signIn('admin'), await host.signIn('security')]

  expect(await host.call('accounts.setRoles', { id: 2, roles: ['recorder'] }, security)).toMatchObject({ code: 'own_account' })
  expect(await host.call('accounts.setRoles', { id: 3, roles: ['recorder'] }, security)).toMatchObject({
    code: 'last_holder',
    data: { role: 'auditor' },
  })
  expect(await host.call('accounts.disable', { id: 2 }, administrator)).toMatchObject({ code: 'last_holder', data: { role: 'security' } })
  expect(await host.call('accounts.disable', { id: 1 }, administrator)).toMatchObject({ code: 'own_account' })
  expect(await host.call('accounts.setRoles', { id: 1, roles: ['administrator', 'recorder'] }, security)).toMatchObject({
    code: 'roles_conflict',
    data: { why: 'guardian_shared' },
  })
  expect(await host.call('accounts.setRoles', { id: 1, roles: ['owner'] }, security)).toMatchObject({ data: { why: 'owner_in_three' } })
})

test('a session locks when its account gets other roles and ends when the account is disabled', async () => {
  const host = await openAccountsHost()
  await setUpThree(host)
  const id = await addAccount(host, 'recorder', '李青', ['recorder'])
  const session = await host.signIn('recorder')

  await host.ask('accounts.setRoles', { id, roles: ['leader'] }, await host.signIn('security'))
  expect(await host.call('cycles.list', undefined, session)).toMatchObject({ code: 'session_locked' })
  expect(await host.ask('accounts.me', undefined, session)).toMatchObject({ locked: true, account: { roles: ['leader'] } })
  expect(await host.call('accounts.unlock', { password: 'wrong' }, session)).toMatchObject({ code: 'sign_in_failed' })
  await host.ask('accounts.unlock', { password: passwordOf('recorder') }, session)
  expect(await host.ask('cycles.list', undefined, session)).toEqual([])

  await host.ask('accounts.disable', { id }, await host.signIn('admin'))
  expect(await host.call('cycles.list', undefined, session)).toMatchObject({ code: 'sign_in_required' })
  expect(await host.call('accounts.signIn', { login: 'recorder', password: passwordOf('recorder') })).toMatchObject({
    code: 'sign_in_failed',
  })
  await host.ask('accounts.enable', { id }, await host.signIn('security'))
  await host.signIn('recorder')
})

test('the printed recovery code sets a new password once, and the next code is in the answer', async () => {
  const host = await openAccountsHost()
  const code = await setUpSingle(host)
  const session = await host.signIn('owner')
  const use = (printed: string, password: string) => ({ login: 'owner', code: printed, password })

  expect(await host.call('accounts.useRecoveryCode', use(code, 'short'))).toMatchObject({ code: 'password_refused' })
  // Without the code nobody is told whether a password was used before.
  expect(await host.call('accounts.useRecoveryCode', use('', passwordOf('owner')))).toMatchObject({ code: 'sign_in_failed' })
  const next = await host.ask<{ recoveryCode: string }>('accounts.useRecoveryCode', use(code.toLowerCase(), 'Lantern-seven-oak-2'))
  expect(await host.ask('accounts.me', undefined, session)).toMatchObject({ account: null })
  expect(await host.call('accounts.useRecoveryCode', use(code, 'Lantern-eight-oak-2'))).toMatchObject({ code: 'sign_in_failed' })
  await host.signIn('owner', 'Lantern-seven-oak-2')
  await host.ask('accounts.useRecoveryCode', use(next.recoveryCode, 'Lantern-eight-oak-2'))
  await host.signIn('owner', 'Lantern-eight-oak-2')
})

test('a page that nobody touches locks, its stream ends, and writing keeps it open', async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  const session = await host.signIn('owner')
  const minute = 60_000
  host.clocks.uptime += 9 * minute
  await host.ask('cycles.list', undefined, session)
  host.clocks.uptime += 1 * minute
  expect(await host.call('cycles.list', undefined, session)).toMatchObject({ code: 'session_locked' })

  await host.ask('accounts.unlock', { password: passwordOf('owner') }, session)
  host.clocks.uptime += 9 * minute
  await host.call('accounts.create', { login: 'li', name: '李青' }, session)
  host.clocks.uptime += 9 * minute
  expect(await host.ask('accounts.stillHere', undefined, session)).toMatchObject({ locked: false })

  const stream = await host.fetch(
    new Request('http://127.0.0.1/rpc/cycles/changes', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hengjian-session': session },
      body: '{}',
    }),
  )
  const reader = stream.body?.getReader()
  await reader?.read()
  host.program.lockSessions()
  let reads = 0
  while ((await reader?.read())?.done === false) reads += 1
  expect(reads).toBeLessThan(3)
  expect(await host.call('cycles.list', undefined, session)).toMatchObject({ code: 'session_locked' })
})

test('a session lasts eight hours at most, and not beyond the end of the program', async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  const session = await host.signIn('owner')
  for (let minutes = 0; minutes < 8 * 60; minutes += 5) {
    expect(await host.ask('accounts.stillHere', undefined, session)).toMatchObject({ locked: false })
    host.clocks.uptime += 5 * 60_000
  }
  expect(await host.call('accounts.stillHere', undefined, session)).toMatchObject({ code: 'sign_in_required' })

  const other = await host.signIn('owner')
  await host.restart()
  expect(await host.call('cycles.list', undefined, other)).toMatchObject({ code: 'sign_in_required' })
})

test('the rules of a preset hold at once: idle time, age and length of passwords', async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  const session = await host.signIn('owner')
  await host.ask('accounts.setPolicy', { preset: 'classified', idleMinutes: 5 }, session)

  expect(await host.ask('accounts.policy')).toEqual({
    preset: 'classified',
    minimumLength: 10,
    classes: 3,
    maximumAgeDays: 30,
    history: 5,
    failures: 5,
    idleMinutes: 5,
  })
  host.clocks.wall += 31 * 24 * 60 * 60_000
  const later = await host.signIn('owner')
  expect(await host.call('cycles.list', undefined, later)).toMatchObject({ code: 'password_change_required' })
  const change = { current: passwordOf('owner'), next: 'Lantern-seven-oak-2' }
  await host.ask('accounts.changeOwnPassword', change, later)
  expect(await host.call('accounts.changeOwnPassword', { current: change.next, next: change.current }, later)).toMatchObject({
    code: 'password_refused',
    data: { reasons: 'used_before' },
  })
})

test('an export is fetched by those who may ask for it and nobody else', async () => {
  const host = await openAccountsHost()
  await setUpThree(host)
  const auditor = await host.signIn('auditor')
  const { fileId } = await host.ask<{ fileId: string }>('audit.exportHead', undefined, auditor)
  const fetched = async (session: string | null, id = fileId) =>
    (
      await host.fetch(
        new Request(`http://127.0.0.1/files/exports/${id}`, { headers: session === null ? {} : { 'x-hengjian-session': session } }),
      )
    ).status

  expect(await fetched(auditor)).toBe(200)
  expect([await fetched(await host.signIn('admin')), await fetched(null), await fetched(auditor, 'f'.repeat(32))]).toEqual([422, 422, 422])
})

test('what a role must not call is refused and logged once a minute', async () => {
  const host = await openAccountsHost()
  await setUpThree(host)
  const administrator = await host.signIn('admin')
  for (let call = 0; call < 5; call += 1) await host.call('results.ranking', undefined, administrator)

  const filter = { from: null, to: null, actor: '', action: 'call_denied', objectKind: '', outcome: null, text: '', automatic: true }
  const log = await host.ask<{ lines: { actor: string; outcome: string }[] }>(
    'audit.list',
    { filter, before: null, limit: 10 },
    await host.signIn('auditor'),
  )
  expect(log.lines.map(({ actor, outcome }) => [actor, outcome])).toEqual([['管理员甲', 'refused']])
})
