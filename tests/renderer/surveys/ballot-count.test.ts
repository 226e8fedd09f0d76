import { describe, expect, test } from 'vitest'
import { countKeyOf, optionLetters } from '../../../renderer/features/surveys/count-keys.ts'
import { createSaveQueue, type SaveProgress } from '../../../renderer/features/surveys/save-queue.ts'
import {
  type BallotCount,
  beginCount,
  type CountedBallot,
  type CountKey,
  isThrough,
  pressKey,
  tallyOf,
} from '../../../shared/domain/ballot-count.ts'

const codes = ['good', 'fair', 'poor']
/** Three lines a ballot. */
const lines = [codes, codes, codes]

/** Presses keys one after the other: digits, `0`, `X`, `V`, `<` for Backspace, and movements by their first letter. */
function type(
  keys: string,
  count: BallotCount = beginCount(lines, 3, []),
): { count: BallotCount; outcomes: string[]; changed: (number | null)[] } {
  const names: Record<string, string> = { '<': 'Backspace', u: 'ArrowUp', d: 'ArrowDown', p: 'PageUp', n: 'PageDown', h: 'Home', e: 'End' }
  const outcomes: string[] = []
  const changed: (number | null)[] = []
  let now = count
  for (const key of keys) {
    const meaning = countKeyOf({ key: names[key] ?? key, ctrlKey: false, altKey: false, metaKey: false, repeat: false }, codes)
    if (meaning === null) throw new Error(`no meaning: ${key}`)
    const step = pressKey(now, meaning)
    now = step.count
    outcomes.push(step.outcome)
    changed.push(step.changed)
  }
  return { count: now, outcomes, changed }
}

const place = ({ ballot, line }: BallotCount): string => `${ballot}/${line}`

describe('keys of a count', () => {
  test('one key a line; the last line goes on with the next ballot', () => {
    const { count, outcomes, changed } = type('120X')

    expect(count.ballots).toEqual([
      { number: 1, void: false, choices: ['good', 'fair', null] },
      { number: 2, void: false, choices: [false] },
    ])
    expect([place(count), outcomes, changed]).toEqual(['2/1', ['set', 'set', 'finished', 'set'], [1, 1, 1, 2]])
  })

  test('a void ballot is finished at once and does not count as valid', () => {
    const { count } = type('111V2V')

    expect(place(count)).toBe('4/0')
    expect(isThrough(count)).toBe(true)
    expect(tallyOf(count)).toEqual({ valid: 1, void: 2, finished: 3 })
  })

  test('behind the last ballot returned no key counts any more', () => {
    const { count, outcomes } = type('VVV1')

    expect([count.ballots.length, outcomes.at(-1)]).toEqual([3, 'refused'])
  })

  test.each([
    ['the last line', '12<', '1/1', [{ number: 1, void: false, choices: ['good'] }]],
    ['the last line of the ballot before', '123<', '1/2', [{ number: 1, void: false, choices: ['good', 'fair'] }]],
    ['a void ballot, with what was read of it', '1V<', '1/1', [{ number: 1, void: false, choices: ['good'] }]],
    ['everything', '1<', '1/0', []],
    ['nothing, where there is nothing', '<', '1/0', []],
  ])('Backspace takes back %s', (_what, keys, where, ballots) => {
    const { count } = type(keys)

    expect([place(count), count.ballots]).toEqual([where, ballots])
  })

  test('a line read before is replaced in place and the next follows; End goes back to work', () => {
    const { count } = type('12312p12')

    expect([place(count), count.ballots[0]?.choices, count.ballots[1]?.choices]).toEqual([
      '1/2',
      ['good', 'fair', 'poor'],
      ['good', 'fair'],
    ])
    expect(place(type('3', count).count)).toBe('2/2')
    expect(place(type('e', count).count)).toBe('2/2')
  })

  test('Backspace among lines already read only steps back', () => {
    const { count } = type('123pd<')

    expect([place(count), count.ballots[0]?.choices]).toEqual(['1/0', ['good', 'fair', 'poor']])
  })

  test('V takes a void back and asks for the lines that were not read', () => {
    const { count } = type('1VVpVV2')

    expect([place(count), tallyOf(count)]).toEqual(['3/1', { valid: 0, void: 2, finished: 2 }])
    expect(type('pV', count).count.ballots[1]).toEqual({ number: 2, void: false, choices: [] })
  })

  test('movement never leaves what was read', () => {
    expect(place(type('1ddnn').count)).toBe('1/1')
    expect(place(type('1uuuu').count)).toBe('1/0')
  })

  test('a count goes on at the first line that was not read', () => {
    const { count } = type('1231')

    expect(place(beginCount(lines, 3, count.ballots))).toBe('2/1')
  })

  test('letters are those of the options, never V and X; held keys and shortcuts count nothing', () => {
    const key = (name: string, more: object = {}) =>
      countKeyOf({ key: name, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...more }, ['A', 'b', 'V'])

    expect(optionLetters(['A', 'b', 'V', 'good'])).toEqual(['A', 'B', null, null])
    expect([key('a'), key('B'), key('v')]).toEqual([{ kind: 'option', index: 0 }, { kind: 'option', index: 1 }, { kind: 'void_ballot' }])
    expect([key('1', { repeat: true }), key('1', { ctrlKey: true }), key('F5'), key('4') as CountKey]).toEqual([
      null,
      null,
      null,
      { kind: 'option', index: 3 },
    ])
  })
})

