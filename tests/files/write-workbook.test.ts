import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '../../electron/files/csv/write-csv.ts'
import { type ReadTable, readTable } from '../../electron/files/tables/index.ts'
import {
  blank,
  checkWorkbook,
  day,
  number,
  row,
  sheetNames,
  text,
  type WorkbookChart,
  type WorkbookExpectation,
  type WorkbookModel,
  type WorkbookRow,
  type WorkbookSheet,
  writeWorkbook,
} from '../../electron/files/workbook/index.ts'

const sheet = (rows: WorkbookRow[], more: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
  name: '排名',
  columns: [{ from: 6, to: 30 }, { width: 9 }],
  rows,
  merges: [],
  frozen: { rows: 1, columns: 0 },
  filter: null,
  print: {
    orientation: 'landscape',
    paper: 'A4',
    pagesWide: 1,
    pagesTall: 0,
    repeatRows: { first: 0, last: 0 },
    repeatColumns: 0,
    centered: true,
    footer: { left: 'A&B', center: '{page}/{pages}', right: '' },
  },
  charts: [],
  ...more,
})
const modelOf = (...sheets: WorkbookSheet[]): WorkbookModel => ({
  title: '表 <1>',
  author: '办公室',
  created: new Date('2026-11-21T12:15:00Z'),
  sheets,
})
const write = async (...sheets: WorkbookSheet[]) => await writeWorkbook(modelOf(...sheets))
const readBack = async (bytes: Uint8Array): Promise<ReadTable> => await readTable(bytes, 'a.xlsx')
const partOf = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(bytes)[name])

/** Forms in which texts reach other programs as formulas or commands. */
const payloads = [
  '=1+1',
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://x","y")',
  '=WEBSERVICE("http://x")',
  '=IMPORTXML("http://x","//a")',
  '=DDE("cmd";"/c calc";"x")',
  '=@SUM(A1)',
  '==1',
  '=',
  '+1+1',
  "+cmd|'/c calc'!A0",
  '++1',
  '+',
  '-1+1',
  "-cmd|'/c calc'!A0",
  '--1',
  '-',
  '-2026年',
  '@SUM(1+1)',
  '@',
  '@@',
  '\t=1+1',
  '\t1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  '\0=1+1',
  '＝1+1',
  '＝HYPERLINK("x")',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  ' =1+1',
  '\u3000=1+1',
  '\ufeff=1+1',
  '\u00a0=1',
  '\t\t=1',
  '=\u00001',
  '=A1&"<b>"',
  '={1,2}',
  "='[x.xlsx]S'!A1",
  '﹦1',
  '﹢1',
  '﹣1',
  '﹫x',
]

