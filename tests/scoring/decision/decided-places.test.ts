import { expect, test } from 'vitest'
import { decidedPlaces } from '../../../electron/scoring/decision/index.ts'
import type { TieConvention } from '../../../shared/domain/glossary.ts'

function decided(ties: TieConvention, computed: Readonly<Record<string, number>>, given: Readonly<Record<string, number>>) {
  const list = Object.entries(computed).map(([id, rank]) => ({ id, rank }))
  return Object.fromEntries(decidedPlaces(ties, list, new Map(Object.entries(given))))
}

test('without decisions the computed places stand', () => {
  expect(decided('modified', { a: 1, b: 3, c: 3 }, {})).toEqual({ a: 1, b: 3, c: 3 })
})

test('one who is moved up pushes the others down, and equals stay equal', () => {
  expect(decided('standard', { a: 1, b: 2, c: 2, d: 4, e: 5 }, { e: 1 })).toEqual({ e: 1, a: 2, b: 3, c: 3, d: 5 })
})

test('one who is moved down lets the others up', () => {
  expect(decided('standard', { a: 1, b: 2, c: 3, d: 4 }, { a: 3 })).toEqual({ b: 1, c: 2, a: 3, d: 4 })
})

test.each<[TieConvention, Record<string, number>, Record<string, number>]>([
  ['modified', { a: 1, b: 3, c: 3, d: 4 }, { d: 1, a: 2, b: 4, c: 4 }],
  ['dense', { a: 1, b: 2, c: 2, d: 3 }, { d: 1, a: 2, b: 3, c: 3 }],
  ['ordinal', { a: 1, b: 2, c: 3, d: 4 }, { d: 1, a: 2, b: 3, c: 4 }],
])('places are counted as the scheme counts them: %s', (ties, computed, expected) => {
  expect(decided(ties, computed, { d: 1 })).toEqual(expected)
})

test('two may be given the same place', () => {
  expect(decided('standard', { a: 1, b: 2, c: 3 }, { b: 1, a: 1 })).toEqual({ a: 1, b: 1, c: 3 })
})
