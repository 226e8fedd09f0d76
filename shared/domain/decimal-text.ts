import * as z from 'zod'

/** Parts of one unit in a stored integer: every score, weight, quantity and coefficient is kept in 1/10,000. */
export const SCALE = 10_000

const pattern = /^-?(0|[1-9]\d{0,10})(\.\d{1,4})?$/

/** An exact decimal as text, at most four places: `"0.25"`, `"-3"`. The form of every number on the wire and in files. */
export const decimalText = z.string().regex(pattern, 'expected a decimal with at most 4 places, as text, such as "0.25"')

/** A decimal that is not below zero. */
export const amountText = decimalText.refine((text) => !text.startsWith('-'), 'expected a decimal that is not negative')

/** A decimal above zero. */
export const positiveText = amountText.refine((text) => /[1-9]/.test(text), 'expected a decimal above zero')

/**
 * Integer in 1/10,000 for a decimal text.
 *
 * @param text a text that `decimalText` accepts, such as `"12.5"` → 125000
 * @throws Error naming the text when it is not such a decimal: callers parse input with `decimalText` first.
 */
export function toUnits(text: string): number {
  if (!pattern.test(text)) throw new Error(`not a decimal with at most 4 places: ${JSON.stringify(text)}`)
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.')
  const units = Number(whole) * SCALE + Number(fraction.padEnd(4, '0'))
  return negative && units !== 0 ? -units : units
}

/** Shortest decimal text of an integer in 1/10,000: 125000 → `"12.5"`. */
export function fromUnits(units: number): string {
  if (!Number.isSafeInteger(units)) throw new Error(`not an integer in 1/10,000: ${units}`)
  const magnitude = Math.abs(units)
  const fraction = String(magnitude % SCALE)
    .padStart(4, '0')
    .replace(/0+$/, '')
  const whole = Math.floor(magnitude / SCALE)
  return `${units < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
