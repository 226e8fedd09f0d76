import { readFileSync } from 'node:fs'
import { pack, sheetOf, workbook, workbookParts } from '../files/packages.ts'
import type { TypedFile } from './pages/table-import.ts'
import { tableFixture } from './support/files.ts'
import { beginCycle, unitScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const register = readFileSync(tableFixture('register.xlsx'))

/** Files that people bring, and files that somebody made to do harm, with the refusal that each must meet. */
const badFiles = (): readonly (TypedFile & { readonly refusal: 'table_unreadable' | 'table_format' | 'table_too_large' })[] => [
  { name: '截断的名册.xlsx', mimeType: spreadsheet, buffer: register.subarray(0, 5000), refusal: 'table_unreadable' },
  {
    name: '旧格式.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]),
    refusal: 'table_format',
  },
  {
    name: '照片.xlsx',
    mimeType: spreadsheet,
    buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
    refusal: 'table_format',
  },
  {
    name: '压缩炸弹.xlsx',
    mimeType: spreadsheet,
    buffer: Buffer.from(workbook(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'.padEnd(80_000_000, ' ')))),
    refusal: 'table_too_large',
  },
  {
    name: '没有工作表.xlsx',
    mimeType: spreadsheet,
    buffer: Buffer.from(pack({ 'xl/workbook.xml': workbookParts(sheetOf(''))['xl/workbook.xml'] ?? '' })),
    refusal: 'table_unreadable',
  },
]

test('files that are broken, foreign or hostile are refused in words, and nothing of them is imported', async ({ program }) => {
  test.setTimeout(150_000)
  const { texts, tableImport } = program
  await beginCycle(program, unitScheme)
  await program.register.importFile.click()
  for (const { refusal, ...file } of badFiles()) {
    await test.step(file.name, async () => {
      await tableImport.choose(file)
      await expect(program.problem).toContainText(texts.errors[refusal].slice(0, -1))
      await expect(tableImport.chooseFile).toBeEnabled()
    })
  }
  await test.step('1.5 KB that merge a million columns are read as the one cell they hold', async () => {
    await tableImport.choose(tableFixture('only_merge.xlsx'))
    await expect(tableImport.choice(texts.register.fields.name).getByRole('option')).toHaveCount(2)
    await expect(tableImport.toPreview).toBeDisabled()
  })
  await tableImport.cancel.click()
  await expect(program.main.getByText(texts.register.empty.title)).toBeVisible()

  await program.register.importFile.click()
  await tableImport.choose(tableFixture('register.xlsx'))
  await tableImport.goToPreview()
  expect(await tableImport.counts()).toEqual({ new: 90, same: 0, changed: 0, refused: 0 })
})
