import { fromUnits, toUnits } from '../../shared/domain/decimal-text.ts'

/** A number as it stands in the folded text: at most six digits and four decimals, so that every match is a decimal the scheme can hold. */
export const numberPattern = String.raw`\d{1,6}(?:\.\d{1,4})?(?![\d.]*\d)`

/** Shortest decimal text of a matched number: "05.50" → "5.5". */
export function decimal(matched: string): string {
  const [whole = '0', fraction = ''] = matched.split('.')
  const plain = `${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`
  return fromUnits(toUnits(plain))
}

/** a ÷ b with at most four places, or null where four places cannot hold it: 4.5 ÷ 6 → "0.75", 4 ÷ 6 → null. `b` is above zero. */
export function exactQuotient(dividend: string, divisor: string): string | null {
  const below = toUnits(divisor)
  if (below <= 0) return null
  const scaled = BigInt(toUnits(dividend)) * 10_000n
  return scaled % BigInt(below) === 0n ? fromUnits(Number(scaled / BigInt(below))) : null
}

/** a × b in percent of b, exact to four places or null: share "90" of points "6" → "5.4". */
export function shareOfPoints(percent: string, points: string): string | null {
  const product = BigInt(toUnits(percent)) * BigInt(toUnits(points))
  return product % 1_000_000n === 0n ? fromUnits(Number(product / 1_000_000n)) : null
}

/** Percent as a share: "30" → "0.3"; null where four places cannot hold it. */
export function percentAsShare(percent: string): string | null {
  return exactQuotient(percent, '100')
}

/** Percent as a share, rounded to four places: two thirds, written 66.6667 %, → "0.6667". */
export function roundedShare(percent: string): string {
  return fromUnits(Math.round(toUnits(percent) / 100))
}

export const compareDecimals = (one: string, other: string): number => toUnits(one) - toUnits(other)

export const plus = (one: string, other: string): string => fromUnits(toUnits(one) + toUnits(other))
