import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { measuresMemory } from '../host/process-memory.ts'
import { type Answer, startWatchedHost, type WatchedHost } from '../host/watched-host.ts'
import { unsaid } from '../host/words-of.ts'
import { hangs, sizes } from '../sizes.ts'
import { output, type Target, ways } from './ways.ts'

/** A file of the project. */
export const projectFile = (path: string): Uint8Array => readFileSync(join(import.meta.dirname, '..', '..', '..', path))

/** Longest time of one suite in its full size. */
export const timeout = 60 * 60_000
/** Files after which a fresh program goes on. */
const filesOfAProgram = 750
/** Every how many-th file that can be read is applied and not only previewed. */
const applyEvery = 20
const mostMegabytes = 250

if (!measuresMemory) console.warn('SKIPPED: the memory of the program is not measured, because this system does not tell it')

/** Feeds one damaged file. Throws when something came of it that may come of no file. */
type Feed = (number: number) => Promise<readonly Answer[]>

/**
 * Feeds damaged files to the real program, one after the other, and asserts what must hold for each of them and for all.
 *
 * @param prepare gets a warm program on the sample; called once for each program that is needed
 */
export async function feedAll(
  what: string,
  count: number,
  prepare: (host: WatchedHost, target: Target) => Feed | Promise<Feed>,
): Promise<void> {
  const seen = { refused: 0, taken: 0, slowest: 0, grown: 0, codes: new Map<string, number>() }
  const complaints: string[] = []
  for (let first = 0; first < count; first += filesOfAProgram) {
    const host = await startWatchedHost()
    let at = first
    try {
      const feed = await prepare(host, await warmUp(host))
      host.settle()
      for (; at < Math.min(count, first + filesOfAProgram); at += 1) {
        const answers = await feed(at)
        seen[answers.every(({ kind }) => kind === 'done') ? 'taken' : 'refused'] += 1
        for (const answer of answers) {
          if (answer.kind === 'done') continue
          seen.codes.set(answer.code, (seen.codes.get(answer.code) ?? 0) + 1)
          if (answer.kind === 'refused') complaints.push(...unsaid(answer))
        }
      }
      seen.slowest = Math.max(seen.slowest, host.slowest())
      seen.grown = Math.max(seen.grown, host.grown())
    } catch (cause) {
      throw new Error(`${what} ${at} of seed ${sizes.seed}: ${(await host.end()).join('\n')}`, { cause })
    }
    complaints.push(...(await host.end()))
  }
  const codes = [...seen.codes].map(([code, count]) => `${code} ${count}`).join(', ')
  console.log(
    `${count} ${what}, seed ${sizes.seed}: ${seen.taken} taken, ${seen.refused} refused (${codes}); slowest ${Math.round(seen.slowest)} ms, memory +${Math.round(seen.grown)} MB`,
  )
  expect([...new Set(complaints)], 'complaints of the program, and refusals without words').toEqual([])
  expect(seen.slowest).toBeLessThan(hangs)
  expect(seen.grown).toBeLessThan(mostMegabytes)
  expect(Math.min(seen.refused, seen.taken), 'damage that is too light or too heavy shows nothing').toBeGreaterThan(count / 50)
}

/** A cycle of units to import into; lets the program load what it loads once, so that only what files cost is counted. */
async function warmUp(host: WatchedHost): Promise<Target> {
  const starters = output(await host.call('schemes/starters', undefined)) as { code: string; kind: string }[]
  const code = starters.find(({ kind }) => kind === 'unit')?.code
  const cycle = output(await host.call('cycles/create', { year: 2027, name: '2027 年度单位考评', scheme: { from: 'starter', code } }))
  const { id: cycleId } = cycle as { id: number }
  const { tableId } = output(await host.upload('units.csv', projectFile('tests/fixtures/tables/units.csv'))) as { tableId: string }
  for (const way of Object.values(ways)) await way(host, { cycleId }, tableId, 0, false)
  return { cycleId }
}

/** Takes a table on one of its ways; nothing that is refused or only previewed may change a byte of the data. */
export async function feedTable(
  host: WatchedHost,
  target: Target,
  name: string,
  bytes: Uint8Array,
  number: number,
): Promise<readonly Answer[]> {
  const before = host.digest()
  const read = await host.upload(name, bytes)
  if (read.kind !== 'done') {
    expect(host.digest(), 'a refused file changed the data').toBe(before)
    return [read]
  }
  const { tableId, sheets } = read.output as { tableId: string; sheets: readonly unknown[] }
  const apply = number % applyEvery === 0
  // Only the first two ways go on to the end.
  const names = apply ? Object.keys(ways).slice(0, 2) : Object.keys(ways)
  const way = ways[names[(apply ? number / applyEvery : number) % names.length] ?? '']
  if (way === undefined) throw new Error('no way for a table')
  const { answers, applied } = await way(host, target, tableId, number % sheets.length, apply)
  if (applied !== null) expect(applied.added, 'rows added, and rows that the program says it added').toBe(applied.said)
  const changed = answers.length === 3 && answers.at(-1)?.kind === 'done'
  if (!changed) expect(host.digest(), 'a file that was not applied changed the data').toBe(before)
  return [read, ...answers]
}
