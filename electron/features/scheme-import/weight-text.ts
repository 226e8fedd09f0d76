import { readDecimal } from '../../files/tables/index.ts'
import { headingText } from './heading-text.ts'

/** A weight as a relative number: `"30%"` is 0.3, as headings give it, `"30"` is 30; null when the cell holds none. */
export function weightOf(cell: string): string | null {
  const read = readDecimal(headingText(cell))
  return read.kind === 'number' && /^\d{1,7}(\.\d{1,4})?$/.test(read.decimal) ? read.decimal : null
}
