import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWatchedHost, type WatchedHost } from '../host/watched-host.ts'
import { unsaid } from '../host/words-of.ts'
import { bombs } from '../mutants/bombs.ts'
import { hangs } from '../sizes.ts'
import { projectFile, timeout } from './feed.ts'
import { output, ways } from './ways.ts'

let host: WatchedHost
let cycleId: number
const took = new Map<string, number>()

beforeAll(async () => {
  host = await startWatchedHost()
  cycleId = Number((output(await host.call('cycles/list', undefined)) as { id: number }[])[0]?.id)
  const { tableId } = output(await host.upload('units.csv', projectFile('tests/fixtures/tables/units.csv'))) as { tableId: string }
  for (const way of Object.values(ways)) await way(host, { cycleId }, tableId, 0, false)
  host.settle()
}, timeout)
afterAll(async () => {
  const [slowest] = [...took].sort(([, one], [, other]) => other - one)
  console.log(
    `${bombs.length} crafted files: slowest ${slowest?.[0]}, ${Math.round(host.slowest())} ms; memory +${Math.round(host.grown())} MB`,
  )
  expect(await host.end(), 'complaints of the program').toEqual([])
})

describe('a file made to break its reader', () => {
  test.each(bombs)('$what', { timeout }, async ({ what, name, bytes, expected }) => {
    const before = host.digest()

    const file = bytes()
    const begun = performance.now()
    const read = await host.upload(name, file)
    took.set(what, performance.now() - begun)

    if ('rows' in expected) {
      expect((output(read) as { sheets: { rows: number }[] }).sheets[0]?.rows).toBe(expected.rows)
    } else {
      expect(read).toMatchObject({ kind: 'refused', code: expected.code })
      if (read.kind === 'refused') expect(unsaid(read)).toEqual([])
    }
    expect(host.digest(), 'the file changed the data').toBe(before)
  })
})

test('large tables that nobody takes further do not add up in memory', { timeout }, async () => {
  const line = `${Array.from({ length: 60 }, (_, column) => `content of ${column}`.padEnd(16, '-')).join(',')}\n`
  const file = Buffer.from(line.repeat(5_000))

  for (let times = 0; times < 12; times += 1) output(await host.upload('a.csv', file))

  // Kept all together they were 470 MB; what the collector has not taken yet counts too.
  expect(host.grown()).toBeLessThan(300)
})

test('none of them hangs, or takes much more memory than a good file may take', () => {
  expect(host.slowest()).toBeLessThan(hangs)
  expect(host.grown()).toBeLessThan(300)
})
