/** What the rest of the program uses of the table reader. */
export { guessHeader, type HeaderField } from './header-guess.ts'
export { readPasted, readTable } from './read-table.ts'
export { roomOf } from './table-limits.ts'
export type { ReadSheet, ReadTable } from './table-types.ts'
export { readDate, readDecimal } from './text-numbers.ts'