describe('a written workbook', () => {
  test('gives back every cell: numbers digit for digit, days, words, blanks', async () => {
    const bytes = await write(
      sheet([
        row([text('名称', 'header'), text('总分', 'header'), text('日期', 'header')]),
        row([text('省委办公厅'), number('87.30', 'decimal2'), day('2026-03-05')]),
        row([text(' 两端空格 '), number('-0.0001'), blank('text')]),
        row([null, number('12345678901234567890'), text('缺席', 'missing')]),
        row([text('a\r\nb\u0001<&>"\ud800_x0041_'), number('+1'.slice(1), 'signed')]),
      ]),
    )

    expect((await readBack(bytes)).sheets[0]?.rows).toEqual([
      ['名称', '总分', '日期'],
      ['省委办公厅', '87.3', '2026-03-05'],
      [' 两端空格 ', '-0.0001'],
      ['', '12345678901234567890', '缺席'],
      ['a\nb<&>"\ufffd_x0041_', '1'],
    ])
  })

  test('cuts a text that no cell can hold, between characters', async () => {
    const bytes = await write(sheet([row([text('😀'.repeat(20_000))])]))

    expect((await readBack(bytes)).sheets[0]?.rows[0]?.[0]).toBe(`${'😀'.repeat(16_383)}…`)
  })

  test.each(payloads.map((payload) => [JSON.stringify(payload), payload]))('never makes a formula of %s', async (_, payload) => {
    const bytes = await write(sheet([row([text(payload)])]))

    const sheetXml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const style = /<c r="A1" s="(\d+)" t="s"><v>0<\/v><\/c>/.exec(sheetXml)?.[1]
    const looks =
      partOf(bytes, 'xl/styles.xml')
        .split('<cellXfs')[1]
        ?.match(/<xf [^>]*>/g) ?? []
    expect(sheetXml).not.toContain('<f')
    expect(looks[Number(style)]).toMatch(/numFmtId="49".* quotePrefix="1"/)
  })

  test('gives all those texts back as texts without a formula', async () => {
    const table = await readBack(await write(sheet(payloads.map((payload) => row([text(payload), text('x')])))))

    expect(table.warnings).toEqual([])
    expect(table.sheets[0]?.rows.length).toBe(payloads.length)
    expect(table.sheets[0]?.rows[2]?.[0]).toBe('=HYPERLINK("http://x","y")')
  })

  test('does not mark ordinary texts', async () => {
    const styles = partOf(await write(sheet([row([text('省委=办公厅'), text('A-1'), text('')])])), 'xl/styles.xml')

    expect(styles).not.toContain('quotePrefix')
  })

  test('is the same for the same model', async () => {
    const rows = [row([text('a'), number('1')])]

    expect(await write(sheet(rows))).toEqual(await write(sheet(rows)))
  })

  test('has the elements of a sheet in the order that the format demands', async () => {
    const chart: WorkbookChart = {
      kind: 'radar',
      horizontal: false,
      title: 'T & C',
      description: '说明',
      anchor: { firstRow: 4, firstColumn: 0, lastRow: 20, lastColumn: 3 },
      categories: { sheet: 0, range: { firstRow: 1, firstColumn: 0, lastRow: 2, lastColumn: 0 } },
      series: [{ name: '甲', values: { sheet: 0, range: { firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 1 } }, color: 'B3262B' }],
      axis: { minimum: 0, maximum: 100 },
    }
    const rows = [row([text('a', 'header'), text('b', 'header')]), row([text('c'), number('1')]), row([text('d'), text('缺席', 'missing')])]
    const merges = [{ firstRow: 3, firstColumn: 0, lastRow: 3, lastColumn: 1 }]
    const bytes = await write(sheet(rows, { charts: [chart], merges, filter: { firstRow: 0, firstColumn: 0, lastRow: 2, lastColumn: 1 } }))

    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'ignoredErrors',
      'drawing',
    ]
    const places = order.map((element) => xml.search(new RegExp(`<${element}[ >/]`)))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(xml).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(xml).toContain('<oddFooter>&amp;LA&amp;&amp;B&amp;C&amp;P/&amp;N&amp;R</oddFooter>')
    const chartXml = partOf(bytes, 'xl/charts/chart1.xml')
    expect(chartXml).toContain("<c:f>'排名'!$B$2:$B$3</c:f>")
    expect(chartXml).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache>')
  })

  test('declares every part it has, and has every part it declares', async () => {
    const parts = Object.keys(unzipSync(await write(sheet([row([text('a')])]), sheet([row([number('1')])], { name: '排名' }))))

    const declared = [
      ...partOf(await write(sheet([row([text('a')])]), sheet([row([number('1')])])), '[Content_Types].xml').matchAll(
        /PartName="\/([^"]+)"/g,
      ),
    ].map(([, part]) => part)
    expect(parts.filter((part) => !part.endsWith('.rels') && part !== '[Content_Types].xml').toSorted()).toEqual(declared.toSorted())
  })

  test('repeats header rows and columns in print', async () => {
    const print = { ...sheet([]).print, repeatRows: { first: 2, last: 4 }, repeatColumns: 3 }

    expect(partOf(await write(sheet([row([text('a')])], { name: "甲'乙", print })), 'xl/workbook.xml')).toContain(
      "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'甲''乙'!$A:$C,'甲''乙'!$3:$5</definedName>",
    )
  })

  test('refuses a number that is none', async () => {
    await expect(write(sheet([row([number('NaN')])]))).rejects.toThrow('not a decimal in 排名!A1: "NaN"')
  })

  test('widens columns for Chinese, and rows for texts in several lines', async () => {
    const xml = partOf(
      await write(sheet([row([text('中共省委机构编制委员会')]), row([text('一二三四五六七八九十一二三四五六七八九十', 'wrapped')])])),
      'xl/worksheets/sheet1.xml',
    )

    expect(xml).toContain('<col min="1" max="1" width="30" customWidth="1"/>')
    expect(xml).toContain('<row r="2" ht="32" customHeight="1">')
  })
})

