import { expect, test } from 'vitest'
import { exactMean } from '../../electron/scoring/exact-mean.ts'
import { ratio, toDecimalText, toText } from '../../electron/scoring/index.ts'

test('a mean of ordinary scores is exact', () => {
  expect(toText(exactMean([ratio(250, 3), ratio(600, 7), ratio(80, 1)]))).toBe('5230/63')
})

/** Rates with a divisor of each evaluatee's own: all primes, so that their common denominator has far more than 24 digits. */
const primes = [1009, 1013, 1019, 1021, 1031, 1033, 1039, 1049, 1051, 1061]
const rates = primes.map((prime) => ratio(90 * prime + 1, prime))

test('a mean of many rates keeps forty decimals, so that no number grows without bound', () => {
  const mean = exactMean(rates)

  // 90 + (1/1009 + … + 1/1061) ÷ 10
  expect(toDecimalText(mean)).toBe('90.00096867…')
  expect(toText(mean).length).toBeLessThan(100)
})

test('the order of the values never matters', () => {
  expect(toText(exactMean(rates.toReversed()))).toBe(toText(exactMean(rates)))
})
