import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PossibleKeys } from '../../electron/database/open-database.ts'
import type { App } from '../../electron/features/app.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { roomy } from './break-run.ts'
import { changedTables, cutOff, type Damage, flipBit, flipHeaderBit, rowsOf, zeroPage } from './damage.ts'
import { type Findings, fullCheck } from './full-check.ts'
import { tell } from './report.ts'
import { fullFolder } from './scenarios/full-folder.ts'
import { openScenarioApp } from './scenarios/open.ts'
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
/** What is computed from other rows, or is of no consequence. */
const derived: ReadonlySet<string> = new Set(['result', 'display', 'scheme_working'])
const isHarm = ({ changed }: Verdict): boolean => changed === null || changed.some((table) => !derived.has(table))

/** Harm that is not found, and refusals that nobody can read. */
const defectsOf = (verdicts: readonly Verdict[]): readonly Verdict[] =>
  verdicts.filter((verdict) => (isHarm(verdict) && !isFound(verdict)) || verdict.speechless !== null)

describe('a damaged database file', () => {
  let template = ''
  beforeAll(async () => {
    template = mkdtempSync(join(roomy, 'hengjian-template-'))
    await fullFolder(template)
  }, timeout)
  afterAll(() => rmSync(template, { recursive: true, force: true }))

  test('is found whenever a bit is turned over that changes what it says', { timeout }, async () => {
    const verdicts = await judge(template, flipBit, sizes.flips)
    summarise('bit flips', verdicts)
    expect(defectsOf(verdicts)).toEqual([])
    // Control: without the seals of the rows the same flips go unnoticed.
    const withoutSeals = verdicts.filter((verdict) => isHarm(verdict) && !isFoundByFile(verdict))
    console.log(`control: without audit chain and row seals ${withoutSeals.length} of ${verdicts.length} bit flips would be missed`)
    expect(withoutSeals.length).toBeGreaterThan(sizes.flips / 10)
  })

  test('is found when a bit of its head is turned over, and refused in words', { timeout }, async () => {
    const verdicts = await judge(template, flipHeaderBit, sizes.flips)
    summarise('bit flips in the head of the file', verdicts)
    expect(defectsOf(verdicts)).toEqual([])
  })

  test('is found when a page is zeroed or the file is cut off', { timeout }, async () => {
    const zeroed = await judge(template, zeroPage, sizes.flips / 4)
    summarise('zeroed pages', zeroed)
    const cut = await judge(template, cutOff, sizes.flips / 4)
    summarise('cut off files', cut)
    expect(defectsOf([...zeroed, ...cut])).toEqual([])
  })
})

/** Damages a fresh copy again and again. */
async function judge(template: string, damage: Damage, times: number, keys: PossibleKeys = [null]): Promise<readonly Verdict[]> {
  const chance = seeded(sizes.seed)
  const before = rowsOf(join(template, database), keys)
  if (before === null) throw new Error('the undamaged file cannot be read')
  const folder = mkdtempSync(join(roomy, 'hengjian-damaged-'))
  const verdicts: Verdict[] = []
  try {
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
    return { refused: null, speechless: null, found: fullCheck(app) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
      return { refused: null, speechless: null, found: { file: [`the check itself fails: ${error.message}`], seals: [] } }
    }
    throw error
  } finally {
    app.close()
  }
}

function summarise(suite: string, verdicts: readonly Verdict[]): void {
  const number = (is: (verdict: Verdict) => boolean): number => verdicts.filter(is).length
  const parts = [
    `${number(({ refused }) => refused !== null)} refused at opening`,
    `${number((verdict) => verdict.refused === null && verdict.found.file.length > 0)} found in the file`,
    `${number((verdict) => verdict.refused === null && verdict.found.file.length === 0 && verdict.found.seals.length > 0)} found by the seals`,
    `${number((verdict) => !isFound(verdict) && !isHarm(verdict) && verdict.changed?.length !== 0)} in rows that are computed anew`,
    `${number((verdict) => !isFound(verdict) && verdict.changed?.length === 0)} where nothing is`,
  ]
  const losses = number((verdict) => isHarm(verdict) && !isFound(verdict))
  tell({ suite, scenario: 'plain', faults: verdicts.length, promises: 0, losses, seed: sizes.seed }, `: ${parts.join(', ')}`)
}
