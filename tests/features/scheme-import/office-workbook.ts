import { guessRules, previewOf, readRules } from '../../../electron/features/scheme-import/read-rules.ts'
import { readWorkbook } from '../../../electron/files/tables/read-workbook.ts'
import { parseReference } from '../../../electron/files/tables/sheet-cells.ts'
import { foreignLimits } from '../../../electron/files/tables/table-limits.ts'
import type { ReadTable } from '../../../electron/files/tables/table-types.ts'
import { number, row, text, type WorkbookSheet, writeWorkbook } from '../../../electron/files/workbook/index.ts'

/** A sheet as an office types it: rows of cells (a number becomes a number cell), and merged ranges such as `A4:A6`. */
export interface TypedSheet {
  readonly name?: string
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly merges?: readonly string[]
}

function modelOf({ name = 'Sheet1', rows, merges = [] }: TypedSheet): WorkbookSheet {
  return {
    name,
    columns: [],
    rows: rows.map((cells) =>
      row(cells.map((cell) => (cell === null ? null : typeof cell === 'number' ? number(String(cell)) : text(cell)))),
    ),
    merges: merges.map((range) => {
      const [from, to] = range.split(':').map((reference) => parseReference(reference))
      if (!from || !to) throw new Error(`no range: ${range}`)
      return { firstRow: from.row, firstColumn: from.column, lastRow: to.row, lastColumn: to.column }
    }),
    frozen: { rows: 0, columns: 0 },
    filter: null,
    print: {
      orientation: 'portrait',
      paper: 'A4',
      pagesWide: 1,
      pagesTall: 0,
      repeatRows: null,
      repeatColumns: 0,
      centered: false,
      footer: { left: '', center: '', right: '' },
    },
    charts: [],
  }
}

/** The bytes of an office's workbook. */
export async function typedWorkbook(...sheets: readonly TypedSheet[]): Promise<Uint8Array> {
  return writeWorkbook({ title: '', author: '', created: new Date('2026-01-01T00:00:00Z'), sheets: sheets.map(modelOf) })
}

/** The workbook as the reader gives it. */
export async function typedTable(...sheets: readonly TypedSheet[]): Promise<ReadTable> {
  return readWorkbook(await typedWorkbook(...sheets), '细则.xlsx', foreignLimits)
}

/** What the guess and the reading make of a workbook, as short lines: part, depth by dots, code, name, points; criteria behind a bar. */
export async function outlineOf(table: ReadTable, sheet = 0) {
  const guess = guessRules(table, 't', sheet)
  const rules = await readRules(table, guess.mapping, { name: guess.title ?? '细则', kind: guess.kind })
  const preview = previewOf(rules)
  const lines = preview.outline.map(
    ({ depth, code, name, part, points, text: prose }) =>
      `${part === 'base' ? '' : `${part} `}${'· '.repeat(depth)}${code} ${name} ${points ?? '–'}${prose === '' ? '' : ` | ${prose.replaceAll('\n', '⏎')}`}`,
  )
  return { guess, rules, preview, lines }
}
