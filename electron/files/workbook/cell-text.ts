/** Longest text of a cell. */
const CELL_CHARACTERS = 32_767

/** Beginnings that some program, on opening or on editing, takes for a formula or a command, ordinary and full-width. */
const formulaStart = /^[\s\0]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r\n\0]/

/** Whether a text must be marked as text (`quotePrefix`), so that it also stays one when somebody edits the cell. */
export function looksLikeFormula(text: string): boolean {
  return formulaStart.test(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g

/**
 * Text as a cell can hold it: line ends as `\n`, no control characters, whole characters only, at most 32,767 of them (a longer text ends
 * with `…`).
 */
export function cellText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(forbidden, '').toWellFormed()
  if (clean.length <= CELL_CHARACTERS) return clean
  const cut = clean.slice(0, CELL_CHARACTERS - 1)
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
  return `${whole}…`
}

const special = /[&<>"]/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for an XML text node or a double-quoted attribute, without what XML cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, '')
    .toWellFormed()
    .replace(special, (character) => entities[character] ?? '')
}

/** Cell text for XML. A literal `_x0041_` is escaped, since readers would take it for the letter A. */
export function escapeCellXml(text: string): string {
  return escapeXml(text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text)
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}“”‘’…—]/u

/** Width of one line in digits: Chinese characters and full-width signs take two. */
export function lineWidth(line: string): number {
  let width = 0
  for (const character of line) width += character.charCodeAt(0) < 0x1100 || !wide.test(character) ? 1 : 2
  return width
}
