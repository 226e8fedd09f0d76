import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrokenRun, type Fault, lossesOf, roomy, runBroken, withCopy } from './break-run.ts'
import { failingDisk, readCalls } from './power-loss.ts'
import { bundleProgram } from './program/bundle-program.ts'
import { tell } from './report.ts'
import { scenarios } from './scenarios/index.ts'
import { savingFacts } from './scenarios/saving-facts.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { buildShim } from './shim/build-shim.ts'
import { seeded, sizes, spread } from './sizes.ts'

/** Longest time of one suite: the whole set breaks off a program several thousand times. */
const timeout = 60 * 60_000

const built = buildShim()
if ('missing' in built) console.warn(`SKIPPED: nothing is broken off, because ${built.missing}`)
const shim = 'path' in built ? built.path : ''

const templates = new Map<string, string>()
const templateOf = (scenario: Scenario): string => templates.get(scenario.name) ?? ''
/** File calls of an unbroken run. */
const calls = new Map<string, number>()
const callsOf = (scenario: Scenario): number => calls.get(scenario.name) ?? 0

describe.skipIf('missing' in built)('whatever happens to the machine', () => {
  beforeAll(async () => {
    await bundleProgram()
    await inPairs(scenarios, async (scenario) => {
      const template = mkdtempSync(join(roomy, 'hengjian-template-'))
      templates.set(scenario.name, template)
      await scenario.prepare(template)
      await withCopy(template, async (_root, dataFolder) => {
        const run = await runBroken(shim, scenario, dataFolder, null)
        expect(run.end).toBe('done')
        expect(run.promised.length).toBeGreaterThan(0)
        expect(await lossesOf(scenario, dataFolder, run.promised)).toEqual([])
        calls.set(scenario.name, run.calls ?? 0)
      })
    })
  }, timeout)
  afterAll(() => {
    for (const template of templates.values()) rmSync(template, { recursive: true, force: true })
  })

  test.for(scenarios)('$name: killed at a file call, nothing promised is lost and nothing is half there', { timeout }, async (scenario) => {
    expect(callsOf(scenario)).toBeGreaterThan(50)
    const points = spread(callsOf(scenario), sizes.kills)
    const results = await inPairs(points, (at) => breakAt(scenario, { kind: 'kill', at }))
    report(`killed at ${points.length} of ${callsOf(scenario)} file calls`, scenario, results)
    expect(results.flatMap(({ losses }) => losses)).toEqual([])
    expect(results.filter(({ run }) => run.end === 'killed').length).toBeGreaterThan(points.length * 0.7)
  })

  test.for(scenarios)('$name: on a full or failing disk the program refuses and loses nothing', { timeout }, async (scenario) => {
    const faults = spread(callsOf(scenario), sizes.failures, 2).flatMap((at): Fault[] => [
      { kind: 'full', at },
      { kind: 'error', at },
    ])
    const results = await inPairs(faults, (fault) => breakAt(scenario, fault))
    report('full or failing disk', scenario, results)
    expect(results.flatMap(({ losses }) => losses)).toEqual([])
    expect(results.map(({ run }) => run.end).filter((end) => !understood.has(end))).toEqual([])
  })

  test.for(scenarios)('$name: a start after a kill may be broken in its turn', { timeout }, async (scenario) => {
    const results = await inPairs(spread(callsOf(scenario), sizes.interrupted + 2).slice(1, -1), (at) => breakStarts(scenario, at))
    const starts = results.flat()
    report('start broken after a kill', scenario, starts)
    expect(starts.flatMap(({ losses }) => losses)).toEqual([])
    expect(starts.map(({ run }) => run.end).filter((end) => !understood.has(end))).toEqual([])
  })

  test('an ageing data folder, killed again and again, keeps everything', { timeout }, async () => {
    const chance = seeded(sizes.seed)
    await withCopy(templateOf(savingFacts), async (_root, dataFolder) => {
      const results: Broken[] = []
      for (let kill = 0; kill < sizes.randomKills; kill += 1) {
        const run = await runBroken(shim, savingFacts, dataFolder, { kind: 'kill', at: 1 + Math.floor(chance() * callsOf(savingFacts)) })
        results.push({ run, losses: await lossesOf(savingFacts, dataFolder, run.promised) })
      }
      report('killed again and again', savingFacts, results)
      expect(results.flatMap(({ losses }) => losses)).toEqual([])
      expect(results.flatMap(({ run }) => run.promised).length).toBeGreaterThan(sizes.randomKills)
    })
  })

  test('a power loss takes nothing that was promised; with weaker commits it would', { timeout }, async () => {
    const [full = 0, control = 0] = await inPairs(['FULL', 'NORMAL'] as const, lossesAfterPowerLoss)
    expect(full).toBe(0)
    expect(control).toBeGreaterThan(sizes.powerLossImages / 4)
  })

  test('a check that looks for what nobody stored finds losses', { timeout }, async () => {
    const forgetful: Scenario = { ...savingFacts, check: (app, promised) => savingFacts.check(app, [...promised, 'submitted 1000']) }
    const { losses } = await breakAt(forgetful, { kind: 'kill', at: 100 })
    expect(losses).toEqual(['kill at 100: submitted 1000'])
  })
})

