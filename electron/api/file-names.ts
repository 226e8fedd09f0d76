const longestName = 255

/**
 * Makes a file name that came from outside safe to store and to offer: the last path part, without control, format (bidirectional
 * override) and reserved characters, at most 255 characters with its extension kept. Null when nothing is left.
 *
 * `a\..\b.xlsx` → `b.xlsx`; `名单?.xlsx` → `名单_.xlsx`.
 */
export function plainFileName(name: string): string | null {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  const clean = last
    .replace(/\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}/gu, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  if (clean === '') return null
  const characters = [...clean]
  if (characters.length <= longestName) return clean
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 12 ? [...clean.slice(dot)] : []
  return [...characters.slice(0, longestName - extension.length), ...extension].join('')
}

/** Header value that makes a browser save the answer under `name` (RFC 6266): an ASCII stand-in, and the real name as UTF-8. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
