import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { setUpAccess } from '../../../electron/features/accounts/access-service.ts'
import { insertAccount, readAccount } from '../../../electron/features/accounts/accounts-repository.ts'
import { signIn } from '../../../electron/features/accounts/sign-in.ts'
import type { App } from '../../../electron/features/app.ts'
import { openApp } from '../../../electron/features/open-app.ts'
import { createPasswords } from '../../../electron/security/passwords.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { type Clocks, cheapPasswords, openAccountsHost, passwordOf, setUpSingle } from '../../helpers/accounts-host.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const runs = 400
const seed = 20261122
const minute = 60

const quiet = { error: () => '', info: () => undefined }

interface Machine {
  readonly clocks: Clocks
  app: App
  /** As a restart does: what was in memory is gone, and the uptime begins anew. */
  restart(): void
}

async function openMachine(): Promise<Machine> {
  const clocks: Clocks = { wall: Date.parse('2026-11-21T08:00:00Z'), uptime: 5_000_000 }
  const app = await openApp({
    dataFolder: tempFolder(),
    host: 'browser',
    clock: () => new Date(clocks.wall),
    uptime: () => clocks.uptime,
    passwordCost: cheapPasswords,
    log: quiet,
  })
  await setUpAccess(app, { mode: 'single', owner: { login: 'owner', name: '张主任', password: passwordOf('owner') } })
  // What survives a power cut is asked elsewhere; here it would only be slow.
  app.db.prepare('PRAGMA synchronous = OFF').run()
  const machine: Machine = {
    clocks,
    app,
    restart: () => {
      // What a run remembers hangs on its database object: another one over the same file is another run.
      machine.app = { ...app, db: { ...app.db } }
      clocks.uptime = 0
    },
  }
  return machine
}

let number = 0
async function addRow(app: App, role: Role): Promise<{ readonly id: number; readonly login: string }> {
  number += 1
  const login = `person${number}`
  const password = await createPasswords(cheapPasswords).hash(passwordOf(login))
  const account = { login, name: login, state: 'active', password, mustChange: false, recovery: null, preparedBy: null } as const
  const id = app.db.transaction(() =>
    insertAccount(app.db, { ...account, createdBy: 'x', activatedBy: 'x', roles: [role] }, app.clock().toISOString()),
  )
  return { id, login }
}

async function tried(app: App, login: string, password: string): Promise<string> {
  try {
    await signIn(app, { login, password })
    return 'in'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'account_waits' ? `waits ${error.data.seconds}` : error.code
  }
}

/** 15 minutes after the fifth wrong password in a row, twice as long after each further one, at most 4 hours: written out. */
const waits = [0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 240, 240].map((minutes) => minutes * minute)

type Step =
  | { readonly do: 'right' | 'wrong' | 'restart' }
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'setClock'; readonly seconds: number }

const hour = 60 * minute
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'wrong' } as const) },
  { weight: 2, arbitrary: fc.constant({ do: 'right' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' } as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(1, 60, 14 * minute, 15 * minute, hour, 4 * hour).map((seconds) => ({ do: 'pass', seconds }) as const),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(-hour, hour, -24 * hour, 24 * hour, -87_600 * hour, 87_600 * hour)
      .map((seconds) => ({ do: 'setClock', seconds }) as const),
  },
)

test('no restart and no change of the clock shortens a wait, whatever the order', { timeout: 60_000 }, async () => {
  const machine = await openMachine()
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (sequence) => {
      const person = await addRow(machine.app, 'recorder')
      let failures = 0
      let begun: number | null = null
      for (const each of sequence) {
        steps += 1
        if (each.do === 'pass') {
          machine.clocks.uptime += each.seconds * 1000
          machine.clocks.wall += each.seconds * 1000
        } else if (each.do === 'setClock') {
          machine.clocks.wall += each.seconds * 1000
        } else if (each.do === 'restart') {
          machine.restart()
          begun = null
        } else {
          const answer = await tried(machine.app, person.login, each.do === 'right' ? passwordOf(person.login) : 'wrong')
          const now = machine.clocks.uptime
          if (failures >= 12) {
            expect(answer).toBe('account_locked')
            continue
          }
          const wait = waits[failures] ?? 0
          if (wait > 0) begun ??= now
          const left = begun === null ? 0 : Math.ceil(wait - (now - begun) / 1000)
          if (wait > 0 && left > 0) expect(answer).toBe(`waits ${left}`)
          else if (each.do === 'right') {
            expect(answer).toBe('in')
            failures = 0
            begun = null
          } else {
            failures += 1
            begun = now
            const next = waits[failures]
            expect(answer).toBe(failures >= 12 ? 'account_locked' : next === undefined || next === 0 ? 'sign_in_failed' : `waits ${next}`)
          }
          expect(readAccount(machine.app.db, person.id)?.failures).toBe(failures)
        }
      }
      machine.clocks.wall = Date.parse('2026-11-21T08:00:00Z')
    }),
    { numRuns: runs, seed },
  )
  machine.app.close()
  process.stdout.write(`lock-out: ${runs} sequences, ${steps} steps, seed ${seed}\n`)
})

