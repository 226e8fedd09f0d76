import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeCsv } from '../../electron/files/csv/write-csv.ts'
import { readTable } from '../../electron/files/tables/index.ts'
import { row, text, writeWorkbook } from '../../electron/files/workbook/index.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { formulaPayloads } from './formula-payloads.ts'

const hasOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasOffice) console.warn('SKIPPED: no payload is opened in LibreOffice, because it is not installed')
const timeout = 180_000

/** A file opened and saved again by LibreOffice in another format. */
function resaved(name: string, bytes: Uint8Array, format: 'fods' | 'xlsx'): Uint8Array {
  const folder = tempFolder()
  writeFileSync(join(folder, name), bytes)
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', profile, '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, name)],
    { timeout, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`)
  return readFileSync(join(folder, 'out', name.replace(/\.[^.]+$/u, `.${format}`)))
}

const formulasIn = (flat: Uint8Array): number => (strFromU8(flat).match(/table:formula=/gu) ?? []).length

const payloadWorkbook = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await writeWorkbook({
      title: '表',
      author: '办公室',
      created: new Date('2026-11-21T12:15:00Z'),
      sheets: [
        {
          name: '表',
          columns: [{ width: 40 }],
          rows: formulaPayloads.map((payload) => row([text(payload)])),
          merges: [],
          frozen: { rows: 0, columns: 0 },
          filter: null,
          print: {
            orientation: 'portrait',
            paper: 'A4',
            pagesWide: 1,
            pagesTall: 0,
            repeatRows: null,
            repeatColumns: 0,
            centered: false,
            footer: { left: '', center: '', right: '' },
          },
          charts: [],
        },
      ],
    }),
  )

test('there are more than 200 payloads', () => {
  expect(formulaPayloads.length).toBeGreaterThanOrEqual(200)
})

test('no payload is a formula in a workbook, and none is lost', async () => {
  const { sheets, warnings } = await readTable(await payloadWorkbook(), 'a.xlsx')

  expect(warnings).toEqual([])
  expect(sheets[0]?.rows.length).toBe(formulaPayloads.length)
})

test.skipIf(!hasOffice)(
  'no payload is a formula after LibreOffice has opened the workbook, also when it saves it again',
  { timeout },
  async () => {
    const bytes = await payloadWorkbook()

    const flat = resaved('payloads.xlsx', bytes, 'fods')
    const again = unzipSync(resaved('payloads.xlsx', bytes, 'xlsx'))

    expect(formulasIn(flat)).toBe(0)
    expect(strFromU8(flat)).toContain('1+1')
    expect(strFromU8(again['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(/<f[ >]/u)
  },
)

test.skipIf(!hasOffice)('no payload is a formula after LibreOffice has opened the text table', { timeout }, () => {
  const flat = resaved('payloads.csv', writeCsv(formulaPayloads.map((payload) => [{ kind: 'text', text: payload }])), 'fods')

  expect(formulasIn(flat)).toBe(0)
  expect(strFromU8(flat)).toContain('1+1')
})

test.skipIf(!hasOffice)('formulas that are written plainly are seen, so their absence means something', { timeout }, async () => {
  const csv = new TextEncoder().encode('=1+1\r\n=2+2\r\n')
  const parts = unzipSync(await payloadWorkbook())
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const planted = sheet.replace(/<c r="A1"[^>]*><v>0<\/v><\/c>/u, '<c r="A1"><f>1+1</f><v>2</v></c>')

  expect(planted).not.toBe(sheet)
  expect(formulasIn(resaved('plain.csv', csv, 'fods'))).toBeGreaterThan(0)
  expect(formulasIn(resaved('plain.xlsx', zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(planted) }), 'fods'))).toBe(1)
})
