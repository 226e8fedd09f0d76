/**
 * Decimal texts of a scheme as integers in 1/10,000, for comparing what was typed.
 *
 * Written out here, for the module of the domain that does the same brings the schema library into the screen.
 */
export function unitsOf(text: string): number {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.')
  const units = Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'))
  return negative ? 0 - units : units
}

/** Shortest decimal text of an integer in 1/10,000: 5000 → `"0.5"`. */
export function textOfUnits(units: number): string {
  const magnitude = Math.abs(units)
  const fraction = String(magnitude % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${units < 0 ? '-' : ''}${Math.floor(magnitude / 10_000)}${fraction === '' ? '' : `.${fraction}`}`
}

/** A share as people type it, in percent: `"0.875"` → `"87.5"`. */
export function percentText(share: string): string {
  return textOfUnits(unitsOf(share) * 100)
}

/** The share that a percent means: `"87.5"` → `"0.875"`; null when it has more places than a share can hold. */
export function shareText(percent: string): string | null {
  const units = unitsOf(percent)
  return units % 100 === 0 ? textOfUnits(units / 100) : null
}

/**
 * What each of some relative weights is of the whole, in percent with at most one place: 30, 70 → `"30"`, `"70"`; 1, 1, 1 → `"33.3"` each.
 * Null for each when they add up to nothing.
 */
export function sharesOfWeights(weights: readonly string[]): readonly (string | null)[] {
  const units = weights.map(unitsOf)
  const sum = units.reduce((total, each) => total + each, 0)
  return units.map((each) => (sum <= 0 ? null : textOfUnits(Math.round((each / sum) * 1000) * 1000)))
}

/** An exact number of the host for reading: at most four places, cut with `…` where there are more. */
export function shortNumber(text: string): string {
  const [whole = '', fraction = ''] = text.replace('…', '').split('.')
  return fraction.length <= 4 ? text : `${whole}.${fraction.slice(0, 4)}…`
}
