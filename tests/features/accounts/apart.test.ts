import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { accessGate } from '../../../electron/api/access-gate.ts'
import { createApi } from '../../../electron/api/create-api.ts'
import { filePortsOf } from '../../../electron/api/file-ports-of.ts'
import { router } from '../../../electron/api/router.ts'
import { setUpAccess } from '../../../electron/features/accounts/access-service.ts'
import { insertAccount } from '../../../electron/features/accounts/accounts-repository.ts'
import { callerOf } from '../../../electron/features/accounts/caller.ts'
import type { App } from '../../../electron/features/app.ts'
import { openApp } from '../../../electron/features/open-app.ts'
import { createPasswords } from '../../../electron/security/passwords.ts'
import { accessMatrix } from '../../../shared/contract/access.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { cheapPasswords, passwordOf } from '../../helpers/accounts-host.ts'
import { makeCycle } from '../../helpers/app.ts'
import { noProgram } from '../../helpers/no-program.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const runs = 300
const seed = 20261122

/** Stands in what only those may read who see results: whoever is answered with it has read a finding. */
const secret = 'MARKER-7319-only-for-readers'

interface Office {
  readonly app: App
  readonly cycleId: number
  readonly clocks: { uptime: number }
  call(path: string, input: unknown, session: string): Promise<Answer>
  /** Everybody as at the beginning, whoever was disabled or reset meanwhile; who was added is disabled. */
  heal(): void
}

type Answer = { readonly status: 'ok'; readonly output: unknown } | { readonly status: 'refused'; readonly code: string }