describe('saving while counting', () => {
  /** A host that is slow, and away for some calls. */
  function slowHost(failing: ReadonlySet<number>) {
    const stored = new Map<number, CountedBallot>()
    const calls: number[][] = []
    const host = {
      stored,
      calls,
      async send(ballots: readonly CountedBallot[]) {
        const call = calls.push(ballots.map(({ number }) => number))
        // Several turns of the event loop pass, so that keys come in between.
        for (let turn = 0; turn < 7; turn += 1) await Promise.resolve()
        if (failing.has(call)) throw new TypeError('away')
        for (const ballot of ballots) {
          if (ballot.number > stored.size + 1) throw new Error(`gap before ${ballot.number}`)
          stored.set(ballot.number, ballot)
        }
      },
    }
    return host
  }

  test('no key is dropped or reordered, however slow the host is and whenever it is away', async () => {
    const host = slowHost(new Set([2, 3, 11]))
    const progress: SaveProgress[] = []
    const queue = createSaveQueue({
      send: host.send,
      isFinal: () => false,
      onProgress: (now) => progress.push(now),
      pause: () => Promise.resolve(),
    })
    let count = beginCount(lines, 40, [])
    const keys = Array.from({ length: 120 }, (_, index) => '123X0V1<2'[(index * 7) % 9] ?? '1')
    let changes = 0

    for (const [index, key] of keys.entries()) {
      const meaning = countKeyOf(
        { key: key === '<' ? 'Backspace' : key, ctrlKey: false, altKey: false, metaKey: false, repeat: false },
        codes,
      )
      if (meaning === null) throw new Error(key)
      const step = pressKey(count, meaning)
      count = step.count
      if (step.changed !== null) {
        changes += 1
        queue.put(count.ballots[step.changed - 1] ?? { number: step.changed, void: false, choices: [] })
      }
      for (let turn = 0; turn < index % 4; turn += 1) await Promise.resolve()
    }
    await queue.idle()

    const stored = [...host.stored.values()].sort((one, other) => one.number - other.number)
    expect(stored.filter(({ void: spoilt, choices }) => spoilt || choices.length > 0)).toEqual(count.ballots)
    expect(progress.at(-1)).toEqual({ saved: changes, waiting: 0, problem: null, stopped: false })
    expect(host.calls.length).toBeLessThan(changes)
    for (const numbers of host.calls) expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
  })

  test('a refusal stops and says how many keys are not saved', async () => {
    let last: SaveProgress | undefined
    const queue = createSaveQueue({
      send: () => Promise.reject(new Error('refused')),
      isFinal: () => true,
      onProgress: (now) => {
        last = now
      },
      pause: () => Promise.reject(new Error('not to be tried again')),
    })

    queue.put({ number: 1, void: false, choices: ['good'] })
    queue.put({ number: 1, void: false, choices: ['good', 'fair'] })
    await queue.idle()

    expect(last).toMatchObject({ saved: 0, waiting: 2, stopped: true })
  })
})
