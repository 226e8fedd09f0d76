/**
 * Reads a block of cells as spreadsheets put it on the clipboard: tabs between cells, line ends between rows.
 *
 * A cell in quotes may hold tabs, line breaks and doubled quotes; a quote inside an unquoted cell is a quote. The line end after the last row is no row.
 * Short rows are filled up with blanks.
 *
 * @returns rows of equal length; one blank cell for an empty text
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    rows.at(-1)?.push(cell.text)
    const end = text[cell.end]
    if (end === undefined) break
    at = cell.end + (end === '\r' && text[cell.end + 1] === '\n' ? 2 : 1)
    if (end === '\t') continue
    if (at >= text.length) break
    rows.push([])
  }
  const width = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => (row.length === width ? row : [...row, ...Array.from({ length: width - row.length }, () => '')]))
}

/** Text of a cell and where it ends: at a tab, a line end, or behind the text. */
interface ReadCell {
  readonly text: string
  readonly end: number
}

const cellEnd = /[\t\r\n]/g

function plainCell(text: string, from: number): ReadCell {
  cellEnd.lastIndex = from
  const end = cellEnd.exec(text)?.index ?? text.length
  return { text: text.slice(from, end), end }
}

/** A quote that nothing closes, or that closes in the middle of a cell, was no quoting: the cell is read as it stands. */
function quotedCell(text: string, from: number): ReadCell {
  let content = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return plainCell(text, from)
    content += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const end = quote + 1
      return end === text.length || /[\t\r\n]/.test(text[end] ?? '') ? { text: content, end } : plainCell(text, from)
    }
    content += '"'
    at = quote + 2
  }
}

/** A block as text for a spreadsheet; cells that hold tabs, quotes or line breaks are quoted. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\r\n')
}