describe('sheet names', () => {
  test('become acceptable and different', () => {
    expect(sheetNames(['a/b:c?', "'x'", '', 'History', '一'.repeat(40), '一'.repeat(40), 'A', 'a'])).toEqual([
      'a_b_c_',
      'x',
      '_',
      '_History',
      '一'.repeat(31),
      `${'一'.repeat(28)}(2)`,
      'A',
      'a(2)',
    ])
  })
})

describe('the check after writing', () => {
  const rows = [
    row([text('名称', 'header'), text('总分', 'header')]),
    row([text('甲'), number('0.10')]),
    row([text('乙'), number('0.2')]),
    row([text('丙'), text('缺席')]),
  ]
  const expectation: WorkbookExpectation = {
    sheetNames: ['排名'],
    sheets: [{ name: '排名', firstRow: 1, lastRow: 3, keyColumn: 0, rows: 3, totals: [{ column: 1, numbers: 2, sum: '0.3' }] }],
  }
  const [expected] = expectation.sheets

  test('reports what it found equal', async () => {
    expect(await checkWorkbook(await write(sheet(rows)), expectation)).toEqual({ sheets: [{ name: '排名', rows: 3 }], totals: 1 })
  })

  test.each([
    ['a missing row', { rows: 4 }, { what: 'rows', expected: 4, found: 3 }],
    ['another sum', { totals: [{ column: 1, numbers: 2, sum: '0.31' }] }, { what: 'sum', expected: '0.31', found: '0.3' }],
    ['a number that became a word', { totals: [{ column: 1, numbers: 3, sum: '0.3' }] }, { what: 'numbers', expected: 3, found: 2 }],
  ])('fails on %s', async (_, change, data) => {
    const wrong = { ...expectation, sheets: expected ? [{ ...expected, ...change }] : [] }

    await expect(checkWorkbook(await write(sheet(rows)), wrong)).rejects.toMatchObject({
      code: 'export_check_failed',
      data: { sheet: '排名', ...data },
    })
  })

  test('fails on a missing sheet, and on damaged bytes', async () => {
    const bytes = await write(sheet(rows, { name: '别的' }))

    await expect(checkWorkbook(bytes, expectation)).rejects.toMatchObject({
      code: 'export_check_failed',
      data: { what: 'sheets', expected: '排名', found: '别的' },
    })
    await expect(checkWorkbook(bytes.subarray(0, bytes.byteLength - 40), expectation)).rejects.toMatchObject({ code: 'table_unreadable' })
  })
})

describe('a written text table', () => {
  test('is UTF-8 with its mark, quotes what needs it, keeps numbers numbers', () => {
    const bytes = writeCsv([
      [
        { kind: 'text', text: '名称' },
        { kind: 'text', text: 'a,"b"\nc' },
      ],
      [
        { kind: 'text', text: ' x' },
        { kind: 'number', decimal: '-3.5' },
      ],
    ])

    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\ufeff名称,"a,""b""\nc"\r\n" x",-3.5\r\n')
  })

  test.each(payloads.map((payload) => [JSON.stringify(payload), payload]))('puts an apostrophe before %s', (_, payload) => {
    const written = new TextDecoder().decode(writeCsv([[{ kind: 'text', text: payload }]]))

    expect(written.replace(/^"/, '').startsWith("'")).toBe(true)
  })
})
