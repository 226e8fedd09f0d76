import { add, divide, type Fraction, fromText, reduced, whole, ZERO } from './fraction.ts'

/** Up to here a common denominator is carried exactly. */
const LONGEST = 10n ** 24n
/** Decimals that are kept of each value beyond it. */
const KEPT = 10n ** 40n

/**
 * Mean of exact values, for sums over many evaluatees.
 *
 * Exact while the common denominator has at most 24 digits, as it has for means of marks and ordinary weights. Rates with a divisor of each evaluatee's
 * own would make it grow without bound: then each value is cut after 40 decimals first. Either way the order of the values never matters, because the
 * choice looks at all denominators at once.
 *
 * @param values at least one
 */
export function exactMean(values: readonly Fraction[]): Fraction {
  const kept = carriesExactly(values) ? values : values.map(cut)
  return divide(kept.reduce(add, ZERO), whole(values.length))
}

function carriesExactly(values: readonly Fraction[]): boolean {
  const denominators = new Set<string>()
  let common = 1n
  for (const value of values) {
    const { d, big } = reduced(value)
    const denominator = big === null ? BigInt(d) : big.d
    const key = String(denominator)
    if (denominators.has(key)) continue
    denominators.add(key)
    common = (common / greatest(common, denominator)) * denominator
    if (common > LONGEST) return false
  }
  return true
}

function cut({ n, d, big }: Fraction): Fraction {
  const value = big ?? { n: BigInt(n), d: BigInt(d) }
  return fromText(`${(value.n * KEPT) / value.d}/${KEPT}`)
}

function greatest(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b]
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest]
  return divisor
}
