import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrokenRun, type Fault, lossesOf, runBroken, withCopy } from './break-run.ts'
import { buildImage, readCalls } from './power-loss.ts'
import { scenarios } from './scenarios/index.ts'
import { savingFacts } from './scenarios/saving-facts.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { buildShim } from './shim/build-shim.ts'
import { seeded, sizes } from './sizes.ts'

/** Longest time of one suite: the whole set breaks off a program a thousand times. */
const timeout = 60 * 60_000

const built = buildShim()
if ('missing' in built) console.warn(`SKIPPED: nothing is broken off, because ${built.missing}`)
const shim = 'path' in built ? built.path : ''

const templates = new Map<string, string>()
const templateOf = (scenario: Scenario): string => templates.get(scenario.name) ?? ''

describe.skipIf('missing' in built)('whatever happens to the machine', () => {
  beforeAll(async () => {
    for (const scenario of scenarios) {
      const template = mkdtempSync(join(tmpdir(), 'hengjian-template-'))
      templates.set(scenario.name, template)
      await scenario.prepare(template)
    }
  }, timeout)
  afterAll(() => {
    for (const template of templates.values()) rmSync(template, { recursive: true, force: true })
  })

  /** Breaks a fresh run at one file call and looks for losses. */
  const breakAt = (scenario: Scenario, fault: Fault): Promise<{ run: BrokenRun; losses: readonly string[] }> =>
    withCopy(templateOf(scenario), async (_root, dataFolder) => {
      const run = await runBroken(shim, scenario, dataFolder, fault)
      return { run, losses: (await lossesOf(scenario, dataFolder, run.promised)).map((loss) => `${fault.kind} at ${fault.at}: ${loss}`) }
    })

  const callsOf = (scenario: Scenario): Promise<number> =>
    withCopy(templateOf(scenario), async (_root, dataFolder) => {
      const run = await runBroken(shim, scenario, dataFolder, null)
      expect(run.end).toBe('done')
      expect(await lossesOf(scenario, dataFolder, run.promised)).toEqual([])
      return run.calls ?? 0
    })

  test.for(scenarios)('$name: killed at a file call, nothing promised is lost and nothing is half there', { timeout }, async (scenario) => {
    const calls = await callsOf(scenario)
    expect(calls).toBeGreaterThan(50)
    const points = every(calls, sizes.killEvery)
    const results = await inPairs(points, (at) => breakAt(scenario, { kind: 'kill', at }))
    report(`${scenario.name}: killed at ${points.length} of ${calls} file calls`, results)
    expect(results.flatMap(({ losses }) => losses)).toEqual([])
    expect(results.filter(({ run }) => run.end === 'killed').length).toBeGreaterThan(points.length * 0.8)
  })

  test.for(scenarios)('$name: on a full or failing disk the program refuses and loses nothing', { timeout }, async (scenario) => {
    const calls = await callsOf(scenario)
    const faults = every(calls, sizes.failEvery).flatMap((at): Fault[] => [
      { kind: 'full', at },
      { kind: 'error', at },
    ])
    const results = await inPairs(faults, (fault) => breakAt(scenario, fault))
    report(`${scenario.name}: ${faults.length} times a full or failing disk`, results)
    expect(results.flatMap(({ losses }) => losses)).toEqual([])
    const ends = new Set(results.map(({ run }) => run.end))
    expect([...ends].filter((end) => !understood.has(end))).toEqual([])
  })

  test('an ageing data folder, killed again and again, keeps everything', { timeout }, async () => {
    const chance = seeded(sizes.seed)
    const calls = await callsOf(savingFacts)
    await withCopy(templateOf(savingFacts), async (_root, dataFolder) => {
      let promises = 0
      const losses: string[] = []
      for (let kill = 0; kill < sizes.randomKills; kill += 1) {
        const run = await runBroken(shim, savingFacts, dataFolder, { kind: 'kill', at: 1 + Math.floor(chance() * calls) })
        promises += run.promised.length
        losses.push(...(await lossesOf(savingFacts, dataFolder, run.promised)))
      }
      console.log(`${sizes.randomKills} random kills of one data folder, seed ${sizes.seed}: ${promises} promises, ${losses.length} losses`)
      expect(losses).toEqual([])
      expect(promises).toBeGreaterThan(sizes.randomKills)
    })
  })

  test('a power loss takes nothing that was promised; with weaker commits it would', { timeout }, async () => {
    const full = await lossesAfterPowerLoss('FULL')
    const control = await lossesAfterPowerLoss('NORMAL')
    console.log(
      `${sizes.powerLossImages} images after a power loss, seed ${sizes.seed}: ${full} with losses; control with synchronous=NORMAL: ${control} with losses`,
    )
    expect(full).toBe(0)
    expect(control).toBeGreaterThan(sizes.powerLossImages / 4)
  })
})

/** Logs one run and builds what power losses could have left of it. @returns how many of the images lose something */
function lossesAfterPowerLoss(synchronous: 'FULL' | 'NORMAL'): Promise<number> {
  const chance = seeded(sizes.seed)
  const template = templateOf(savingFacts)
  return withCopy(template, async (root, dataFolder) => {
    const log = join(root, 'calls.log')
    const run = await runBroken(shim, savingFacts, dataFolder, null, { FAULTS_LOG: log, FAULTS_SYNCHRONOUS: synchronous })
    expect(run.end).toBe('done')
    const calls = readCalls(log, dataFolder)
    const image = join(root, 'image')
    let losing = 0
    for (let number = 0; number < sizes.powerLossImages; number += 1) {
      const promised = buildImage(template, calls, 1 + Math.floor(chance() * calls.length), image, chance)
      if ((await lossesOf(savingFacts, image, promised)).length > 0) losing += 1
    }
    return losing
  })
}

/** Ends that say something to a person; anything else is an error that nobody thought of. */
const understood: ReadonlySet<string> = new Set(['done', 'refused disk_full', 'refused disk_failed', 'refused folder_unreadable'])

/** 1, 1 + step, … up to the count, and the count itself. */
function every(count: number, step: number): readonly number[] {
  const points = Array.from({ length: Math.ceil(count / step) }, (_, place) => 1 + place * step)
  return points.at(-1) === count ? points : [...points, count]
}

/** Two at a time, as the machine has at least two processors. */
async function inPairs<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let place = next++; place < items.length; place = next++) results[place] = await work(items[place] as Item)
  }
  await Promise.all([worker(), worker()])
  return results
}

function report(what: string, results: readonly { readonly losses: readonly string[]; readonly run: BrokenRun }[]): void {
  const promises = results.reduce((sum, { run }) => sum + run.promised.length, 0)
  const losses = results.reduce((sum, result) => sum + result.losses.length, 0)
  console.log(`${what}: ${promises} promises, ${losses} losses`)
}
