import type { RowProblem, RowVerdict, VerdictCounts } from '../../../shared/contract/base.ts'
import type { TableMapping } from '../../../shared/contract/exchange.ts'
import type { TableColumn } from '../table-types.ts'

/** A field that a column of the foreign table can hold. */
export interface ImportField {
  readonly key: string
  readonly label: string
  readonly required: boolean
}

/** What every preview row says, whatever is imported. */
export interface ImportRow {
  readonly row: number
  readonly verdict: RowVerdict
  readonly problems: readonly RowProblem[]
  readonly changes?: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}

/** What an import would do. The host keeps it under `previewId` until it is applied. */
export interface ImportPreview<Row extends ImportRow> {
  readonly previewId: string
  readonly counts: VerdictCounts
  readonly rows: readonly Row[]
  readonly skipped: readonly { readonly row: number; readonly text: string }[]
}

/** How one kind of thing is imported: its fields, its three procedures and the columns of its preview. */
export interface ImportKind<Row extends ImportRow, Preview extends ImportPreview<Row> = ImportPreview<Row>> {
  readonly fields: readonly ImportField[]
  readonly guess: (tableId: string, sheet: number) => Promise<TableMapping>
  readonly preview: (mapping: TableMapping) => Promise<Preview>
  readonly apply: (previewId: string, withoutRefused: boolean) => Promise<VerdictCounts>
  /** Shown between the verdict and the notes; keep their identity stable. */
  readonly columns: readonly TableColumn<Row>[]
}
