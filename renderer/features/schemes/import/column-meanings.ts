import type { TableMapping } from '../../../../shared/contract/exchange.ts'
import type { SchemeColumn } from '../../../../shared/contract/scheme-import.ts'

/** Meanings that a column can have, in the order in which an office's sheet usually has them. Written out: the contract would bring the schema library. */
export const columnMeanings: readonly SchemeColumn[] = [
  'number',
  'level1',
  'level2',
  'level3',
  'level4',
  'leaf',
  'requirement',
  'points',
  'weight',
  'criteria',
  'checkedBy',
  'scorer',
  'code',
]

/** What a column of the sheet was said to hold, or null for nothing that is read. */
export function meaningOf(mapping: TableMapping, column: number): SchemeColumn | null {
  return columnMeanings.find((meaning) => mapping.columns[meaning] === column) ?? null
}

/** The mapping with another meaning for a column. A meaning has one column, so the column that had it before has none then; null takes it away. */
export function withMeaning(mapping: TableMapping, column: number, meaning: SchemeColumn | null): TableMapping {
  const columns = Object.fromEntries(Object.entries(mapping.columns).map(([key, value]) => [key, value === column ? null : value]))
  return { ...mapping, columns: meaning === null ? columns : { ...columns, [meaning]: column } }
}

/** Whether something can be read: the 评分标准 or the 考核要点 must have a column. */
export function isReadable(mapping: TableMapping): boolean {
  return typeof mapping.columns.criteria === 'number' || typeof mapping.columns.leaf === 'number'
}
