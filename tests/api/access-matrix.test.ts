import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowOf } from '../../electron/api/access-gate.ts'
import { router } from '../../electron/api/router.ts'
import { accessMatrix } from '../../shared/contract/access.ts'
import { type Role, roles } from '../../shared/domain/roles.ts'
import { type AccountsHost, addAccount, openAccountsHost, setUpSingle, setUpThree } from '../helpers/accounts-host.ts'

/** Every procedure that the program has, as its router says. */
function everyProcedure(part: object = router, path: readonly string[] = []): readonly string[] {
  if ('~orpc' in part) return [path.join('.')]
  return Object.entries(part)
    .flatMap(([name, inner]) => everyProcedure(inner as object, [...path, name]))
    .toSorted()
}

const heads: Readonly<Record<Role, string>> = {
  owner: 'own',
  manager: 'man',
  recorder: 'rec',
  reviewer: 'rev',
  liaison: 'lia',
  leader: 'lea',
  administrator: 'adm',
  security: 'sec',
  auditor: 'aud',
}

const legend = [
  'Who may call which procedure. x: yes; f: yes, with the password given in the last five minutes; .: no; *: also before signing in;',
  's: the judge at a judge station only. After the roles: w writes, ~ a stream, @ also at a judge station, ! only while no account can exist,',
  'o about the own session: also before a one-time password is changed, O also while locked.',
]

/** The matrix as people read it, and as it is kept beside this test. */
function matrixText(): string {
  const procedures = everyProcedure()
  const width = Math.max(...procedures.map((name) => name.length)) + 2
  const lines = procedures.map((name) => {
    const row = rowOf(name)
    if (row === undefined) return `${name.padEnd(width)}no row`
    const cells = roles.map((role) => {
      if (row.who === 'anyone') return '*'
      if (row.who === 'station') return 's'
      return row.who.includes(role) ? (row.fresh === true ? 'f' : 'x') : '.'
    })
    const notes = [
      row.kind === 'write' ? 'w' : row.kind === 'stream' ? '~' : '',
      row.atStation === true || row.who === 'station' ? '@' : '',
      row.closedOnly === true ? '!' : '',
      row.own === 'open' ? 'o' : row.own === 'locked' ? 'O' : '',
    ].join('')
    return `${name.padEnd(width)}${cells.map((cell) => cell.padEnd(4)).join('')} ${notes}`.trimEnd()
  })
  const head = `${'procedure'.padEnd(width)}${roles.map((role) => heads[role].padEnd(4)).join('')}`.trimEnd()
  return `${[...legend, '', head, ...lines].join('\n')}\n`
}

test('the matrix is the one that was agreed on, procedure by procedure', async () => {
  await expect(matrixText()).toMatchFileSnapshot('access-matrix.txt')
})

test('the matrix has a row for every procedure of the router and no other', () => {
  const rows = Object.entries(accessMatrix).flatMap(([feature, names]) => Object.keys(names).map((name) => `${feature}.${name}`))

  expect(rows.toSorted()).toEqual(everyProcedure())
  for (const strange of [
    '',
    'accounts',
    'accounts.',
    'accounts.me.x',
    'accounts.toString',
    'constructor.name',
    '__proto__.x',
    'nothing.here',
  ]) {
    expect([strange, rowOf(strange)]).toEqual([strange, undefined])
  }
})

test('nobody but an owner both runs the program and sees results, and the three see none', () => {
  const results = [
    ...['results.ranking', 'results.explanation', 'comparison.compare', 'reports.ranking', 'decisions.view', 'cycles.overview'],
    ...[
      'findings.list',
      'findings.get',
      'scoring.marks',
      'scoring.inputs',
      'judging.sheet',
      'surveys.results',
      'seals.file',
      'agreement.report',
    ],
  ]
  for (const name of results) {
    const who = rowOf(name)?.who
    expect([name, Array.isArray(who) && who.filter((role: Role) => ['administrator', 'security', 'auditor'].includes(role))]).toEqual([
      name,
      [],
    ])
  }
})

/** Which role may call which procedure, as the text beside this test says: read back, so that a cell is what people were shown. */
function agreedCells(): ReadonlyMap<string, string> {
  const text = readFileSync(join(import.meta.dirname, 'access-matrix.txt'), 'utf8')
  const lines = text.split('\n').slice(legend.length + 2)
  return new Map(
    lines.flatMap((line) => {
      const [name, ...cells] = line.split(/\s+/u)
      if (name === undefined || name === '') return []
      return roles.map((role, index) => [`${role} ${name}`, cells[index] ?? '?'] as const)
    }),
  )
}

/** These end or lock the session that asks, so they come last. */
const partings = ['accounts.lock', 'accounts.signOut']

async function askEverything(host: AccountsHost, role: Role, login: string, found: Map<string, string>): Promise<void> {
  const session = await host.signIn(login)
  for (const name of [...everyProcedure().filter((each) => !partings.includes(each)), ...partings]) {
    // No input fits anything that wants some: whoever is let through is told so by the schema, and nothing is changed.
    const answer = await host.call(name, undefined, session)
    found.set(`${role} ${name}`, answer.status === 'ok' ? 'answered' : answer.code)
  }
}

const loginOf: Readonly<Record<Exclude<Role, 'owner'>, string>> = {
  administrator: 'admin',
  security: 'security',
  auditor: 'auditor',
  manager: 'manager',
  recorder: 'recorder',
  reviewer: 'reviewer',
  liaison: 'liaison',
  leader: 'leader',
}

/** A program with an account of each role, with one-person and with separated roles. */
async function everyRole(): Promise<{ readonly single: AccountsHost; readonly three: AccountsHost }> {
  const single = await openAccountsHost()
  await setUpSingle(single)
  const three = await openAccountsHost()
  await setUpThree(three)
  for (const role of ['manager', 'recorder', 'reviewer', 'liaison', 'leader'] as const) await addAccount(three, role, `某${role}`, [role])
  return { single, three }
}

test('the real gate answers every role and every procedure as the matrix says', { timeout: 120_000 }, async () => {
  const { single, three } = await everyRole()
  const found = new Map<string, string>()
  await askEverything(single, 'owner', 'owner', found)
  for (const [role, login] of Object.entries(loginOf)) await askEverything(three, role as Role, login, found)

  const wrong = [...agreedCells()].filter(([cell, agreed]) => {
    const answer = found.get(cell) ?? 'not asked'
    const refused = answer === 'not_permitted' || answer === 'not asked'
    const name = cell.split(' ')[1] ?? ''
    // While accounts exist nobody may call what is only for a folder without them; no station is open here.
    const open = agreed === 'x' || agreed === 'f' || (agreed === '*' && rowOf(name)?.closedOnly !== true)
    return open === refused
  })
  expect(wrong).toEqual([])
  expect(found.size).toBe(everyProcedure().length * roles.length)
  process.stdout.write(`access matrix: ${found.size} cells through the gate\n`)
})

test('what takes the password again refuses once it was given too long ago, and nothing else does', { timeout: 60_000 }, async () => {
  const host = await openAccountsHost()
  await setUpSingle(host)
  const session = await host.signIn('owner')
  host.clocks.uptime += 5 * 60_000 + 1

  for (const name of everyProcedure().filter((each) => !partings.includes(each) && rowOf(each)?.who !== 'anyone')) {
    const answer = await host.call(name, undefined, session)
    const asked = answer.status === 'refused' && answer.code === 'confirm_identity'
    expect([name, asked]).toEqual([name, rowOf(name)?.fresh === true])
  }
})
