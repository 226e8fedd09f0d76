import { deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { number, row, text, type WorkbookModel, type WorkbookRow, writeWorkbook } from '../../electron/files/workbook/index.ts'
import type { ExportRun } from './figures/export.ts'
import { timed } from './statistics.ts'

const rowCount = 3400
const columnCount = 80

/** Decimal text of a cell: two digits, every row and column another. */
function decimal(rowIndex: number, column: number): string {
  const cents = (rowIndex * 131 + column * 977) % 10_000
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

function model(): WorkbookModel {
  const header = row(Array.from({ length: columnCount }, (_, column) => text(`指标 ${column + 1}`, 'header')))
  const rows: WorkbookRow[] = [header]
  for (let index = 0; index < rowCount; index += 1) {
    const cells = [text(`示例单位第${index + 1}党支部`)]
    for (let column = 1; column < columnCount; column += 1) {
      cells.push(number(decimal(index, column), 'decimal2', column === 1 ? 'strong' : column % 13 === 0 ? 'best' : 'number'))
    }
    rows.push(row(cells))
  }
  return {
    title: '指标明细',
    author: '示例',
    created: new Date('2026-03-20T12:00:00Z'),
    sheets: [
      {
        name: '指标明细',
        columns: Array.from({ length: columnCount }, () => ({ from: 9, to: 34 })),
        rows,
        merges: [],
        frozen: { rows: 1, columns: 1 },
        filter: { firstRow: 0, firstColumn: 0, lastRow: rowCount, lastColumn: columnCount - 1 },
        print: {
          orientation: 'landscape',
          paper: 'A4',
          pagesWide: 5,
          pagesTall: 0,
          repeatRows: { first: 0, last: 0 },
          repeatColumns: 1,
          centered: false,
          footer: { left: '', center: '{page}/{pages}', right: '' },
        },
        charts: [],
      },
    ],
  }
}

/** XML of the sheet as the program writes it. */
async function sheetXml(): Promise<Uint8Array> {
  const part = 'xl/worksheets/sheet1.xml'
  const xml = unzipSync(await writeWorkbook(model()), { filter: ({ name }) => name === part })[part]
  if (xml === undefined) throw new Error('the workbook has no sheet')
  return xml
}

/** Peak of the process so far, in MB. */
const peak = () => process.resourceUsage().maxRSS / 1024

const before = peak()
let bytes = 0
let ms = 0
if (process.argv[2] === 'zip') {
  const xml = await sheetXml()
  ms = await timed(() => {
    bytes = deflateRawSync(xml).byteLength
  })
} else {
  const cells = model()
  ms = await timed(async () => {
    bytes = (await writeWorkbook(cells)).byteLength
  })
}
console.log(JSON.stringify({ ms, growth: peak() - before, bytes } satisfies ExportRun))
