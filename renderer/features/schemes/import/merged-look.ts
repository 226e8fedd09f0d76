/** A cell as it is drawn: what it says, and how many columns and rows it runs over. */
interface DrawnCell {
  readonly column: number
  readonly text: string
  readonly columns: number
  readonly rows: number
}

/**
 * Lines of a sheet drawn as the office sees them. The reader repeats the text of a merged cell in each of its cells; runs of the same words become one
 * cell again, first to the side, then downwards.
 *
 * Only words run together: six indicators of 6 points each are six cells, whether or not they were merged. The lines before `firstBodyRow` (title and
 * header) and those after it never run together.
 *
 * @param lines cells of each line as read; lines may be shorter than others
 * @param firstBodyRow index of the first line below the header
 */
export function mergedLook(lines: readonly (readonly string[])[], columns: number, firstBodyRow: number): DrawnCell[][] {
  const drawn: { column: number; text: string; columns: number; rows: number }[][] = lines.map((cells) => {
    const row: { column: number; text: string; columns: number; rows: number }[] = []
    for (let column = 0; column < columns; column += 1) {
      const text = cells[column] ?? ''
      const before = row.at(-1)
      if (before !== undefined && before.text === text && isWords(text)) before.columns += 1
      else row.push({ column, text, columns: 1, rows: 1 })
    }
    return row
  })
  for (let line = drawn.length - 1; line > 0; line -= 1) {
    if (line === firstBodyRow) continue
    const above = drawn[line - 1] ?? []
    drawn[line] = (drawn[line] ?? []).filter((cell) => {
      const upper = above.find((each) => each.column === cell.column && each.columns === cell.columns)
      const isWhole = cell.columns === columns
      if (upper === undefined || upper.text !== cell.text || !isWords(cell.text) || isWhole) return true
      upper.rows += cell.rows
      return false
    })
  }
  return drawn
}

function isWords(text: string): boolean {
  return /\p{L}/u.test(text)
}
