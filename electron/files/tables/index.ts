/** What the rest of the program uses of the table reader. */
export { type GuessedHeader, guessHeader, type HeaderField } from './header-guess.ts'
export { countWorkbook, type ReaderOptions, readPasted, readTable } from './read-table.ts'
export type { ReaderEnd, ReaderProcess, SpawnReader } from './reader-process.ts'
export type { CellRange, ReadSheet, ReadTable, TableWarning, TableWarningCode } from './table-types.ts'
export { foldWidth, readDate, readDecimal } from './text-numbers.ts'
