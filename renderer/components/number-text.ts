/** Outcome of reading a typed number: `empty` is its own state and never 0. */
export type ReadNumber = { readonly kind: 'empty' } | { readonly kind: 'number'; readonly text: string } | { readonly kind: 'invalid' }

const decimal = /^-?(0|[1-9]\d{0,10})(\.\d{1,4})?$/

/** Full-width digits and signs of a Chinese keyboard as their plain forms: `－３．５` → `-3.5`. Spaces go. */
export function foldWidth(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\u3002/g, '.')
    .replace(/\s/g, '')
}

/**
 * Reads what a person typed as the decimal text that the host expects (at most 4 places).
 *
 * Accepts full-width characters, thousands commas, a leading plus, leading zeros, `.5` and `5.`; trailing zeros go: `０１２．５０` → `"12.5"`.
 */
export function readNumber(typed: string): ReadNumber {
  const folded = foldWidth(typed)
  if (folded === '') return { kind: 'empty' }
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(folded) ? folded.replaceAll(',', '') : folded
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(plain)
  const whole = parts?.[2] ?? ''
  const fraction = parts?.[3] ?? ''
  if (parts === null || whole + fraction === '') return { kind: 'invalid' }
  const shortFraction = fraction.replace(/0+$/, '')
  const magnitude = `${whole.replace(/^0+(?=\d)/, '') || '0'}${shortFraction === '' ? '' : `.${shortFraction}`}`
  const text = parts[1] === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude
  return decimal.test(text) ? { kind: 'number', text } : { kind: 'invalid' }
}

/** A decimal text for reading: the minus sign −, at least `digits` places: `("-0.5", 2)` → `−0.50`. Never rounds. */
export function showNumber(text: string, digits = 0): string {
  const [whole = '', fraction = ''] = text.split('.')
  const padded = fraction.padEnd(digits, '0')
  return `${whole.replace('-', '−')}${padded === '' ? '' : `.${padded}`}`
}

/** The same with its sign always shown: `1` → `＋1.00`, for points that findings add or take. */
export function showSigned(text: string, digits = 0): string {
  return text.startsWith('-') || /^0(\.0*)?$/.test(text) ? showNumber(text, digits) : `＋${showNumber(text, digits)}`
}
