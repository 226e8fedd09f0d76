/** Places after which an endless decimal is cut with "…". */
const LONGEST = 8

/**
 * Decimal text of an exact fraction text: "8731/100" → "87.31", "87" → "87", "1/3" → "0.33333333…". Exact where it ends within 8 places, else cut
 * there (not rounded) and marked.
 *
 * @throws Error for a text that is no fraction.
 */
export function fractionDecimal(fraction: string): string {
  const match = /^(-?)(\d+)(?:\/(\d+))?$/.exec(fraction)
  if (match === null) throw new Error(`not a fraction: ${JSON.stringify(fraction)}`)
  const numerator = BigInt(match[2] ?? '0')
  const denominator = BigInt(match[3] ?? '1')
  let rest = numerator % denominator
  let places = ''
  while (rest !== 0n && places.length < LONGEST) {
    rest *= 10n
    places += String(rest / denominator)
    rest %= denominator
  }
  const sign = match[1] === '-' && numerator !== 0n ? '-' : ''
  return `${sign}${numerator / denominator}${places === '' ? '' : `.${places}`}${rest === 0n ? '' : '…'}`
}
