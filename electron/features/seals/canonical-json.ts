import { createHash } from 'node:crypto'

/**
 * The one text of a JSON value: keys in the order of their UTF-16 code units, no blanks, no signs escaped beyond what JSON asks for. Equal values give equal
 * bytes on every machine; texts are kept as they are, not normalised.
 *
 * @throws Error at a number that is not a whole one within 2^53, and at anything that is not JSON: a sealed document holds decimals as text
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`no number of a sealed document: ${value}`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new Error(`no value of a sealed document: ${typeof value}`)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** SHA-256 of a text in UTF-8, in lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The code that is printed on exports: the first twelve digits of the hash in three groups, `7F3A-19C2-E0B4`. */
export function shortCode(hash: string): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
}