/** A cycle with a confirmed finding that says the secret, the three set apart, a recorder and a manager; called through the real gate. */
async function office(): Promise<Office> {
  const clocks = { uptime: 1_000_000 }
  const app = await openApp({
    dataFolder: tempFolder(),
    host: 'browser',
    clock: () => new Date('2026-11-21T08:00:00Z'),
    uptime: () => clocks.uptime,
    passwordCost: cheapPasswords,
    log: { error: () => '', info: () => undefined },
  })
  onTestFinished(() => app.close())
  // What survives a power cut is not asked here, and sixteen thousand calls are quicker without waiting for the disk.
  app.db.prepare('PRAGMA synchronous = OFF').run()
  const { cycleId } = await makeCycle(app)
  const person = (login: string, name: string) => ({ login, name, password: passwordOf(login) })
  await setUpAccess(app, {
    mode: 'three',
    administrator: person('admin', '管理员甲'),
    security: person('security', '安全员乙'),
    auditor: person('auditor', '审计员丙'),
  })
  const passwords = createPasswords(cheapPasswords)
  for (const role of ['recorder', 'manager'] as const) {
    const password = await passwords.hash(passwordOf(role))
    const account = { login: role, name: role, state: 'active', password, mustChange: false, recovery: null, preparedBy: null } as const
    app.db.transaction(() =>
      insertAccount(app.db, { ...account, createdBy: 'x', activatedBy: 'x', roles: [role] }, '2026-11-21T08:00:00.000Z'),
    )
  }
  const evaluatee = app.db.prepare('SELECT id FROM evaluatee LIMIT 1').pluck().get() as number
  app.db.transaction(() =>
    app.db
      .prepare(
        `INSERT INTO finding (cycle_id, evaluatee_id, indicator, rule, quantity, description, found_on, source, status, points, recorded_by,
           confirmed_by, created_at, updated_at) VALUES (?, ?, 'A1', 'missed', 10000, ?, '2026-11-01', 'audit', 'confirmed', -5000, '甲', '乙', 'x', 'x')`,
      )
      .run(cycleId, evaluatee, secret),
  )
  const before = app.db.prepare('SELECT id, password FROM account').all() as { id: number; password: string }[]
  const api = createApi({
    router,
    context: ({ session, signal }) => ({
      ...callerOf(app, session),
      app,
      operator: null,
      signal,
      entered: true,
      program: { ...noProgram, folder: () => ({ phase: 'open', app }) },
    }),
    gate: accessGate,
    files: filePortsOf,
    staticFiles: new Map(),
    log: app.log,
  })
  return {
    app,
    cycleId,
    clocks,
    call: async (path, input, session) => {
      const response = await api.fetch(
        new Request(`http://127.0.0.1/rpc/${path.replace('.', '/')}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-hengjian-session': session },
          body: JSON.stringify(input === undefined ? {} : { json: input }),
        }),
      )
      const { json } = (await response.json()) as { json: { code?: string; data?: { code?: string } } }
      return response.ok ? { status: 'ok', output: json } : { status: 'refused', code: json.data?.code ?? json.code ?? '' }
    },
    heal: () =>
      app.db.transaction(() => {
        app.db.prepare("UPDATE account SET state = 'disabled' WHERE id > 5").run()
        for (const { id, password } of before) {
          app.db.prepare("UPDATE account SET state = 'active', must_change = 0, failures = 0, password = ? WHERE id = ?").run(password, id)
        }
      }),
  }
}

const newestAccount = (app: App): number => app.db.prepare('SELECT max(id) FROM account').pluck().get() as number

/** What shows a score: the finding, the ranking, the overview, marks and results. */
const readings = (cycleId: number): readonly (readonly [string, unknown])[] => [
  [
    'findings.list',
    {
      filter: { cycleId, group: 'all', text: '', evaluateeId: null, categoryId: null, indicator: null, source: null, from: null, to: null },
      sort: { by: 'id', descending: false },
      offset: 0,
      limit: 50,
    },
  ],
  ['cycles.overview', { cycleId }],
  ['results.ranking', { cycleId, categoryId: null, since: null }],
  ['findings.get', { id: 1 }],
]

const everyRole: readonly Role[] = ['owner', 'manager', 'recorder', 'reviewer', 'liaison', 'leader', 'administrator', 'security', 'auditor']

/** What the administrator may try: any procedure about accounts with any account and roles, signing in with whatever it has learnt. */
type Try =
  | { readonly do: 'create' | 'newCode' | 'mode' | 'setUp' | 'reread' | 'policy' }
  | { readonly do: 'reset' | 'disable' | 'enable' | 'unlock' | 'signIn'; readonly on: number }
  | { readonly do: 'activate' | 'setRoles'; readonly on: number; readonly roles: readonly Role[] }
  | { readonly do: 'securityActivates'; readonly on: number; readonly roles: readonly Role[] }

// Mostly the newest account, and mostly roles that see scores: whoever looks for a way in would not try at random.
const on = fc.oneof(
  { weight: 3, arbitrary: fc.constant(6) },
  { weight: 2, arbitrary: fc.constantFrom(4, 5) },
  { weight: 1, arbitrary: fc.nat({ max: 7 }) },
)
const given = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<readonly Role[]>(['manager'], ['recorder']) },
  { weight: 1, arbitrary: fc.subarray([...everyRole], { minLength: 1, maxLength: 2 }) },
)
const tries: fc.Arbitrary<Try> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('create', 'newCode', 'mode', 'setUp', 'reread', 'policy').map((what) => ({ do: what as 'create' })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('reset', 'disable', 'enable', 'unlock', 'signIn'), on)
      .map(([what, id]) => ({ do: what as 'reset', on: id })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('activate', 'setRoles'), on, given)
      .map(([what, id, roles]) => ({ do: what as 'activate', on: id, roles })),
  },
  { weight: 2, arbitrary: fc.tuple(on, given).map(([id, roles]) => ({ do: 'securityActivates' as const, on: id, roles })) },
)

/**
 * The administrator plays against an honest security administrator, who activates whatever is pending with any business roles and keeps the own half. The
 * administrator may sign in with everything that any answer ever told it.
 */
test('no sequence of calls gives the administrator a score', { timeout: 240_000 }, async () => {
  const host = await office()
  const { cycleId } = host
  const signIn = async (login: string): Promise<string> => {
    const answer = await host.call('accounts.signIn', { login, password: passwordOf(login) }, '')
    if (answer.status === 'refused') throw new Error(`${login} cannot sign in: ${answer.code}`)
    return (answer.output as { token: string }).token
  }
  let calls = 0
  let people = 0
  await fc.assert(
    fc.asyncProperty(fc.array(tries, { minLength: 6, maxLength: 12, size: 'max' }), async (sequence) => {
      // Halves that answers told, by account: alone, and in pairs as a holder would type them.
      const learnt = new Map<number, string[]>()
      host.heal()
      host.clocks.uptime += 4 * 3600_000
      let session = await signIn('admin')
      const sessions = new Set([session])
      const idOf = (place: number): number => (place <= 5 ? Math.max(place, 1) : newestAccount(host.app) - (place - 6))
      const ask = async (path: string, input?: unknown) => {
        calls += 1
        const answer = await host.call(path, input, session)
        const text = JSON.stringify(answer)
        expect([path, text.includes(secret)]).toEqual([path, false])
        const told = answer.status === 'ok' ? (answer.output as { half?: string; account?: { id: number } }) : {}
        if (told.half !== undefined && told.account !== undefined)
          learnt.set(told.account.id, [...(learnt.get(told.account.id) ?? []), told.half])
      }
      const readWithAll = async (): Promise<void> => {
        for (const [path, input] of readings(cycleId)) {
          for (const held of sessions) {
            const answer = await host.call(path, input, held)
            calls += 1
            expect([path, answer.status]).toEqual([path, 'refused'])
          }
        }
      }
      for (const each of sequence) {
        if (each.do === 'create') {
          people += 1
          await ask('accounts.create', { login: `p${people}`, name: `人${people}` })
        } else if (each.do === 'newCode') await ask('accounts.newRecoveryCode')
        else if (each.do === 'policy') await ask('accounts.setPolicy', { preset: 'standard', idleMinutes: 10 })
        else if (each.do === 'mode') {
          await ask('accounts.switchMode', { to: 'single', ownerId: 1, auditorLogin: 'auditor', auditorPassword: 'wrong' })
        } else if (each.do === 'setUp') {
          await ask('startup.setUp', { mode: 'single', owner: { login: 'me', name: '我', password: passwordOf('me') } })
        } else if (each.do === 'reset') await ask('accounts.resetPassword', { id: idOf(each.on) })
        else if (each.do === 'disable') await ask('accounts.disable', { id: idOf(each.on) })
        else if (each.do === 'enable') await ask('accounts.enable', { id: idOf(each.on) })
        else if (each.do === 'unlock') await ask('accounts.unlockAccount', { id: idOf(each.on) })
        else if (each.do === 'activate') await ask('accounts.activate', { id: idOf(each.on), roles: each.roles, unitIds: [] })
        else if (each.do === 'setRoles') await ask('accounts.setRoles', { id: idOf(each.on), roles: each.roles })
        else if (each.do === 'signIn') {
          const target = host.app.db.prepare('SELECT login FROM account WHERE id = ?').pluck().get(idOf(each.on)) as string
          const halves = learnt.get(idOf(each.on)) ?? []
          const pairs = halves.slice(1).map((half, index) => `${halves[index]}${half}`)
          for (const password of [...pairs.toReversed(), ...halves.toReversed(), passwordOf('admin')].slice(0, 4)) {
            const answer = await host.call('accounts.signIn', { login: target, password }, '')
            calls += 1
            if (answer.status === 'refused') continue
            const { token } = answer.output as { token: string }
            if (password !== passwordOf('admin'))
              await host.call('accounts.changeOwnPassword', { current: password, next: `Stolen-river-${calls}` }, token)
            sessions.add(token)
          }
          await readWithAll()
          host.clocks.uptime += 4 * 3600_000
          session = await signIn('admin')
          sessions.add(session)
        } else if (each.do === 'securityActivates') {
          const security = await host.call('accounts.signIn', { login: 'security', password: passwordOf('security') }, '')
          if (security.status === 'ok') {
            const { token } = security.output as { token: string }
            await host.call('accounts.activate', { id: idOf(each.on), roles: each.roles, unitIds: [] }, token)
          }
        }
      }
      await readWithAll()
    }),
    { numRuns: runs, seed },
  )
  process.stdout.write(`administrator: ${runs} sequences, ${calls} calls, seed ${seed}\n`)
})

test('the secret of that proof is what a manager reads', async () => {
  const host = await office()
  const { cycleId } = host
  const answer = await host.call('accounts.signIn', { login: 'manager', password: passwordOf('manager') }, '')
  const session = answer.status === 'ok' ? (answer.output as { token: string }).token : ''

  for (const [path, input] of readings(cycleId)) expect([path, (await host.call(path, input, session)).status]).toEqual([path, 'ok'])
  const [list] = readings(cycleId)
  expect(JSON.stringify(await host.call(list?.[0] ?? '', list?.[1], session))).toContain(secret)
  expect(accessMatrix.findings.list.who).not.toContain('administrator')
})
