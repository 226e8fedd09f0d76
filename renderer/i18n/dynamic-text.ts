import { i18next } from './i18n.ts'

/**
 * Text for a code that the host chose, such as a row problem: `codedText('rowProblems', 'name_missing', values)`.
 *
 * Codes that a procedure declares as an open string cannot be checked by the compiler. One without a text shows itself, so that a newer host
 * is still readable.
 */
export function codedText(section: string, code: string, values: Readonly<Record<string, string | number | null>> = {}): string {
  const key = `${section}.${code}`
  const t = i18next.t as unknown as (key: string, values: Readonly<Record<string, string | number | null>>) => string
  return i18next.exists(key) ? t(key, values) : code
}

/** Whether there is a text for an open code, for details that may be left out. */
export function hasText(section: string, code: string): boolean {
  return i18next.exists(`${section}.${code}`)
}
