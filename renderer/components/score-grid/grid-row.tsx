// biome-ignore-all lint/a11y/useSemanticElements: cells placed in virtual rows cannot be cells of a table element; the ARIA grid pattern is complete
// biome-ignore-all lint/a11y/useFocusableInteractive: the field over the active cell has the focus and names the cell
import { type CSSProperties, memo, type ReactElement } from 'react'
import { classNames } from '../class-names.ts'
import { type StateWords, showCell } from './cell-reading.ts'
import { ROW_HEIGHT } from './grid-layout.ts'
import type { CellMark, RowMarks } from './grid-marks.ts'
import type { GridLine, GridModel } from './grid-model.ts'
import styles from './score-grid.module.css'

/** Words of the signs beside a cell. */
export interface SignWords {
  readonly saving: string
  readonly saved: string
}

interface GridRowProps {
  /** Id of the grid, with which the id of the active cell begins. */
  readonly id: string
  /** Id of this element, which the row owns. */
  readonly owned: string
  readonly index: number
  readonly columns: readonly GridLine[]
  readonly firstColumn: number
  readonly lastColumn: number
  /** Styles of the columns by place, with their widths. */
  readonly columnStyles: readonly CSSProperties[]
  /** Width of the columns before the first one drawn. */
  readonly before: number
  /** See `GridModel.sourceOf`. */
  readonly source: object | undefined
  readonly kindOf: GridModel['kindOf']
  readonly contentOf: GridModel['contentOf']
  readonly lockOf: GridModel['lockOf']
  readonly marks: RowMarks | undefined
  /** Selected columns of this row, both ends included; −1: none. */
  readonly selectedFrom: number
  readonly selectedTo: number
  /** Column of the active cell when it stands in this row; −1: another row. */
  readonly active: number
  readonly words: StateWords
  readonly signs: SignWords
}

/** The cells of a row that are in view. Drawn again only when something that they show changes. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { id, owned, index, columns, firstColumn, lastColumn, columnStyles, before, marks, active } = props
  const cells: ReactElement[] = []
  for (let column = firstColumn; column <= lastColumn; column += 1) {
    const head = columns[column]
    if (head === undefined) continue
    const mark = marks?.get(head.key)
    const content = mark?.content ?? props.contentOf(index, column)
    const lock = props.lockOf(index, column)
    const empty = content.state === 'empty'
    cells.push(
      <GridCell
        key={column}
        id={column === active ? `${id}-${index}-${column}` : undefined}
        column={column}
        style={columnStyles[column]}
        text={lock !== null && empty ? lock : showCell(content, props.kindOf(index, column), props.words)}
        look={lock !== null ? (empty ? 'barred' : 'locked') : empty ? 'empty' : content.state === 'scored' ? 'value' : 'state'}
        lock={lock}
        sign={mark === undefined ? 'settled' : mark.sign}
        description={mark?.reason ?? lock ?? (mark?.sign === 'saving' || mark?.sign === 'saved' ? props.signs[mark.sign] : null)}
        selected={column >= props.selectedFrom && column <= props.selectedTo}
      />,
    )
  }
  return (
    <div
      id={owned}
      role="presentation"
      data-row={index}
      className={styles.row}
      style={{ top: index * ROW_HEIGHT, paddingInlineStart: before }}
    >
      {cells}
    </div>
  )
}, showsTheSame)

/** What a row is read through; it may come anew with every mark of another row. */
const readers: ReadonlySet<string> = new Set(['kindOf', 'contentOf', 'lockOf', 'summaries'])

/** Whether a part of a row shows the same as before: with the same source, the functions that read it do not matter. */
export function showsTheSame<Props extends { readonly source: object | undefined }>(before: Props, after: Props): boolean {
  const sameSource = after.source !== undefined && before.source === after.source
  for (const key in after) {
    if (before[key] !== after[key] && !(sameSource && readers.has(key))) return false
  }
  return true
}

interface GridCellProps {
  /** Only of the active cell: the field names it. */
  readonly id: string | undefined
  readonly column: number
  readonly style: CSSProperties | undefined
  readonly text: string
  readonly look: 'empty' | 'value' | 'state' | 'locked' | 'barred'
  readonly lock: string | null
  readonly sign: CellMark['sign']
  readonly description: string | null
  readonly selected: boolean
}

/** What fits into the narrowest cell: three characters of any kind, or six digits. */
const short = /^(?:.{0,3}|[-\d.]{4,6})$/u

/** One cell. Everything it gets is a plain value or keeps its identity, so that only cells that change are drawn. */
const GridCell = memo(function GridCell({ id, column, style, text, look, lock, sign, description, selected }: GridCellProps): ReactElement {
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={selected}
      aria-readonly={lock === null ? undefined : true}
      aria-invalid={sign === 'failed' ? true : undefined}
      aria-description={description ?? undefined}
      title={description ?? undefined}
      data-column={column}
      data-sign={sign === 'settled' ? undefined : sign}
      className={classNames(styles.cell, styles[look], !short.test(text) && styles.long, sign === 'failed' && styles.failed)}
      style={style}
    >
      {text}
    </div>
  )
})
