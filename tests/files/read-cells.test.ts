import { describe, expect, test } from 'vitest'
import { readBytes } from '../../electron/files/tables/read-bytes.ts'
import { foreignLimits } from '../../electron/files/tables/table-limits.ts'
import { sheetOf, stringsWith, stylesWith, workbook, workbookParts } from './packages.ts'

const read = async (bytes: Uint8Array) => await readBytes(bytes, 'a.xlsx', foreignLimits)
const rowsOf = async (sheet: string, extra = {}) => (await read(workbook(sheet, extra))).sheets[0]?.rows

describe('a cell', () => {
  test.each([
    ['a shared string', '<c r="A1" t="s"><v>1</v></c>', '乙'],
    ['a shared string in pieces without its phonetic text', '<c r="A1" t="s"><v>2</v></c>', '富文本'],
    ['an inline string', '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>', '甲'],
    ['an inline string in pieces', '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c>', '甲 乙'],
    ['a string with escapes', '<c r="A1" t="str"><v>a_x000D_b_x005F_x0041_</v></c>', 'a\nb_x0041_'],
    ['a truth value', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['a whole number', '<c r="A1"><v>3</v></c>', '3'],
    ['a number with binary noise', '<c r="A1"><v>0.28999999999999998</v></c>', '0.29'],
    ['a number with an exponent', '<c r="A1"><v>1.5E-3</v></c>', '0.0015'],
    ['a large number with an exponent', '<c r="A1"><v>-1.25E+20</v></c>', '-125000000000000000000'],
    ['a long whole number', '<c r="A1"><v>123456789012345678</v></c>', '123456789012345678'],
    ['a percentage', '<c r="A1" s="1"><v>0.85499999999999998</v></c>', '85.5%'],
    ['a date', '<c r="A1" s="2"><v>46086</v></c>', '2026-03-05'],
    ['a date with time', '<c r="A1" s="3"><v>46086.354166666664</v></c>', '2026-03-05T08:30:00'],
    ['a Chinese date format', '<c r="A1" s="4"><v>46086</v></c>', '2026-03-05'],
    ['a date written with a locale', '<c r="A1" s="5"><v>46086</v></c>', '2026-03-05'],
    ['a time', '<c r="A1" s="3"><v>0.5</v></c>', '12:00:00'],
    ['a length of time', '<c r="A1" s="6"><v>1.5</v></c>', '1.5'],
    ['a number in red', '<c r="A1" s="7"><v>-3</v></c>', '-3'],
    ['a number with a word that looks like a date', '<c r="A1" s="8"><v>12</v></c>', '12'],
    ['the first of January 1900', '<c r="A1" s="2"><v>1</v></c>', '1900-01-01'],
    ['the day that never was', '<c r="A1" s="2"><v>60</v></c>', '60'],
    ['the first of March 1900', '<c r="A1" s="2"><v>61</v></c>', '1900-03-01'],
    ['an ISO date', '<c r="A1" t="d"><v>2026-03-05T00:00:00</v></c>', '2026-03-05'],
  ])('that holds %s is %s', async (_, cell, expected) => {
    const extra = {
      'xl/styles.xml': stylesWith(0, 10, 14, 22, 31, '[$-804]yyyy"年"m"月"d"日"', '[h]:mm', '#,##0_);[Red](#,##0)', '0"days"'),
      'xl/sharedStrings.xml': stringsWith('<t>甲</t>', '<t>乙</t>', '<r><t>富</t></r><r><t>文本</t></r><rPh sb="0" eb="1"><t>フ</t></rPh>'),
    }

    expect(await rowsOf(sheetOf(`<row r="1">${cell}</row>`), extra)).toEqual([[expected]])
  })

  test('that holds a date in the 1904 system is counted from there', async () => {
    const parts = workbookParts(sheetOf('<row r="1"><c r="A1" s="0"><v>44624</v></c></row>'))
    const book = String(parts['xl/workbook.xml']).replace('<sheets>', '<workbookPr date1904="1"/><sheets>')

    expect(
      await rowsOf(sheetOf('<row r="1"><c r="A1" s="0"><v>44624</v></c></row>'), {
        'xl/workbook.xml': book,
        'xl/styles.xml': stylesWith(14),
      }),
    ).toEqual([['2026-03-05']])
  })

  test('with a formula gives its stored result and a warning; without one it is blank', async () => {
    const sheet = sheetOf('<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>A1</f></c><c r="D2" t="e"><v>#N/A</v></c></row>')

    const table = await read(workbook(sheet))

    expect(table.sheets[0]?.rows).toEqual([[], ['', '2', '', '#N/A']])
    expect(table.warnings).toEqual([
      { code: 'formula', values: { sheet: '表', cell: 'B2' } },
      { code: 'formula_without_value', values: { sheet: '表', cell: 'C2' } },
      { code: 'error_cell', values: { sheet: '表', cell: 'D2', text: '#N/A' } },
    ])
  })

  test('beyond the twentieth formula is only counted', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><f>1</f><v>1</v></c></row>`)

    const { warnings } = await read(workbook(sheetOf(rows.join(''))))

    expect(warnings.length).toBe(21)
    expect(warnings[20]).toEqual({ code: 'more', values: { sheet: '表', of: 'formula', count: '5' } })
  })
})

describe('a sheet', () => {
  test('repeats a merged value in every covered cell that is used, and in no other', async () => {
    const sheet = sheetOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>',
      '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    )

    const table = await read(workbook(sheet))

    expect(table.sheets[0]?.rows).toEqual([
      ['甲', '1'],
      ['甲', '2'],
    ])
    expect(table.sheets[0]?.merges).toEqual([{ firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 0 }])
  })

  test('does not count styled blank cells, however far out they stand', async () => {
    expect(await rowsOf(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'))).toEqual([
      ['1'],
    ])
  })

  test('is read when rows and cells carry no references and names carry a prefix', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>'

    expect(await rowsOf(sheet)).toEqual([['1', '2'], ['3']])
  })

  test('tells of hidden rows, and is marked when it is hidden itself', async () => {
    const parts = workbookParts(sheetOf('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'))
    const hidden = String(parts['xl/workbook.xml']).replace('sheetId="1"', 'sheetId="1" state="veryHidden"')

    const table = await read(workbook(String(parts['xl/worksheets/sheet1.xml']), { 'xl/workbook.xml': hidden }))

    expect([table.sheets[0]?.hidden, table.warnings]).toEqual([true, [{ code: 'hidden_rows', values: { sheet: '表', count: '1' } }]])
  })
})
