// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transforms cannot be rows of a table element; the ARIA grid pattern is complete
import { memo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import type { TableColumn } from './table-types.ts'
import styles from './virtual-table.module.css'

interface TableRowProps<Row> {
  readonly id: string
  readonly index: number
  /** Distance from the top of the body, in pixels. */
  readonly start: number
  readonly row: Row | undefined
  readonly columns: readonly TableColumn<Row>[]
  /** Column of the active cell when it is in this row and the table has the focus. */
  readonly activeColumn: number | null
  readonly current: boolean
  /** Null when rows cannot be selected. */
  readonly selected: boolean | null
  readonly className: string | undefined
  readonly onToggle: (row: Row) => void
  readonly onPress: (row: Row, index: number, column: number) => void
}

function Row<Row>(props: TableRowProps<Row>): ReactElement {
  const { id, index, start, row, columns, activeColumn, current, selected, className, onToggle, onPress } = props
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid keeps the focus on itself and names the active cell
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      aria-current={current ? true : undefined}
      className={classNames(styles.row, current && styles.current, activeColumn !== null && styles.active, className)}
      style={{ transform: `translateY(${start}px)` }}
    >
      {selected !== null && (
        <div role="gridcell" tabIndex={-1} className={styles.cell}>
          {row !== undefined && (
            <input type="checkbox" tabIndex={-1} aria-label={t('components.selectRow')} checked={selected} onChange={() => onToggle(row)} />
          )}
        </div>
      )}
      {columns.map((column, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles Enter and Space for the active cell
        <div
          key={column.key}
          id={`${id}-${index}-${place}`}
          role="gridcell"
          tabIndex={-1}
          title={row === undefined ? undefined : column.hover?.(row)}
          className={classNames(styles.cell, styles[column.align ?? 'start'], activeColumn === place && styles.activeCell)}
          onClick={(event) => {
            // A control inside the cell keeps its own click.
            const control = event.target instanceof Element && event.target.closest('button, a, input, select, label') !== null
            if (row !== undefined && !control) onPress(row, index, place)
          }}
        >
          {row === undefined ? <span className={styles.waiting} /> : column.cell(row)}
        </div>
      ))}
    </div>
  )
}

/** One row, drawn again only when something it shows changes; its handlers keep their identity. */
export const TableRow = memo(Row) as typeof Row
