import { cpSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../electron/features/app.ts'
import { dataFolderAt } from '../../electron/features/data-folder.ts'
import { encryptFolder } from '../../electron/features/encryption/change-encryption.ts'
import { makeKeyFile } from '../../electron/features/encryption/key-file.ts'
import { databaseKeys } from '../../electron/features/encryption/key-ring.ts'
import { newRecoveryCode } from '../../electron/security/recovery-code.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { roomy } from './break-run.ts'
import { changedTables, cutOff, type Damage, flipBit, flipHeaderBit, rowsOf, zeroPage } from './damage.ts'
import { type Findings, fullCheck } from './full-check.ts'
import { tell } from './report.ts'
import { fullFolder, largeFolder } from './scenarios/full-folder.ts'
import { cheapPasswords, keysOf, now, openScenarioApp, passphrase } from './scenarios/open.ts'
import { openScenarioProgram } from './scenarios/program.ts'
import { seeded, sizes } from './sizes.ts'

const timeout = 60 * 60_000
const database = 'hengjian.db'

/** What was done to a data folder, and what the program says of it. */
interface Verdict {
  readonly damage: string
  /** Code with which the data folder is refused; null when it opens. */
  readonly refused: string | null
  /** An error that nobody put into words, at the opening. */
  readonly speechless: string | null
  readonly found: Findings
  /** Tables that read differently; null when they cannot be read. */
  readonly changed: readonly string[] | null
}

const isFound = ({ refused, found }: Verdict): boolean => refused !== null || found.file.length > 0 || found.seals.length > 0
/** As if there were neither audit chain nor row seals. */
const isFoundByFile = ({ refused, found }: Verdict): boolean => refused !== null || found.file.length > 0
/** What only shows a result, or is a draft that saves itself every few seconds: neither is sealed. */
const derived: ReadonlySet<string> = new Set(['display', 'scheme_working'])
const isHarm = ({ changed }: Verdict): boolean => changed === null || changed.some((table) => !derived.has(table))

/** Harm that is not found, and refusals that nobody can read. */
const defectsOf = (verdicts: readonly Verdict[]): readonly Verdict[] =>
  verdicts.filter((verdict) => (isHarm(verdict) && !isFound(verdict)) || verdict.speechless !== null)

describe('a damaged database file', () => {
  let template = ''
  let encrypted = ''
  beforeAll(async () => {
    template = mkdtempSync(join(roomy, 'hengjian-template-'))
    await fullFolder(template)
    encrypted = mkdtempSync(join(roomy, 'hengjian-template-'))
    cpSync(template, encrypted, { recursive: true })
    const secrets = { passphrase, deputy: null, recoveryCode: newRecoveryCode() }
    const prepared = await makeKeyFile('chacha20', secrets, now(), [], cheapPasswords)
    await encryptFolder(dataFolderAt(encrypted), null, prepared)
  }, timeout)
  afterAll(() => {
    for (const folder of [template, encrypted]) rmSync(folder, { recursive: true, force: true })
  })

  test('is found whenever a bit is turned over that changes what it says', { timeout }, async () => {
    const verdicts = await judge(template, flipBit, sizes.flips)
    summarise('bit flips', 'plain', verdicts)
    expect(defectsOf(verdicts)).toEqual([])
    // Control: without the seals of the rows the same flips go unnoticed.
    const withoutSeals = verdicts.filter((verdict) => isHarm(verdict) && !isFoundByFile(verdict))
    console.log(`control: without audit chain and row seals ${withoutSeals.length} of ${verdicts.length} bit flips would be missed`)
    expect(withoutSeals.length).toBeGreaterThan(sizes.flips / 10)
  })

  test('is found when a bit of its head is turned over, and refused in words', { timeout }, async () => {
    const verdicts = await judge(template, flipHeaderBit, sizes.flips)
    summarise('bit flips in the head of the file', 'plain', verdicts)
    expect(defectsOf(verdicts)).toEqual([])
  })

  test('is found whenever a bit is turned over, wherever it lies, when it is encrypted', { timeout }, async () => {
    const verdicts = await judge(encrypted, flipBit, sizes.flips)
    summarise('bit flips', 'encrypted', verdicts)
    expect(verdicts.filter((verdict) => !isFound(verdict) || verdict.speechless !== null)).toEqual([])
  })

  test.for(['plain', 'encrypted'] as const)('is found when a page is zeroed or the file is cut off (%s)', { timeout }, async (kind) => {
    const folder = kind === 'plain' ? template : encrypted
    const zeroed = await judge(folder, zeroPage, sizes.flips / 4)
    summarise('zeroed pages', kind, zeroed)
    const cut = await judge(folder, cutOff, sizes.flips / 4)
    summarise('cut off files', kind, cut)
    expect(defectsOf([...zeroed, ...cut])).toEqual([])
  })

  test('is replaced by the newest backup from the start page, and kept', { timeout }, async () => {
    const root = mkdtempSync(join(tmpdir(), 'hengjian-drill-'))
    const folder = join(root, 'data')
    try {
      const bytes = await largeFolder(folder, sizes.drillMegabytes)
      truncateSync(join(folder, database), Math.floor(bytes / 8192) * 4096)

      const { client, close } = await openScenarioProgram(folder)
      const before = await client.startup.state()
      const [newest] = await client.startup.backups({ folder: null })
      const source = { folder: null, name: newest?.name ?? '' }
      const checked = performance.now()
      const { previewId } = await client.startup.previewRestore({ source })
      const began = performance.now()
      const consent = { confirmation: '恢复', reason: '数据库损坏', by: '系统管理员', second: null }
      const restored = await client.startup.restore({ source, previewId, ...consent })
      const ended = performance.now()
      const years = await client.cycles.list()
      await close()

      const took = `${Math.round(began - checked)} ms to check it, ${Math.round(ended - began)} ms to restore it`
      console.log(`restore drill: a backup of ${Math.round(bytes / 1_000_000)} MB: ${took}`)
      expect([before.phase, before.trouble?.code, restored.phase]).toEqual(['broken', 'database_corrupt', 'open'])
      expect(years.map(({ name }) => name)).toEqual(['2026 年度考评'])
      expect(statSync(join(restored.quarantine, database)).size).toBe(Math.floor(bytes / 8192) * 4096)
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  })
})

/** Damages a fresh copy again and again. */
async function judge(template: string, damage: Damage, times: number): Promise<readonly Verdict[]> {
  const chance = seeded(sizes.seed)
  const keys = databaseKeys(await keysOf(template))
  const before = rowsOf(join(template, database), keys)
  if (before === null) throw new Error('the undamaged file cannot be read')
  const folder = mkdtempSync(join(roomy, 'hengjian-damaged-'))
  const verdicts: Verdict[] = []
  try {
    cpSync(template, folder, { recursive: true })
    expect(await ask(folder)).toEqual({ refused: null, speechless: null, found: { file: [], seals: [] } })
    for (let time = 0; time < times; time += 1) {
      rmSync(folder, { recursive: true })
      cpSync(template, folder, { recursive: true })
      const what = damage(join(folder, database), chance)
      const after = rowsOf(join(folder, database), keys)
      verdicts.push({ damage: what, changed: after === null ? null : changedTables(before, after), ...(await ask(folder)) })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return verdicts
}

/** What the program says of a data folder: at its opening, and in a full check. */
async function ask(folder: string): Promise<Pick<Verdict, 'refused' | 'speechless' | 'found'>> {
  const nothing = { file: [], seals: [] }
  let app: App
  try {
    app = await openScenarioApp(folder)
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code, speechless: null, found: nothing }
    return { refused: 'internal', speechless: String(error), found: nothing }
  }
  try {
    return { refused: null, speechless: null, found: await fullCheck(app) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
      return { refused: null, speechless: null, found: { file: [`the check itself fails: ${error.message}`], seals: [] } }
    }
    throw error
  } finally {
    app.close()
  }
}

function summarise(suite: string, scenario: string, verdicts: readonly Verdict[]): void {
  const number = (is: (verdict: Verdict) => boolean): number => verdicts.filter(is).length
  const parts = [
    `${number(({ refused }) => refused !== null)} refused at opening`,
    `${number((verdict) => verdict.refused === null && verdict.found.file.length > 0)} found in the file`,
    `${number((verdict) => verdict.refused === null && verdict.found.file.length === 0 && verdict.found.seals.length > 0)} found by the seals`,
    `${number((verdict) => !isFound(verdict) && !isHarm(verdict) && verdict.changed?.length !== 0)} in what only shows results`,
    `${number((verdict) => !isFound(verdict) && verdict.changed?.length === 0)} where nothing is`,
  ]
  const losses = number((verdict) => isHarm(verdict) && !isFound(verdict))
  tell({ suite, scenario, faults: verdicts.length, promises: 0, losses, seed: sizes.seed }, `: ${parts.join(', ')}`)
}
