import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pack, sheetOf, stringsWith, workbook } from '../../files/packages.ts'

/** A file made to break its reader, and what must become of it: a refusal with a code, or a table of so many rows. */
export interface Bomb {
  readonly what: string
  readonly name: string
  readonly bytes: () => Uint8Array
  readonly expected: { readonly code: string } | { readonly rows: number }
}

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
const small = (extra = {}) => workbook(sheetOf(cell), extra)
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'tables', name))
const repeated = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join('')
const unreadable = { code: 'table_unreadable' } as const
const tooLarge = { code: 'table_too_large' } as const

/** Writes a field of an entry's record in the central directory; `field` is its offset there. */
function withField(bytes: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(value, copy.lastIndexOf(name) - 46 + field)
  return copy
}

function overlapping(bytes: Uint8Array, name: string, other: string): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(copy.readUInt32LE(copy.lastIndexOf(other) - 46 + 42), copy.lastIndexOf(name) - 46 + 42)
  return copy
}

function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at, 'latin1')
  return copy
}

const xlsx = (what: string, bytes: () => Uint8Array, expected: Bomb['expected']): Bomb => ({ what, name: 'a.xlsx', bytes, expected })
const csv = (what: string, bytes: () => Uint8Array, expected: Bomb['expected']): Bomb => ({ what, name: 'a.csv', bytes, expected })

/** A package within a package, four levels deep, each with ten copies of the one below. */
function nestedPackage(): Uint8Array {
  let inner = pack({ 'a.txt': 'A'.repeat(200_000) })
  for (let level = 0; level < 4; level += 1)
    inner = pack(Object.fromEntries(Array.from({ length: 10 }, (_, place) => [`${place}.zip`, inner])))
  return small({ 'xl/media/1.zip': inner })
}

