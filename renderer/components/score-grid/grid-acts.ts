import { type CellProblemCode, type CellReading, emptyCell, readCell, type StateWords, sameContent, takesStates } from './cell-reading.ts'
import { cellsOf, type GridArea, pasteArea } from './grid-area.ts'
import type { CellContent, CellKind, GridChange } from './grid-model.ts'

/** The grid as acts see it: `contentOf` includes what is typed and on its way. */
export interface GridCells {
  readonly rows: number
  readonly columns: number
  readonly kindOf: (row: number, column: number) => CellKind
  readonly contentOf: (row: number, column: number) => CellContent
  readonly lockOf: (row: number, column: number) => string | null
}

/** Why one cell cannot take what an act would put there. */
export interface ActProblem {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly reason:
    | { readonly kind: 'locked'; readonly words: string }
    | { readonly kind: 'unreadable'; readonly code: CellProblemCode; readonly values: Readonly<Record<string, string>> }
}

/**
 * What an act would do to the grid. With any problem nothing of it is done.
 *
 * `changes` leaves out the cells that hold the new content already; `zeros` counts the cells that get a zero nobody typed one by one.
 */
export interface GridAct {
  readonly area: GridArea
  readonly changes: readonly GridChange[]
  readonly problems: readonly ActProblem[]
  readonly zeros: number
  readonly cutRows: number
  readonly cutColumns: number
}

/** Reads cells and remembers: a block of twenty thousand marks holds a hundred different ones, and understanding a text takes longer than all the rest. */
function readerOf(words: StateWords): (text: string, kind: CellKind) => CellReading {
  const known = new Map<CellKind, Map<string, CellReading>>()
  return (text, kind) => {
    const ofKind = known.get(kind) ?? new Map<string, CellReading>()
    known.set(kind, ofKind)
    const reading = ofKind.get(text) ?? readCell(text, kind, words)
    ofKind.set(text, reading)
    return reading
  }
}

/** Puts a text into each cell of an area. A locked cell is a problem unless the text says what stands there. */
function fillWith(cells: GridCells, area: GridArea, words: StateWords, textAt: (row: number, column: number) => string): GridAct {
  const changes: GridChange[] = []
  const problems: ActProblem[] = []
  let zeros = 0
  const read = readerOf(words)
  for (const { row, column } of cellsOf(area)) {
    const text = textAt(row, column)
    const reading = read(text, cells.kindOf(row, column))
    if (reading.kind === 'content' && sameContent(reading.content, cells.contentOf(row, column))) continue
    const lock = cells.lockOf(row, column)
    if (lock !== null) problems.push({ row, column, text, reason: { kind: 'locked', words: lock } })
    else if (reading.kind === 'problem') {
      problems.push({ row, column, text, reason: { kind: 'unreadable', code: reading.code, values: reading.values } })
    } else {
      changes.push({ row, column, content: reading.content })
      if (reading.content.value === '0') zeros += 1
    }
  }
  return { area, changes, problems, zeros, cutRows: 0, cutColumns: 0 }
}

/** Pastes a block at the selection. */
export function planPaste(cells: GridCells, selection: GridArea, block: readonly (readonly string[])[], words: StateWords): GridAct {
  const height = block.length
  const width = block[0]?.length ?? 1
  const { area, cutRows, cutColumns } = pasteArea(selection, { rows: height, columns: width }, cells)
  const act = fillWith(cells, area, words, (row, column) => block[(row - area.top) % height]?.[(column - area.left) % width] ?? '')
  return { ...act, cutRows, cutColumns }
}

/**
 * Fills the selection from its first row (down) or first column (right); a selection of one row or column takes the cells before it.
 *
 * @param textOf text of a cell as `editText` writes it
 */
export function planFill(
  cells: GridCells,
  selection: GridArea,
  direction: 'down' | 'right',
  words: StateWords,
  textOf: (row: number, column: number) => string,
): GridAct {
  if (direction === 'down') {
    const source = selection.top === selection.bottom ? selection.top - 1 : selection.top
    const area = { ...selection, top: source + 1 }
    return source < 0 ? nothing(selection) : fillWith(cells, area, words, (_row, column) => textOf(source, column))
  }
  const source = selection.left === selection.right ? selection.left - 1 : selection.left
  const area = { ...selection, left: source + 1 }
  return source < 0 ? nothing(selection) : fillWith(cells, area, words, (row) => textOf(row, source))
}

function nothing(area: GridArea): GridAct {
  return { area, changes: [], problems: [], zeros: 0, cutRows: 0, cutColumns: 0 }
}

/** Puts one content, a state or nothing, into every cell of the selection. */
export function planContent(cells: GridCells, selection: GridArea, content: CellContent = emptyCell): GridAct {
  const changes: GridChange[] = []
  const problems: ActProblem[] = []
  for (const { row, column } of cellsOf(selection)) {
    if (sameContent(content, cells.contentOf(row, column))) continue
    const lock = cells.lockOf(row, column)
    if (lock === null && (content.state === 'empty' || takesStates(cells.kindOf(row, column)))) changes.push({ row, column, content })
    else if (lock === null) problems.push({ row, column, text: '', reason: { kind: 'unreadable', code: 'not_a_number', values: {} } })
    else problems.push({ row, column, text: '', reason: { kind: 'locked', words: lock } })
  }
  return { ...nothing(selection), changes, problems }
}
