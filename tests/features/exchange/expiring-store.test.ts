import { expect, test } from 'vitest'
import { createExpiringStore } from '../../../electron/features/exchange/expiring-store.ts'

const clock = () => new Date('2026-03-20T12:00:00Z')

test('what is large makes room for itself: the oldest go until all fits, and what came last always stays', () => {
  const store = createExpiringStore<number>(clock, (weight) => weight)
  const kept = () => ids.map((id) => store.get(id))
  const ids = [store.put(0.5), store.put(0.2)]

  expect(kept()).toEqual([0.5, 0.2])
  ids.push(store.put(0.6))
  expect(kept()).toEqual([undefined, 0.2, 0.6])
  ids.push(store.put(1))
  expect(kept()).toEqual([undefined, undefined, undefined, 1])
})

test('of what weighs nothing, twenty are kept', () => {
  const store = createExpiringStore<number>(clock)

  const ids = Array.from({ length: 21 }, (_, value) => store.put(value))

  expect(ids.map((id) => store.get(id)).filter((value) => value === undefined)).toEqual([undefined])
  expect(store.get(ids[0] ?? '')).toBeUndefined()
})
