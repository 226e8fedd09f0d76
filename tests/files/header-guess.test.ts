import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guessHeader, type HeaderField, type ReadSheet, readTable } from '../../electron/files/tables/index.ts'

const fields: readonly HeaderField<'name' | 'code' | 'shortName' | 'category' | 'participation' | 'unit' | 'remark'>[] = [
  { field: 'name', names: ['单位名称', '全称', '名称', '单位'] },
  { field: 'code', names: ['编号', '序号', '代码'] },
  { field: 'shortName', names: ['简称'] },
  { field: 'category', names: ['分组', '类别'] },
  { field: 'participation', names: ['参评方式'] },
  { field: 'unit', names: ['所属单位', '主管单位'] },
  { field: 'remark', names: ['备注'] },
]

const sheet = (rows: string[][], merges: ReadSheet['merges'] = []): ReadSheet => ({
  name: '表',
  hidden: false,
  columns: Math.max(...rows.map((row) => row.length)),
  rows,
  merges,
})

async function fixture(name: string): Promise<ReadSheet> {
  const table = await readTable(readFileSync(new URL(`../fixtures/tables/${name}`, import.meta.url)), name)
  if (!table.sheets[0]) throw new Error(`no sheet in ${name}`)
  return table.sheets[0]
}

describe('the header of a table', () => {
  test('is found in two rows with merged groups, under two title rows, above a note', async () => {
    expect(guessHeader(await fixture('register.xlsx'), fields)).toEqual({
      headerFirstRow: 3,
      headerLastRow: 4,
      columns: { name: 2, code: 0, shortName: 3, category: 1, participation: 4, unit: null, remark: 7 },
      matched: 6,
      lastRow: 94,
    })
  })

  test.each(['units.csv', 'units-gb18030.csv'])('is the first row of %s', async (name) => {
    expect(guessHeader(await fixture(name), fields)).toEqual({
      headerFirstRow: 1,
      headerLastRow: 1,
      columns: { name: 1, code: 0, shortName: 2, category: 3, participation: 4, unit: null, remark: null },
      matched: 5,
      lastRow: 91,
    })
  })

  test('is recognised through stars, brackets, blanks and longer names, but not by a part of another word', () => {
    const guess = guessHeader(
      sheet([
        ['参评单位名称*', '单位负责人', '类 别（组）'],
        ['甲', '乙', '丙'],
      ]),
      fields,
    )

    expect([guess.columns.name, guess.columns.unit, guess.columns.category, guess.matched]).toEqual([0, null, 2, 2])
  })

  test('does not end inside a merged cell, even if fewer names fit then', () => {
    const rows = [
      ['编号', '单位', '单位'],
      ['编号', '党员数', '支部数'],
      ['1', '30', '2'],
    ]
    const guess = guessHeader(sheet(rows, [{ firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 0 }]), fields)

    expect([guess.headerFirstRow, guess.headerLastRow, guess.columns.code, guess.columns.name]).toEqual([1, 2, 0, null])
  })

  test('is the first row of more than one cell when no name fits', () => {
    const guess = guessHeader(
      sheet([
        ['标题', ''],
        ['a', 'b'],
        ['c', 'd'],
      ]),
      fields,
    )

    expect([guess.headerFirstRow, guess.headerLastRow, guess.matched, guess.lastRow]).toEqual([2, 2, 0, 3])
  })

  test('ends its table before sums, notes and blank rows', () => {
    const rows = [
      ['名称', '分组', '备注'],
      ['甲', '一组', ''],
      ['乙', '', ''],
      ['合计', '2', ''],
      [],
      ['说明：', '', ''],
      ['1. 名称用全称', '1. 名称用全称', '1. 名称用全称'],
    ]

    expect(guessHeader(sheet(rows), fields).lastRow).toBe(3)
  })
})
