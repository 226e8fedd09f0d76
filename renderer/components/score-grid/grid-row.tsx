// biome-ignore-all lint/a11y/useSemanticElements: cells placed in virtual rows cannot be cells of a table element; the ARIA grid pattern is complete
// biome-ignore-all lint/a11y/useFocusableInteractive: the field over the active cell has the focus and names the cell
import { type CSSProperties, memo, type ReactElement } from 'react'
import { classNames } from '../class-names.ts'
import { type StateWords, showCell } from './cell-reading.ts'
import type { CellMark, RowMarks } from './grid-marks.ts'
import type { GridLine, GridModel, GridSummary } from './grid-model.ts'
import styles from './score-grid.module.css'

/** Words of the signs beside a cell. */
export interface SignWords {
  readonly saving: string
  readonly saved: string
}

interface GridRowProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly line: GridLine
  readonly columns: readonly GridLine[]
  readonly firstColumn: number
  readonly lastColumn: number
  /** Styles of the columns by place, with their widths. */
  readonly columnStyles: readonly CSSProperties[]
  readonly before: CSSProperties
  readonly summaryStyles: readonly CSSProperties[]
  readonly summaries: readonly GridSummary[]
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

/** One row of the grid: its name, the cells in view, its summaries. Drawn again only when something that it shows changes. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { id, index, top, line, columns, firstColumn, lastColumn, columnStyles, summaryStyles, summaries, marks, active } = props
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
    <div role="row" aria-rowindex={index + 2} data-row={index} className={styles.row} style={{ top }}>
      <div
        role="rowheader"
        aria-colindex={1}
        className={classNames(styles.name, line.note !== undefined && styles.twoLines, active >= 0 && styles.nameActive)}
        title={line.note === undefined ? line.title : `${line.title} · ${line.note}`}
      >
        <span>{line.title}</span>
        {line.note !== undefined && <small>{line.note}</small>}
      </div>
      <div role="presentation" style={props.before} />
      {cells}
      <div role="presentation" className={styles.rest} />
      {summaries.map((summary, place) => (
        <div
          key={summary.key}
          id={active === columns.length + place ? `${id}-${index}-${active}` : undefined}
          role="gridcell"
          aria-colindex={columns.length + place + 2}
          aria-readonly="true"
          data-column={columns.length + place}
          aria-selected={active === columns.length + place}
          className={classNames(
            styles.summary,
            summary.align === 'start' && styles.start,
            active === columns.length + place && styles.summaryActive,
          )}
          style={summaryStyles[place]}
        >
          {summary.show(index)}
        </div>
      ))}
    </div>
  )
}, showsTheSame)

/** What a row is read through; it may come anew with every mark of another row. */
const readers: ReadonlySet<keyof GridRowProps> = new Set(['kindOf', 'contentOf', 'lockOf', 'summaries'])

/** Whether a row shows the same as before: with the same source, the functions that read it do not matter. */
function showsTheSame(before: GridRowProps, after: GridRowProps): boolean {
  const sameSource = after.source !== undefined && before.source === after.source && before.summaries.length === after.summaries.length
  const keys = Object.keys(after) as (keyof GridRowProps)[]
  return keys.every((key) => before[key] === after[key] || (sameSource && readers.has(key)))
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
