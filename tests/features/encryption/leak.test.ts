import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type AccountsHost, openAccountsHost, passwordOf } from '../../helpers/accounts-host.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const passphrase = 'three quiet rivers 1958'

/** What is planted through the program's own calls, each where people would enter such a thing. */
const markers = {
  login: 'leakowner',
  accountName: '泄漏甲主任',
  secondAccount: '泄漏乙录入',
  cycle: '泄漏丙年度',
  category: '泄漏丁分组',
  unit: '泄漏戊局',
  code: 'LEAK-UNIT-CODE',
  description: '泄漏己：支委会未召开',
  reason: '泄漏庚：撤销理由',
  matter: 'LEAK-MATTER-KEY',
  evidenceName: '泄漏辛会议记录.txt',
  evidence: 'LEAK-EVIDENCE-BYTES 泄漏壬',
  paste: 'LEAK-PASTED-CELL',
} as const

/** What must be nowhere, in either kind of folder. */
const secrets = { password: passwordOf(markers.login), passphrase } as const

/**
 * Files below a folder that hold a text, by text. In a process of its own, because this one has the database open and would give its lock away.
 *
 * Looks for UTF-8 and UTF-16, and into names of files.
 */
function findIn(folder: string, texts: Readonly<Record<string, string>>): Record<string, string[]> {
  const script = `
    const { readdirSync, readFileSync } = require('node:fs')
    const { join } = require('node:path')
    const [folder, json] = process.argv.slice(1)
    const texts = JSON.parse(json)
    const found = Object.fromEntries(Object.keys(texts).map((key) => [key, []]))
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name)
      const bytes = entry.isFile() ? readFileSync(path) : Buffer.alloc(0)
      for (const [key, text] of Object.entries(texts)) {
        if (bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le') || entry.name.includes(text)) found[key].push(path)
      }
    }
    process.stdout.write(JSON.stringify(found))`
  return JSON.parse(execFileSync(process.execPath, ['-e', script, folder, JSON.stringify(texts)], { encoding: 'utf8' }))
}

async function start(folder: string): Promise<AccountsHost> {
  const temp = join(folder, 'temp')
  mkdirSync(temp)
  const before = process.env.TMPDIR
  process.env.TMPDIR = temp
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  })
  const host = await openAccountsHost(folder)
  const owner = { login: markers.login, name: markers.accountName, password: passwordOf(markers.login) }
  await host.ask('startup.setUp', { mode: 'single', owner })
  return host
}

async function encrypt(host: AccountsHost): Promise<string> {
  const session = await host.signIn(markers.login)
  const prepared = await host.ask<object>('encryption.prepare', { passphrase, deputy: null, cipher: 'chacha20', secret: null }, session)
  await host.ask('encryption.turnOn', prepared, session)
  return host.signIn(markers.login)
}

/** Enters everything, makes a backup and an export, and leaves the program running. */
async function plant(host: AccountsHost, session: string): Promise<void> {
  const ask = <T>(path: string, input?: unknown): Promise<T> => host.ask<T>(path, input, session)
  await ask('accounts.create', { login: 'leaksecond', name: markers.secondAccount })
  const scheme = { from: 'starter', code: 'model-unit' }
  const cycle = await ask<{ id: number }>('cycles.create', { year: 2026, name: markers.cycle, scheme })
  const category = await ask<{ id: number }>('register.addCategory', { cycleId: cycle.id, name: markers.category })
  const unit = await ask<{ id: number }>('register.add', {
    cycleId: cycle.id,
    name: markers.unit,
    shortName: '',
    code: markers.code,
    categoryId: category.id,
    unitId: null,
    participation: 'full',
  })
  const upload = new Request(`http://127.0.0.1/files/evidence?name=${encodeURIComponent(markers.evidenceName)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-hengjian-session': session },
    body: new TextEncoder().encode(markers.evidence),
  })
  const { hash } = (await (await host.fetch(upload)).json()) as { hash: string }
  const draft = {
    cycleId: cycle.id,
    evaluateeId: unit.id,
    indicator: '1.1.1',
    rule: 'missed',
    quantity: '1',
    level: null,
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: markers.matter,
    description: markers.description,
    foundOn: '2026-11-02',
    source: 'routine_supervision',
    deadline: null,
    evidence: [{ hash, name: markers.evidenceName }],
  }
  const { finding } = await ask<{ finding: { id: number } }>('findings.save', { draft, editing: null, submit: true })
  await ask('findings.withdraw', { id: finding.id, reason: markers.reason })
  await ask('exchange.paste', { text: `${markers.paste}\t${markers.unit}` })
  await ask('backups.make')
}

const nowhere = (texts: Readonly<Record<string, string>>) => Object.fromEntries(Object.keys(texts).map((key) => [key, []]))

test('an encrypted folder shows none of what was entered: database, log, backups, evidence, temporary files, logs, key file', async () => {
  const folder = tempFolder()
  const host = await start(folder)

  const session = await encrypt(host)
  // Names of accounts stand in what was backed up before.
  await host.ask('encryption.convertBackups', { how: 'delete' }, session)
  await plant(host, session)

  const texts = { ...markers, ...secrets }
  expect(findIn(folder, texts)).toEqual(nowhere(texts))
  await host.program.close()
  expect(findIn(folder, texts)).toEqual(nowhere(texts))
})

test('a folder that is encrypted later shows none of it either, once its older backups were encrypted too', async () => {
  const folder = tempFolder()
  const host = await start(folder)
  await plant(host, await host.signIn(markers.login))

  const session = await encrypt(host)
  await host.ask('encryption.convertBackups', { how: 'encrypt' }, session)
  while (!(await host.ask<{ evidenceDone: boolean }>('encryption.state', undefined, session)).evidenceDone) await new Promise(setImmediate)

  const texts = { ...markers, ...secrets }
  await host.program.close()
  expect(findIn(folder, texts)).toEqual(nowhere(texts))
})

test('control: a plain folder shows all of it, and neither password nor passphrase', async () => {
  const folder = tempFolder()
  const host = await start(folder)

  await plant(host, await host.signIn(markers.login))

  const { paste, ...kept } = markers
  const found = findIn(folder, kept)
  expect(Object.entries(found).filter(([, files]) => files.length === 0)).toEqual([])
  // A pasted table waits in memory only.
  expect(findIn(folder, { paste, ...secrets })).toEqual(nowhere({ paste, ...secrets }))
})
