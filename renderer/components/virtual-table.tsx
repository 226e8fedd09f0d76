// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transforms cannot be rows of a table element; the ARIA grid pattern is complete
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { keyToMove } from './table-keys.ts'
import type { TableColumn, TableSort } from './table-types.ts'
import styles from './virtual-table.module.css'
import { TableRow } from './virtual-table-row.tsx'

interface VirtualTableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  /** A place that holds `undefined` is a row that is still being fetched; `onRange` says which places are on screen. */
  readonly rows: readonly (Row | undefined)[]
  readonly rowKey: (row: Row) => string | number
  readonly rowHeight?: number
  readonly sort?: TableSort
  readonly onSort?: (sort: TableSort) => void
  /** Click or Enter on a row. */
  readonly onOpen?: (row: Row) => void
  /** Keys of the selected rows; with `onSelect` a column of check boxes is shown, and Space selects. */
  readonly selected?: ReadonlySet<string | number>
  readonly onSelect?: (selected: ReadonlySet<string | number>) => void
  /** Key of the row that is open beside the table. */
  readonly current?: string | number | null
  readonly rowClass?: (row: Row) => string | undefined
  readonly onRange?: (first: number, last: number) => void
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  readonly className?: string | undefined
}

const overscan = 6

/**
 * A long table that draws only what is on screen, as an ARIA grid.
 *
 * One tab stop; inside it arrows, Home, End, PageUp, PageDown move (with Ctrl to the first and last row), Enter opens, Space selects. The
 * active cell is named by `aria-activedescendant`, so the focus survives rows that scroll away. Fills the height of its parent.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>): ReactElement {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowHeight = 34,
    sort,
    onSort,
    onOpen,
    selected,
    onSelect,
    current = null,
    rowClass,
    onRange,
    empty,
  } = props
  const { t } = useTranslation()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<{ row: number; column: number }>({ row: 0, column: 0 })
  const [focused, setFocused] = useState(false)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The header stands in the scrolled content and covers as much of it when it sticks.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0) onRange?.(first, last)
  }, [first, last, rows.length, onRange])

  const selectable = onSelect !== undefined && selected !== undefined
  const tracks = useMemo(() => {
    const own = columns.map(({ width, minWidth = 120 }) => (typeof width === 'number' ? `${width}px` : `minmax(${minWidth}px, ${width})`))
    return (selectable ? ['34px', ...own] : own).join(' ')
  }, [columns, selectable])
  const minWidth = columns.reduce(
    (sum, { width, minWidth = 120 }) => sum + (typeof width === 'number' ? width : minWidth),
    selectable ? 34 : 0,
  )

  const activeRow = Math.min(active.row, Math.max(0, rows.length - 1))
  const activeColumn = Math.min(active.column, columns.length - 1)
  const activeVisible = rows.length > 0 && activeRow >= first && activeRow <= last

  function toggle(row: Row): void {
    if (!selectable) return
    const next = new Set(selected)
    if (!next.delete(rowKey(row))) next.add(rowKey(row))
    onSelect(next)
  }

  function open(row: Row, column: number): void {
    const own = columns[column]?.onOpen
    if (own !== undefined) own(row)
    else onOpen?.(row)
  }

  // Rows are drawn only when they change, so they call through to the handlers of the latest draw.
  const latest = useRef({ toggle, open })
  useLayoutEffect(() => {
    latest.current = { toggle, open }
  })
  const onToggle = useCallback((row: Row) => latest.current.toggle(row), [])
  const onPress = useCallback((row: Row, index: number, column: number) => {
    setActive({ row: index, column })
    latest.current.open(row, column)
  }, [])

  function onKeyDown(event: React.KeyboardEvent<HTMLDivElement>): void {
    // Keys inside a control of a cell or the header belong to that control.
    if (event.target !== scroller.current) return
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const move = keyToMove(event, { row: activeRow, column: activeColumn }, { rows: rows.length, columns: columns.length, pageRows })
    const row = rows[activeRow]
    if (move !== null) {
      event.preventDefault()
      setActive(move)
      virtualizer.scrollToIndex(move.row, { align: 'auto' })
    } else if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault()
      open(row, activeColumn)
    } else if (event.key === ' ' && row !== undefined && selectable) {
      event.preventDefault()
      toggle(row)
    }
  }

  const allSelected = selectable && rows.length > 0 && rows.every((row) => row !== undefined && selected.has(rowKey(row)))
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable ? true : undefined}
      aria-activedescendant={focused && activeVisible ? `${id}-${activeRow}-${activeColumn}` : undefined}
      tabIndex={0}
      className={classNames(styles.table, props.className)}
      style={{ '--tracks': tracks, '--table-row': `${rowHeight}px`, '--table-min': `${minWidth}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onFocus={(event) => setFocused(event.target === scroller.current)}
      onBlur={() => setFocused(false)}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} tabIndex={-1} className={styles.row}>
          {selectable && (
            <div role="columnheader" tabIndex={-1} className={styles.cell}>
              <input
                type="checkbox"
                aria-label={t('components.selectAll')}
                checked={allSelected}
                onChange={() =>
                  onSelect(allSelected ? new Set() : new Set(rows.flatMap((row) => (row === undefined ? [] : [rowKey(row)]))))
                }
              />
            </div>
          )}
          {columns.map((column) => {
            const sorted = sort?.by === column.key
            return (
              <div
                key={column.key}
                role="columnheader"
                tabIndex={-1}
                className={classNames(styles.cell, styles[column.align ?? 'start'])}
                aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                {column.sortable === true && onSort !== undefined ? (
                  <button type="button" onClick={() => onSort({ by: column.key, descending: sorted ? !sort.descending : false })}>
                    {column.title}
                    <span aria-hidden="true">{sorted ? (sort.descending ? ' ▾' : ' ▴') : ''}</span>
                  </button>
                ) : (
                  column.title
                )}
              </div>
            )
          })}
        </div>
      </div>
      {rows.length === 0 ? (
        <div role="rowgroup">
          <div role="row" tabIndex={-1}>
            <div role="gridcell" tabIndex={-1}>
              {empty}
            </div>
          </div>
        </div>
      ) : (
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]
            return (
              <TableRow
                key={row === undefined ? `place-${item.index}` : rowKey(row)}
                id={id}
                index={item.index}
                start={item.start - rowHeight}
                row={row}
                columns={columns}
                activeColumn={focused && item.index === activeRow ? activeColumn : null}
                current={row !== undefined && rowKey(row) === current}
                selected={selectable ? row !== undefined && selected.has(rowKey(row)) : null}
                className={row === undefined ? undefined : rowClass?.(row)}
                onToggle={onToggle}
                onPress={onPress}
              />
            )
          })}
        </div>
      )}
    </div>
  )
}
