/** How a number cell is meant, by its number format. `elapsed` formats ([h]:mm) are lengths of time, not dates, and count as numbers. */
export type NumberMeaning = 'number' | 'percent' | 'date'

/** Built-in formats that show dates or times; 27–36 and 50–58 are the East Asian ones (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47 && id !== 46) || (id >= 50 && id <= 58)
}

/** Drops what a format prints literally or decorates with: quoted text, escaped, padded and repeated characters, colours and locales. */
function withoutLiterals(section: string): string {
  return section.replace(/"[^"]*"?|\\.|_.|\*./gu, '').replace(/\[(?!\s*(?:h+|m+|s+)\s*\])[^\]]*\]?/giu, '')
}

/**
 * Meaning of a number format.
 *
 * @param id number of the format; @param code its text where the workbook defines one, else null: the built-in format of that number.
 */
export function meaningOfFormat(id: number, code: string | null): NumberMeaning {
  if (code === null) return isBuiltInDate(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'number'
  if (/general|通用格式/iu.test(code)) return 'number'
  const pattern = withoutLiterals(code.split(';')[0] ?? '')
  if (/\[\s*(?:h+|m+|s+)\s*\]/iu.test(pattern)) return 'number'
  if (/[ymdhs年月日]/iu.test(pattern)) return 'date'
  return pattern.includes('%') ? 'percent' : 'number'
}

const plainNumber = /^([+-]?)(\d+)(?:\.(\d*))?$/
const anyNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

/** Digits with the decimal point moved `places` to the right (left when negative); no floats: `("85.5", -2)` → `"0.855"`. */
export function movePoint(decimal: string, places: number): string {
  const negative = decimal.startsWith('-')
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  return canonicalDecimal(`${negative ? '-' : ''}${padded.slice(0, at)}.${padded.slice(at)}`)
}

/** Shortest form of a plain decimal text: no leading or trailing zeros, no plus sign, no negative zero. `"+007.50"` → `"7.5"`. */
export function canonicalDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = plainNumber.exec(text) ?? []
  const digits = whole.replace(/^0+(?=\d)/, '')
  const rest = fraction.replace(/0+$/, '')
  const magnitude = rest === '' ? digits : `${digits}.${rest}`
  return sign === '-' && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude
}

/**
 * Decimal text of a stored number, or null when it is none.
 *
 * Plain texts of at most 15 significant digits, and whole numbers of any length, are taken exactly as they stand. Longer fractions are binary
 * noise (0.29 is stored as `0.28999999999999998`) and are read with the 15 digits that spreadsheet programs show themselves.
 */
export function storedDecimal(stored: string): string | null {
  const text = stored.trim()
  if (!anyNumber.test(text)) return null
  const plain = plainNumber.exec(text)
  if (plain) {
    const [, , whole = '', fraction = ''] = plain
    const significant = (whole + fraction).replace(/^0+/, '').length
    if (fraction === '' || significant <= 15) return canonicalDecimal(text)
  }
  const value = Number(text)
  if (!Number.isFinite(value)) return null
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  return movePoint(mantissa, Number(exponent))
}

const DAY_SECONDS = 86_400
const DAY_MILLISECONDS = DAY_SECONDS * 1000
/** Last day that spreadsheet programs know: 9999-12-31. */
const LAST_SERIAL = 2_958_465

/**
 * ISO text of a date serial, or null when it names no day.
 *
 * Whole serials are days, fractions the time of day, rounded to the second; below 1 there is only a time. The 1900 system counts a 29 February
 * 1900 that never was (serial 60): it is answered with null, and the days before it are shifted by one, as the programs show them.
 */
export function serialDate(decimal: string, from1904: boolean): string | null {
  const value = Number(decimal)
  if (!(value >= 0) || value >= LAST_SERIAL + 1) return null
  const seconds = Math.round(value * DAY_SECONDS)
  const day = Math.floor(seconds / DAY_SECONDS)
  const time = new Date((seconds % DAY_SECONDS) * 1000).toISOString().slice(11, 19)
  if (day === 0 && !from1904) return time
  if (day === 60 && !from1904) return null
  const start = from1904 ? Date.UTC(1904, 0, 1) : day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const date = new Date(start + day * DAY_MILLISECONDS).toISOString().slice(0, 10)
  return time === '00:00:00' ? date : `${date}T${time}`
}

/** Text of a number cell as `ReadSheet` promises it, or null when the stored text is no number. */
export function numberCellText(stored: string, meaning: NumberMeaning, from1904: boolean): string | null {
  const decimal = storedDecimal(stored)
  if (decimal === null) return null
  if (meaning === 'percent') return `${movePoint(decimal, 2)}%`
  return meaning === 'date' ? (serialDate(decimal, from1904) ?? decimal) : decimal
}
