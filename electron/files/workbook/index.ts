/** What the rest of the program uses of the workbook writer. */

export { breathe } from './breathe.ts'
export { lineWidth } from './cell-text.ts'
export { checkWorkbook, type SheetExpectation, type WorkbookExpectation } from './check-workbook.ts'
export { sheetNames } from './package-xml.ts'
export * from './workbook-model.ts'
export { writeWorkbook } from './write-workbook.ts'
