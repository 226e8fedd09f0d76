import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSessions } from '../../electron/security/sessions.ts'

const runs = 400
const seed = 20261122
const minute = 60_000
const hour = 60 * minute
const times = { idle: 10 * minute, longest: 8 * hour, confirmed: 5 * minute }

type Step =
  | { readonly do: 'touch' | 'look' | 'lock' | 'confirm' | 'lockAccount' | 'lockAll' }
  | { readonly do: 'pass'; readonly by: number }
  | { readonly do: 'setClock'; readonly by: number }
  | { readonly do: 'sleep'; readonly by: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('touch', 'look', 'confirm').map((what) => ({ do: what as 'touch' | 'look' | 'confirm' })) },
  { weight: 1, arbitrary: fc.constantFrom('lock', 'lockAccount', 'lockAll').map((what) => ({ do: what as 'lock' })) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(1, minute, 5 * minute, 9 * minute, 10 * minute, hour).map((by) => ({ do: 'pass' as const, by })),
  },
  { weight: 3, arbitrary: fc.constantFrom(-hour, -24 * hour, -87_600 * hour).map((by) => ({ do: 'setClock' as const, by })) },
  { weight: 1, arbitrary: fc.constantFrom(hour, 24 * hour).map((by) => ({ do: 'sleep' as const, by })) },
)

test('a session is open exactly as long as somebody is there, whatever happens to the clock', () => {
  let steps = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (sequence) => {
      const clocks = { uptime: 1_000, wall: Date.parse('2026-11-21T08:00:00Z') }
      const sessions = createSessions(() => times, { uptime: () => clocks.uptime, wall: () => clocks.wall })
      const token = sessions.open(7)
      const key = sessions.find(token)?.key ?? ''
      const opened = clocks.uptime
      // What a person would say: when somebody was last there, by both clocks, whether it was locked, and when the password was given.
      let there = { ...clocks }
      let locked = false
      let confirmed: number | null = opened
      for (const each of sequence) {
        steps += 1
        if (each.do === 'pass') clocks.uptime += each.by
        if (each.do === 'pass' || each.do === 'setClock' || each.do === 'sleep') {
          clocks.wall += each.by
          continue
        }
        const ended = clocks.uptime - opened >= times.longest
        if (!locked && Math.max(clocks.uptime - there.uptime, clocks.wall - there.wall) >= times.idle) {
          locked = true
          confirmed = null
        }
        if (each.do === 'touch') {
          sessions.touch(key)
          if (!locked) there = { ...clocks }
        } else if (each.do === 'confirm') {
          sessions.confirm(key)
          locked = false
          there = { ...clocks }
          confirmed = clocks.uptime
        } else if (each.do !== 'look') {
          if (each.do === 'lock') sessions.lock(key)
          else if (each.do === 'lockAll') sessions.lockAll()
          else sessions.lockAccount(7)
          locked = true
          confirmed = null
        }
        const found = sessions.find(token)
        if (ended) {
          expect(found).toBeNull()
          return
        }
        expect(found?.locked).toBe(locked)
        const left = confirmed === null ? 0 : Math.max(0, times.confirmed - (clocks.uptime - confirmed))
        expect(found?.confirmedLeft).toBe(left)
      }
    }),
    { numRuns: runs, seed },
  )
  process.stdout.write(`sessions: ${runs} sequences, ${steps} steps, seed ${seed}\n`)
})

const still = () => createSessions(() => times, { uptime: () => 0, wall: () => 0 })

test('a token opens its own session and no other text does', () => {
  const sessions = still()
  const token = sessions.open(1)

  expect(token).toMatch(/^[\w-]{43}$/)
  expect(sessions.find(token)?.accountId).toBe(1)
  for (const other of ['', token.slice(1), `${token}=`, sessions.find(token)?.key ?? '', token.toUpperCase()]) {
    expect(sessions.find(other)).toBeNull()
  }
})

test('what goes on while a session is open ends when it locks, ends, or nobody waits any more', () => {
  const sessions = still()
  const key = (token: string) => sessions.find(token)?.key ?? ''
  const [one, two] = [sessions.open(1), sessions.open(1)]
  const waiting = new AbortController()
  const streams = [one, two].map((token) => sessions.whileOpen(key(token), waiting.signal))

  sessions.endAccount(1, key(two))
  expect(streams.map(({ aborted }) => aborted)).toEqual([true, false])
  sessions.lockAll()
  expect(streams.map(({ aborted }) => aborted)).toEqual([true, true])
  expect(sessions.whileOpen(key(two), waiting.signal).aborted).toBe(true)
})

test('a stream ends by itself when nobody is there any more', async () => {
  const began = performance.now()
  const sessions = createSessions(() => ({ idle: 40, longest: hour, confirmed: 0 }), {
    uptime: () => performance.now() - began,
    wall: () => 0,
  })
  const token = sessions.open(1)
  const stream = sessions.whileOpen(sessions.find(token)?.key ?? '', new AbortController().signal)

  await new Promise<void>((resolve) => {
    stream.addEventListener('abort', () => resolve())
    // The program's own clocks do not keep it alive; a test must wait.
    const alive = setInterval(() => stream.aborted && clearInterval(alive), 20)
  })
  expect(sessions.find(token)?.locked).toBe(true)
})
