import { addDays, daysBetween } from './day-arithmetic.ts'
import { foldWidth } from './number-text.ts'

/**
 * Outcome of reading a typed day: an ISO date, nothing, a day that no calendar has (02-30), one outside the bounds, or words that are no day.
 */
export type ReadDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'no_such_day'; readonly day: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable' }

/** What a typed day is read against. `year` completes a day typed without one; `today` is what 今天 means; bounds are ISO days, both allowed. */
export interface DateContext {
  readonly year: number
  readonly today: string
  readonly min: string
  readonly max: string
}

/** Days from today that the words of office workers mean. */
const wordDays: Readonly<Record<string, number>> = { 今天: 0, 昨天: -1, 前天: -2, 明天: 1, today: 0, yesterday: -1, tomorrow: 1 }

const separated = /^(?:(\d{4}|\d{2})[-/.])?(\d{1,2})[-/.](\d{1,2})$/
const inCharacters = /^(?:(\d{4}|\d{2})年)?(\d{1,2})月(\d{1,2})[日号]?$/
const joined = /^(\d{4})?(\d{2})(\d{2})$/

/**
 * Reads a day as office workers type it, always year before month before day.
 *
 * Accepts `2026-03-20`, `2026/3/20`, `26.3.20`, `20260320`, `0320`, `3-20`, `3/20`, `3.20`, `2026年3月20日`, `3月20号`, full-width characters and
 * 今天, 昨天, 前天, 明天. Two digits of a year are of this century; a missing year is the context's: `3.20` in 2026 → `2026-03-20`.
 */
export function readDate(typed: string, { year, today, min, max }: DateContext): ReadDate {
  const folded = foldWidth(typed).toLowerCase()
  if (folded === '') return { kind: 'empty' }
  const distance = wordDays[folded]
  const parts = separated.exec(folded) ?? inCharacters.exec(folded) ?? joined.exec(folded)
  const day = distance === undefined ? isoDay(parts, year) : addDays(today, distance)
  if (day === null) return { kind: 'unreadable' }
  if (addDays(day, 0) === null) return { kind: 'no_such_day', day }
  return isWithin(day, min, max) ? { kind: 'date', day } : { kind: 'outside' }
}

/** The day `days` after another one, held between the bounds: the arrow keys of a date field. Null when `day` is no calendar date. */
export function stepDay(day: string, days: number, { min, max }: Pick<DateContext, 'min' | 'max'>): string | null {
  const next = addDays(day, days)
  if (next === null) return null
  return next < min ? min : next > max ? max : next
}

function isoDay(parts: RegExpExecArray | null, year: number): string | null {
  if (parts === null) return null
  const [, typedYear, month = '', day = ''] = parts
  const whole = typedYear === undefined ? String(year) : typedYear.length === 2 ? `20${typedYear}` : typedYear
  return `${whole.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function isWithin(day: string, min: string, max: string): boolean {
  const after = daysBetween(min, day)
  const before = daysBetween(day, max)
  return after !== null && before !== null && after >= 0 && before >= 0
}
