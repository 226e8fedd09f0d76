import { describe, expect, it } from 'vitest'
import { compareIds } from '../../electron/scoring/compare-ids.ts'

describe('the order of ids', () => {
  it.each([
    ['9', '10', -1],
    ['10', '9', 1],
    ['10', '10', 0],
    ['a10', 'a9', -1],
    ['09', '10', -1],
    ['9', '08', 1],
  ])('puts %s and %s at %i', (a, b, expected) => {
    expect(Math.sign(compareIds(a, b))).toBe(expected)
  })
})
