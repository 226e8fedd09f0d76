import { canonicalDecimal, movePoint, serialDate } from './number-format.ts'

/** Full-width letters, digits and signs as their ordinary forms, the many minus signs as `-`, blanks of all kinds as one space; trimmed. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2015\ufe63]/g, '-')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .trim()
}

/** A cell read as a number: blank, a number, or something else. `percent` says that a percent sign stood there and was worked in. */
export type DecimalReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly decimal: string; readonly percent: boolean }
  | { readonly kind: 'other' }

/**
 * Reads a cell as an exact decimal: full-width digits, signs, thousands signs in groups of three, a percent sign (`"85%"` is `"0.85"` with
 * `percent`), and the words 分, 元, 个, 人, 次 after the number are understood. Nothing is rounded; the caller checks places and range.
 *
 * @example `"１，２３４．５０"` → `"1234.5"`; `"+3"` → `"3"`; `"−0.5分"` → `"-0.5"`; `"1,23"`, `"约3"`, `"3-5"` → other
 */
export function readDecimal(text: string): DecimalReading {
  const folded = foldWidth(text).replace(/^([+-]) /, '$1')
  if (folded === '') return { kind: 'blank' }
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))? ?(%|[分元个人次])?$/.exec(folded)
  const [, sign = '', whole = '', fraction = '', unit] = match ?? []
  if (!match || whole + fraction === '') return { kind: 'other' }
  const decimal = canonicalDecimal(`${sign}${whole.replaceAll(',', '') || '0'}.${fraction}`)
  return { kind: 'number', decimal: unit === '%' ? movePoint(decimal, -2) : decimal, percent: unit === '%' }
}

/** A cell read as a day: blank, an ISO date, or something else. */
export type DateReading = { readonly kind: 'blank' } | { readonly kind: 'date'; readonly date: string } | { readonly kind: 'other' }

/** Serials read as days when a date column came as bare numbers: 2000-01-01 to 2099-12-31. */
const FIRST_SERIAL = 36_526
const LAST_SERIAL = 73_050

function isoDate(year: number, month: number, day: number): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? { kind: 'date', date: date.toISOString().slice(0, 10) } : { kind: 'other' }
}

/**
 * Reads a cell as a day: `2026-3-5`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`, `3月5日` (in `year`), ISO with a time (dropped), and bare
 * spreadsheet serials of this century. Days that do not exist are `other`.
 *
 * @param year year of texts that name none, such as that of the evaluation cycle; null: such texts are `other`
 */
export function readDate(text: string, year: number | null): DateReading {
  const folded = foldWidth(text)
  if (folded === '') return { kind: 'blank' }
  const full = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(folded)
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(folded)
  const [, fullYear, month, day] = full ?? compact ?? []
  if (fullYear !== undefined) return isoDate(Number(fullYear), Number(month), Number(day))
  const short = /^(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(folded)
  if (short && year !== null) return isoDate(year, Number(short[1]), Number(short[2]))
  const serial = /^\d{5}(?:\.\d+)?$/.test(folded) ? Number(folded) : 0
  const date = serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1 ? serialDate(String(Math.floor(serial)), false) : null
  return date === null ? { kind: 'other' } : { kind: 'date', date }
}
