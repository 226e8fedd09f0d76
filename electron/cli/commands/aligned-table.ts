/** A column of a printed table; numbers stand right. */
export interface Column {
  readonly head: string
  readonly align: 'left' | 'right'
}

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/

/** Columns that a terminal gives to a text: Chinese characters and full-width signs take two. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0x1f000 ? 2 : 1
  return width
}

/** Lines of a table with its head, two spaces between columns, no spaces at the end of a line; each row has one cell a column. */
export function alignedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map((column, index) => Math.max(textWidth(column.head), ...rows.map((row) => textWidth(row[index] ?? ''))))
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? ''
        const space = ' '.repeat((widths[index] ?? 0) - textWidth(cell))
        return align === 'right' ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return [line(columns.map((column) => column.head)), ...rows.map(line)]
}
