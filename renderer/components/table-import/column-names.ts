/** Letter of a column as a spreadsheet shows it: 0 → `A`, 26 → `AA`. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}

/**
 * What the header rows call a column: the texts of its header cells from top to bottom, each once, joined by ` / `.
 *
 * @param firstRow, lastRow 1-based and inclusive, as in the sheet
 */
export function columnName(rows: readonly (readonly string[])[], firstRow: number, lastRow: number, column: number): string {
  const texts = rows.slice(firstRow - 1, lastRow).map((row) => (row[column] ?? '').trim())
  return [...new Set(texts.filter((text) => text !== ''))].join(' / ')
}
