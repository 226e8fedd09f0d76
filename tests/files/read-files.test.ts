import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPasted, readTable } from '../../electron/files/tables/index.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/tables/${name}`, import.meta.url))

describe('the office’s own register', () => {
  test('is read whole: titles, merged categories in every row, the note at the foot', async () => {
    const table = await readTable(fixture('register.xlsx'), 'register.xlsx')

    const [sheet] = table.sheets
    expect(table.warnings).toEqual([])
    expect([sheet?.name, sheet?.rows.length, sheet?.columns, sheet?.merges.length]).toEqual(['参评单位名册', 96, 8, 15])
    expect(sheet?.rows[0]?.[7]).toBe(' 2026 年度创建模范机关参评单位名册 ')
    expect(sheet?.rows[2]).toEqual(['序号', '类别', '单位', '单位', '参评方式', '党组织情况', '党组织情况', '备注'])
    expect(sheet?.rows[3]?.slice(1, 7)).toEqual(['类别', '全称', '简称', '参评方式', '党员人数（百人）', '支部数'])
    expect(sheet?.rows[22]?.[1]).toBe('党群机关')
    expect(sheet?.rows[93]).toEqual(['90', '中央驻省单位', '省地震局', '省地震局', '参照', '13', '2个'])
    expect(sheet?.rows[94]).toEqual([])
    expect(sheet?.rows[95]?.[0]).toBe('注：“参照”单位参照执行，不参加排名。')
  })

  test.each([
    ['units.csv', 'utf-8'],
    ['units-gb18030.csv', 'gb18030'],
  ])('is the same from %s', async (name, encoding) => {
    const table = await readTable(fixture(name), name)

    expect(table.encoding).toBe(encoding)
    expect(table.sheets[0]?.rows.length).toBe(91)
    expect(table.sheets[0]?.rows[0]).toEqual(['编号', '单位名称', '简称', '分组', '参评方式'])
    expect(table.sheets[0]?.rows[90]).toEqual(['090', '省地震局', '省地震局', '中央驻省单位', '参照'])
  })

  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf], 'utf8'],
    ['utf-16le', [0xff, 0xfe], 'utf16le'],
  ] as const)('is read from %s with its byte order mark', async (encoding, mark, node) => {
    const text = Buffer.from('编号;名称\r\n001;办公室\r\n', node)

    const table = await readTable(Buffer.concat([Buffer.from(mark), text]), '处室.txt')

    expect([table.encoding, table.sheets[0]?.name, table.sheets[0]?.rows]).toEqual([
      encoding,
      '处室',
      [
        ['编号', '名称'],
        ['001', '办公室'],
      ],
    ])
  })

  test('is read from UTF-16 with the high byte first', async () => {
    const table = await readTable(Buffer.from([0xfe, 0xff, 0x7f, 0x16, 0x00, 0x09, 0x53, 0xf7]), 'a.csv')

    expect([table.encoding, table.sheets[0]?.rows]).toEqual(['utf-16be', [['编', '号']]])
  })
})

describe('a text file', () => {
  const read = async (text: string) => (await readTable(Buffer.from(text), 'a.csv')).sheets[0]?.rows

  test('keeps separators, quotes and line ends inside quotes', async () => {
    expect(await read('a,"b, ""c""\n d",e\r\n1,2,3')).toEqual([
      ['a', 'b, "c"\n d', 'e'],
      ['1', '2', '3'],
    ])
  })

  test('obeys the line that names its separator', async () => {
    expect(await read('sep=;\r\na,b;c\r\n')).toEqual([['a,b', 'c']])
  })

  test('is one column when nothing separates it', async () => {
    expect(await read('办公室\n\n人事处\n')).toEqual([['办公室'], [], ['人事处']])
  })

  test('takes the separator that splits most rows alike, not the most frequent sign', async () => {
    expect(await read('名称\t说明\n办公室\t甲,乙,丙\n人事处\t甲,乙,丙,丁\n')).toEqual([
      ['名称', '说明'],
      ['办公室', '甲,乙,丙'],
      ['人事处', '甲,乙,丙,丁'],
    ])
  })

  test('with a quote that never closes is refused with its row', async () => {
    await expect(read('a,b\n"c,d\ne,f\n')).rejects.toMatchObject({ code: 'table_unreadable', data: { reason: 'quote', row: 2 } })
  })
})

describe('pasted cells', () => {
  test('are split at tabs; quotes count only around cells that need them', () => {
    expect(readPasted('名称\t说明\r\n"五化"支部\t"第一行\n第二行"\r\n"全称"\t甲, 乙\r\n').sheets[0]?.rows).toEqual([
      ['名称', '说明'],
      ['"五化"支部', '第一行\n第二行'],
      ['"全称"', '甲, 乙'],
    ])
  })

  test('without tabs are lines of names, even with commas in some of them', () => {
    expect(readPasted('办公室\n政策法规处,研究室\n人事处').sheets[0]?.rows).toEqual([['办公室'], ['政策法规处,研究室'], ['人事处']])
  })

  test('of nothing but blanks are refused', () => {
    expect(() => readPasted('\n\n')).toThrow(expect.objectContaining({ code: 'table_unreadable', data: { reason: 'empty', part: null } }))
  })
})
