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

/** Whether a character takes two digits' width: Chinese, Japanese, Korean, full-width signs, Chinese quotation marks, pictures. */
function isWide(code: number): boolean {
  if (code < 0x1100) return false
  if (code <= 0x115f) return true
  if (code < 0x2e80) return (code >= 0x2018 && code <= 0x201d) || code === 0x2014 || code === 0x2026
  return code <= 0xa4cf || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || isWideForm(code)
}

function isWideForm(code: number): boolean {
  return (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || code >= 0x1f300
}

/** Width of one line in digits: Chinese characters and full-width signs take two. */
export function lineWidth(line: string): number {
  let width = 0
  for (let index = 0; index < line.length; index += 1) {
    const code = line.codePointAt(index) ?? 0
    if (code > 0xffff) index += 1
    width += isWide(code) ? 2 : 1
  }
  return width
}
