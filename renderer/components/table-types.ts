import type { ReactNode } from 'react'

/** A column of a `VirtualTable`. */
export interface TableColumn<Row> {
  readonly key: string
  readonly title: string
  /** Pixels, or a share of what is left: `'2fr'`. A share never falls below `minWidth` (default 120). */
  readonly width: number | `${number}fr`
  readonly minWidth?: number
  readonly align?: 'start' | 'end' | 'center'
  readonly sortable?: boolean
  /** What the cell shows. Keep the columns' identity stable (`useMemo`), or every row is drawn anew on each scroll. */
  readonly cell: (row: Row) => ReactNode
  /** Full text on hover, where the cell may be cut. */
  readonly hover?: (row: Row) => string | undefined
  /** What a click or Enter on this cell opens; without it the table's `onOpen`. */
  readonly onOpen?: (row: Row) => void
}

/** What a table is sorted by: the key of a column. */
export interface TableSort {
  readonly by: string
  readonly descending: boolean
}