test('the last owner waits and is never locked for good', async () => {
  const machine = await openMachine()
  for (let wrong = 0; wrong < 30; wrong += 1) {
    await tried(machine.app, 'owner', 'wrong')
    machine.clocks.uptime += 4 * hour * 1000
  }
  expect(await tried(machine.app, 'owner', 'wrong')).toBe(`waits ${4 * hour}`)
  machine.clocks.uptime += 4 * hour * 1000

  expect(await tried(machine.app, 'owner', passwordOf('owner'))).toBe('in')
  machine.app.close()
})

test('a name that nobody has, and a disabled account, are answered as a wrong password is', async () => {
  const machine = await openMachine()
  const person = await addRow(machine.app, 'recorder')
  const disabled = await addRow(machine.app, 'recorder')
  machine.app.db.prepare("UPDATE account SET state = 'disabled' WHERE id = ?").run(disabled.id)

  const answers = async (login: string, password: string) => {
    const all: string[] = []
    for (let wrong = 0; wrong < 8; wrong += 1) all.push(await tried(machine.app, login, password))
    return all
  }
  const known = await answers(person.login, 'wrong')

  expect(known).toEqual([...Array(4).fill('sign_in_failed'), ...Array(4).fill('waits 900')])
  expect(await answers('nobody', 'wrong')).toEqual(known)
  expect(await answers(disabled.login, passwordOf(disabled.login))).toEqual(known)
  machine.app.close()
})

test('guesses that are sent at once are counted one by one', async () => {
  const machine = await openMachine()
  const person = await addRow(machine.app, 'recorder')

  const answers = await Promise.all(Array.from({ length: 20 }, () => tried(machine.app, person.login, 'wrong')))

  expect(answers.filter((answer) => answer === 'sign_in_failed')).toHaveLength(4)
  expect(readAccount(machine.app.db, person.id)?.failures).toBe(5)
  machine.app.close()
})

test('a real restart keeps the count, and the wait begins anew', async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  for (let wrong = 0; wrong < 5; wrong += 1) await host.call('accounts.signIn', { login: 'owner', password: 'wrong' })
  host.clocks.uptime += 14 * minute * 1000

  await host.restart()

  const again = { login: 'owner', password: passwordOf('owner') }
  expect(await host.call('accounts.signIn', again)).toMatchObject({ code: 'account_waits', data: { seconds: 900 } })
  host.clocks.uptime += 15 * minute * 1000
  expect(await host.call('accounts.signIn', again)).toMatchObject({ status: 'ok' })
})

test('every failed try is in the log, with the name that was typed and no password', async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  await host.call('accounts.signIn', { login: 'Owner', password: 'wrong-secret' })
  await host.call('accounts.signIn', { login: 'stranger', password: 'wrong-secret' })

  const log = await host.ask<{ lines: { action: string; outcome: string }[] }>(
    'audit.list',
    {
      filter: { from: null, to: null, actor: '', action: '', objectKind: '', outcome: null, text: '', automatic: true },
      before: null,
      limit: 50,
    },
    await host.signIn('owner'),
  )
  expect(log.lines.filter(({ action }) => action === 'sign_in_failed').map(({ outcome }) => outcome)).toEqual(['failed', 'failed'])
  expect(JSON.stringify(log)).not.toContain('wrong-secret')
})