/** A package of entries without content, written record by record, as no library writes that many. */
function emptyEntries(count: number): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (let index = 0; index < count; index += 1) {
    const name = Buffer.from(`xl/media/${index}.png`)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(name.byteLength, 26)
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02014b50, 0)
    record.writeUInt16LE(name.byteLength, 28)
    record.writeUInt32LE(at, 42)
    local.push(head, name)
    central.push(record, name)
    at += head.byteLength + name.byteLength
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(directory.byteLength, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

export const bombs: readonly Bomb[] = [
  xlsx('a million merged columns in 1.5 KB', () => fixture('only_merge.xlsx'), { rows: 1 }),
  xlsx('a column definition without end in 1.5 KB', () => fixture('only_cols.xlsx'), { rows: 1 }),
  xlsx(
    '70 MB of one letter',
    () => workbook(sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(70_000_000)}</t></is></c></row>`)),
    tooLarge,
  ),
  xlsx(
    'one long text named a million times',
    () =>
      workbook(sheetOf(repeated(19_000, (row) => `<row r="${row + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`)), {
        'xl/sharedStrings.xml': stringsWith(`<t>${'长'.repeat(32_000)}</t>`),
      }),
    tooLarge,
  ),
  xlsx('packages within packages', nestedPackage, { rows: 1 }),
  xlsx('70,000 entries', () => emptyEntries(70_000), tooLarge),
  xlsx('entries that overlap', () => overlapping(small(), 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'), unreadable),
  xlsx('a size stated too small', () => withField(small(), 'xl/worksheets/sheet1.xml', 24, 10), unreadable),
  xlsx('a size stated enormous', () => withField(small(), 'xl/worksheets/sheet1.xml', 24, 4_000_000_000), tooLarge),
  xlsx('a place outside the file', () => withField(small(), 'xl/worksheets/sheet1.xml', 42, 4_000_000_000), unreadable),
  xlsx('a document type', () => workbook(`<!DOCTYPE worksheet>${sheetOf(cell)}`), unreadable),
  xlsx(
    'a billion laughs',
    () =>
      workbook(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol">${repeated(9, (n) => `<!ENTITY l${n} "${`&l${n === 0 ? '' : n - 1};`.repeat(10)}">`)}]>${sheetOf('<row r="1"><c r="A1"><v>&l8;</v></c></row>').slice(55)}`,
      ),
    unreadable,
  ),
  xlsx(
    'a foreign entity',
    () => workbook(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${sheetOf(cell).slice(55)}`),
    unreadable,
  ),
  xlsx('a name that pollutes', () => small({ 'xl/__proto__/a.xml': 'x' }), unreadable),
  xlsx('a name that climbs', () => renamed(small({ 'xl/aaaa/evil.xml': 'x' }), 'xl/aaaa/evil.xml', 'xl/../../evil.xm'), unreadable),
  xlsx('an absolute name', () => renamed(small({ 'xl/passwd': 'x' }), 'xl/passwd', '/x/passwd'), unreadable),
  xlsx('a name of Windows', () => renamed(small({ 'xl/passwd': 'x' }), 'xl/passwd', 'C:\\passwd'), unreadable),
  xlsx('an entry twice', () => renamed(small({ 'xl/workbook.xmm': 'x' }), 'xl/workbook.xmm', 'xl/workbook.xml'), unreadable),
  xlsx(
    'a sheet in UTF-16 that is none',
    () => workbook(sheetOf(cell), { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${sheetOf(cell)}x`, 'utf16le').subarray(0, -1) }),
    unreadable,
  ),
  xlsx('a cell in the last row there is', () => workbook(sheetOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')), tooLarge),
  xlsx('a shared text that is not there', () => workbook(sheetOf('<row r="7"><c r="B7" t="s"><v>99999999</v></c></row>')), unreadable),
  xlsx('elements 100,000 deep', () => workbook(sheetOf('<a>'.repeat(100_000))), tooLarge),
  xlsx('a NUL in a sheet', () => workbook(sheetOf('<row r="1"><c r="A1" t="str"><v>a\u0000b</v></c></row>')), unreadable),
  xlsx('a number beyond every number', () => workbook(sheetOf('<row r="1"><c r="A1"><v>1e999</v></c></row>')), unreadable),
  xlsx('the largest number there is', () => workbook(sheetOf('<row r="1"><c r="A1"><v>1e308</v></c></row>')), { rows: 1 }),
  xlsx(
    'merges over merges',
    () =>
      workbook(
        sheetOf(
          '<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="IV9999"><v>1</v></c></row>',
          '<mergeCells><mergeCell ref="A1:IV9999"/></mergeCells>',
        ),
      ),
    tooLarge,
  ),
  xlsx(
    'an attribute of 10 MB',
    () => workbook(`<worksheet x="${'y'.repeat(10_000_000)}"><sheetData>${cell}</sheetData></worksheet>`),
    tooLarge,
  ),
  xlsx(
    '100,000 attributes',
    () => workbook(`<worksheet ${repeated(100_000, (n) => `a${n}="${n % 7}" `)}><sheetData>${cell}</sheetData></worksheet>`),
    { rows: 1 },
  ),
  xlsx(
    '10,000 sheets',
    () =>
      workbook(sheetOf(cell), {
        'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${repeated(10_000, (n) => `<sheet name="${n}" sheetId="${n + 1}" r:id="rId1"/>`)}</sheets></workbook>`,
      }),
    tooLarge,
  ),
  xlsx(
    'a number format that takes forever',
    () =>
      workbook(sheetOf('<row r="1"><c r="A1" s="0"><v>1</v></c></row>'), {
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'[yy]&quot;'.repeat(20_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
      }),
    { rows: 1 },
  ),
  csv('one line of 19 MB', () => Buffer.alloc(19_000_000, 'a'), tooLarge),
  csv('one line of 50 MB', () => Buffer.alloc(50_000_000, 'a'), tooLarge),
  csv('19 MB of commas', () => Buffer.alloc(19_000_000, ','), tooLarge),
  csv('19 MB of line ends', () => Buffer.alloc(19_000_000, '\n'), tooLarge),
  csv('19 MB of quotes', () => Buffer.alloc(19_000_000, '"'), tooLarge),
  csv('a quote that never ends', () => Buffer.concat([Buffer.from('"'), Buffer.alloc(10_000_000, 'a\n')]), tooLarge),
  csv('a quote that does not end in its cell', () => Buffer.from('编号,名称\n1,"信息中心\n2,财务处\n'), unreadable),
  csv('NULs', () => Buffer.alloc(1_000_000), { code: 'table_format' }),
  csv('UTF-16 cut in the middle', () => Buffer.from('\ufeffa,b\n1,2', 'utf16le').subarray(0, -1), unreadable),
  csv('UTF-16', () => Buffer.from('\ufeffa,b\n1,2', 'utf16le'), { rows: 2 }),
]
