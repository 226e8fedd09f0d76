// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transforms cannot be rows of a table element; the ARIA grid pattern is complete
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, memo, type ReactElement, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import type { CellReading } from './cell-entry.ts'
import { type CellContent, type CellDrafts, type CellKind, type CellMove, EntryCell } from './entry-cell.tsx'
import styles from './entry-grid.module.css'

/** A column of the grid: one that shows something, or one that takes entries. Keep the columns' identity stable, or every row is drawn anew. */
export type GridColumn<Row> = {
  readonly key: string
  readonly title: string
  /** Second line of the head: a judge's group, an option's coefficient. */
  readonly note?: string
  readonly width: number | `${number}fr`
  /** Smallest width of a share, in pixels; 150 unless told. */
  readonly minWidth?: number
  /** Stays in view at that edge while the others scroll sideways. A column at the end needs a width in pixels. */
  readonly stick?: 'start' | 'end'
  readonly align?: 'start' | 'end'
} & (
  | { readonly show: (row: Row) => ReactNode }
  | {
      readonly entry: CellKind
      readonly content: (row: Row) => CellContent
      readonly save: (row: Row, reading: Exclude<CellReading, { kind: 'problem' }>) => Promise<void>
    }
)

export interface GridRow {
  readonly evaluateeId: number
  readonly name: string
}

interface EntryGridProps<Row extends GridRow> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly GridColumn<Row>[]
  readonly drafts: CellDrafts
  /** Evaluatee that is open beside the grid. */
  readonly current?: number | null
}

const ROW_HEIGHT = 36
const HEAD_HEIGHT = 44

/**
 * A grid of entry cells that draws only the rows in view.
 *
 * Every cell is a control of its own, reached with Tab; Enter and the arrows move between cells. The row with the focus is always drawn, so
 * that scrolling away never takes the focus or an unsaved text.
 */
export function EntryGrid<Row extends GridRow>({ label, rows, columns, drafts, current = null }: EntryGridProps<Row>): ReactElement {
  const scroller = useRef<HTMLDivElement>(null)
  const [focusedRow, setFocusedRow] = useState<number | null>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      if (focusedRow === null || focusedRow >= rows.length || shown.includes(focusedRow)) return shown
      return [...shown, focusedRow].sort((first, second) => first - second)
    },
  })

  const focusCell = useRef((_row: number, _column: number): void => {})
  focusCell.current = (row, column) => {
    virtualizer.scrollToIndex(row, { align: 'auto' })
    const find = (): HTMLElement | null =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"] [data-entry]`) ?? null
    const cell = find()
    if (cell !== null) cell.focus()
    else requestAnimationFrame(() => find()?.focus())
  }
  const rowCount = rows.length
  const move = useCallback(
    (row: number, column: number, to: CellMove): boolean => {
      const target = {
        row: row + (to === 'down' ? 1 : to === 'up' ? -1 : 0),
        column: column + (to === 'right' ? 1 : to === 'left' ? -1 : 0),
      }
      const reachable = columns[target.column]
      if (target.row < 0 || target.row >= rowCount || reachable === undefined || !('entry' in reachable)) return false
      focusCell.current(target.row, target.column)
      return true
    },
    [columns, rowCount],
  )

  const { tracks, minWidth, places } = useMemo(() => layoutOf(columns), [columns])
  return (
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      tabIndex={columns.some((column) => 'entry' in column) ? -1 : 0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      style={{ '--tracks': tracks, '--grid-min': `${minWidth}px` } as CSSProperties}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} tabIndex={-1} className={styles.row}>
          {columns.map((column, place) => (
            <div
              key={column.key}
              role="columnheader"
              tabIndex={-1}
              className={classNames(styles.cell, column.align === 'end' && styles.end, column.stick !== undefined && styles.stick)}
              style={places[place]}
            >
              <span title={column.title}>{column.title}</span>
              {column.note !== undefined && <small title={column.note}>{column.note}</small>}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() + ROW_HEIGHT }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <EntryRow
              key={row.evaluateeId}
              row={row}
              index={item.index}
              start={item.start}
              columns={columns}
              places={places}
              drafts={drafts}
              current={row.evaluateeId === current}
              onMove={move}
              onFocus={setFocusedRow}
            />
          )
        })}
      </div>
    </div>
  )
}

const SHARE_MINIMUM = 150

/** Tracks of the rows, their smallest width in pixels, and where the sticking columns stand: at the left edge, or before those right of them. */
function layoutOf<Row>(columns: readonly GridColumn<Row>[]): { tracks: string; minWidth: number; places: readonly CSSProperties[] } {
  const least = columns.map(({ width, minWidth = SHARE_MINIMUM }) => (typeof width === 'number' ? width : minWidth))
  return {
    tracks: columns.map(({ width }, place) => (typeof width === 'number' ? `${width}px` : `minmax(${least[place]}px, ${width})`)).join(' '),
    minWidth: least.reduce((sum, width) => sum + width, 0),
    places: columns.map(({ stick }, place) => {
      if (stick === undefined) return {}
      return stick === 'start' ? { left: 0 } : { right: least.slice(place + 1).reduce((sum, width) => sum + width, 0) }
    }),
  }
}

interface EntryRowProps<Row extends GridRow> {
  readonly row: Row
  readonly index: number
  readonly start: number
  readonly columns: readonly GridColumn<Row>[]
  readonly places: readonly CSSProperties[]
  readonly drafts: CellDrafts
  readonly current: boolean
  readonly onMove: (row: number, column: number, to: CellMove) => boolean
  readonly onFocus: (row: number) => void
}

function Row<Row extends GridRow>({
  row,
  index,
  start,
  columns,
  places,
  drafts,
  current,
  onMove,
  onFocus,
}: EntryRowProps<Row>): ReactElement {
  const { t } = useTranslation()
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-current={current ? true : undefined}
      data-row={index}
      className={classNames(styles.row, current && styles.current)}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => onFocus(index)}
    >
      {columns.map((column, place) => (
        <div
          key={column.key}
          role="gridcell"
          tabIndex={-1}
          data-column={place}
          className={classNames(styles.cell, column.align === 'end' && styles.end, column.stick !== undefined && styles.stick)}
          style={places[place]}
        >
          {'entry' in column ? (
            <CellOfRow
              row={row}
              column={column}
              place={place}
              index={index}
              label={t('scoring.cell', { evaluatee: row.name, column: column.title })}
              drafts={drafts}
              onMove={onMove}
            />
          ) : (
            column.show(row)
          )}
        </div>
      ))}
    </div>
  )
}

const EntryRow = memo(Row) as typeof Row

interface CellOfRowProps<Row extends GridRow> {
  readonly row: Row
  readonly column: Extract<GridColumn<Row>, { entry: CellKind }>
  readonly place: number
  readonly index: number
  readonly label: string
  readonly drafts: CellDrafts
  readonly onMove: (row: number, column: number, to: CellMove) => boolean
}

function CellOfRow<Row extends GridRow>({ row, column, place, index, label, drafts, onMove }: CellOfRowProps<Row>): ReactElement {
  const save = useCallback((reading: Exclude<CellReading, { kind: 'problem' }>) => column.save(row, reading), [column, row])
  const move = useCallback((to: CellMove) => onMove(index, place, to), [onMove, index, place])
  return (
    <EntryCell
      cellKey={`${row.evaluateeId}/${column.key}`}
      label={label}
      content={column.content(row)}
      kind={column.entry}
      drafts={drafts}
      onSave={save}
      onMove={move}
    />
  )
}