interface Broken {
  readonly run: BrokenRun
  readonly losses: readonly string[]
}

/** Breaks a fresh run at one file call and looks for losses. */
function breakAt(scenario: Scenario, fault: Fault): Promise<Broken> {
  return withCopy(templateOf(scenario), async (_root, dataFolder) => {
    const run = await runBroken(shim, scenario, dataFolder, fault)
    return { run, losses: (await lossesOf(scenario, dataFolder, run.promised)).map((loss) => `${fault.kind} at ${fault.at}: ${loss}`) }
  })
}

/** Kills a run at one file call, then breaks the next start of the program in every way at some of its own calls, and looks for losses of the run. */
function breakStarts(scenario: Scenario, at: number): Promise<readonly Broken[]> {
  return withCopy(templateOf(scenario), async (root, dataFolder) => {
    const { promised } = await runBroken(shim, scenario, dataFolder, { kind: 'kill', at })
    const left = join(root, 'left')
    cpSync(dataFolder, left, { recursive: true })
    const whole = await runBroken(shim, scenario, dataFolder, null, { stage: 'start' })
    expect(whole.end).toBe('done')
    const broken: Broken[] = []
    for (const call of spread(whole.calls ?? 0, sizes.brokenStarts)) {
      for (const kind of ['kill', 'full', 'error'] as const) {
        rmSync(dataFolder, { recursive: true })
        cpSync(left, dataFolder, { recursive: true })
        const run = await runBroken(shim, scenario, dataFolder, { kind, at: call }, { stage: 'start' })
        const losses = await lossesOf(scenario, dataFolder, promised)
        broken.push({
          run: { ...run, promised },
          losses: losses.map((loss) => `kill at ${at}, then ${kind} at ${call} of the start: ${loss}`),
        })
      }
    }
    return broken
  })
}

/** Logs one run and builds what power losses could have left of it. @returns how many of the images lose something */
function lossesAfterPowerLoss(synchronous: 'FULL' | 'NORMAL'): Promise<number> {
  const chance = seeded(sizes.seed)
  const template = templateOf(savingFacts)
  return withCopy(template, async (root, dataFolder) => {
    const log = join(root, 'calls.log')
    const environment = { FAULTS_LOG: log, FAULTS_SYNCHRONOUS: synchronous }
    const run = await runBroken(shim, savingFacts, dataFolder, null, { environment })
    expect(run.end).toBe('done')
    const logged = readCalls(log, dataFolder)
    const disk = failingDisk(template, logged)
    const cuts = Array.from({ length: sizes.powerLossImages }, () => 1 + Math.floor(chance() * logged.length)).sort((a, b) => a - b)
    const image = join(root, 'image')
    let losing = 0
    let promises = 0
    for (const cut of cuts) {
      const promised = disk.goOnTo(cut)
      disk.leave(image, chance)
      promises += promised.length
      if ((await lossesOf(savingFacts, image, promised)).length > 0) losing += 1
    }
    const suite = synchronous === 'FULL' ? 'power loss' : 'control: power loss with synchronous=NORMAL, must lose'
    tell({ suite, scenario: savingFacts.name, faults: sizes.powerLossImages, promises, losses: losing, seed: sizes.seed })
    return losing
  })
}

/** Ends that say something to a person; anything else is an error that nobody thought of. */
const understood: ReadonlySet<string> = new Set(['done', 'killed', 'refused disk_full', 'refused disk_failed', 'refused folder_unreadable'])

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

function report(suite: string, { name }: Scenario, results: readonly Broken[]): void {
  tell({
    suite,
    scenario: name,
    faults: results.length,
    promises: results.reduce((sum, { run }) => sum + run.promised.length, 0),
    losses: results.reduce((sum, { losses }) => sum + losses.length, 0),
    seed: sizes.seed,
  })
}
