import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../electron/files/tables/index.ts'
import { readBytes } from '../../electron/files/tables/read-bytes.ts'
import { spawnNodeReader } from '../../electron/files/tables/reader-process.ts'
import { foreignLimits } from '../../electron/files/tables/table-limits.ts'
import { TableProblem } from '../../electron/files/tables/table-problem.ts'
import { pack, randomFrom, sheetOf, stringsWith, workbook, workbookParts } from './packages.ts'

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/tables/${name}`, import.meta.url))
const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
const small = (extra = {}) => workbook(sheetOf(cell), extra)

/** Overwrites the name of an entry, in its local and its central header, by one of the same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at, 'latin1')
  return copy
}

/** Changes the inflated size that the central directory states for an entry. */
function withStatedSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(size, copy.lastIndexOf(name) - 46 + 24)
  return copy
}

/** Points an entry of the central directory at the content of another one. */
function overlapping(bytes: Uint8Array, name: string, other: string): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(copy.readUInt32LE(copy.lastIndexOf(other) - 46 + 42), copy.lastIndexOf(name) - 46 + 42)
  return copy
}

/** A workbook whose one number was changed after its checksum was taken. */
function tampered(): Uint8Array {
  const bytes = Buffer.from(pack(workbookParts(sheetOf('<row r="1"><c r="A1"><v>87</v></c></row>')), 0))
  bytes.write('97', bytes.indexOf('<v>87') + 3, 'latin1')
  return bytes
}

const many = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join('')

describe('in the reading process', () => {
  test.each([
    ['a million merged columns in 1.5 KB', () => fixture('only_merge.xlsx'), [['x']]],
    ['a column definition without end in 1.5 KB', () => fixture('only_cols.xlsx'), [['x']]],
  ])('%s costs nothing', async (_, make, rows) => {
    expect((await readTable(make(), 'a.xlsx')).sheets[0]?.rows).toEqual(rows)
  })

  test('bombs are refused while the program itself hardly grows', async () => {
    const bombs: [string, Uint8Array, object][] = [
      [
        '70 MB of one letter',
        workbook(sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(70_000_000)}</t></is></c></row>`)),
        { code: 'table_too_large', data: { what: 'inflatedBytes' } },
      ],
      [
        'one long text named a million times',
        workbook(sheetOf(many(19_000, (row) => `<row r="${row + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`)), {
          'xl/sharedStrings.xml': stringsWith(`<t>${'长'.repeat(32_000)}</t>`),
        }),
        { code: 'table_too_large' },
      ],
      ['a file that is not there', new Uint8Array(), { code: 'table_unreadable', data: { reason: 'empty' } }],
    ]

    const before = process.memoryUsage().rss
    for (const [name, bytes, expected] of bombs) await expect(readTable(bytes, 'a.xlsx'), name).rejects.toMatchObject(expected)

    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })

  test('a reader that never answers is stopped', async () => {
    const silent = readTable(fixture('units.csv'), 'a.csv', {
      spawnReader: () => {
        let end = () => {}
        const ended = new Promise<'failed'>((resolve) => {
          end = () => resolve('failed')
        })
        return {
          output: {
            async *[Symbol.asyncIterator]() {
              await ended
              yield new Uint8Array()
            },
          },
          ended,
          stop: () => end(),
        }
      },
    })

    await expect(silent).rejects.toMatchObject({ code: 'table_timeout', data: { seconds: 5 } })
  })

  test('a reader that dies is reported, by memory or otherwise', async () => {
    const dying = (end: 'memory' | 'failed' | 'finished') =>
      readTable(fixture('units.csv'), 'a.csv', {
        spawnReader: () => ({ output: (async function* () {})(), ended: Promise.resolve(end), stop: () => {} }),
      })

    await expect(dying('memory')).rejects.toMatchObject({ code: 'table_too_large', data: { what: 'memory', limit: 256 } })
    await expect(dying('failed')).rejects.toMatchObject({ code: 'table_unreadable', data: { reason: 'crashed' } })
    await expect(dying('finished')).rejects.toMatchObject({ code: 'table_unreadable', data: { reason: 'crashed' } })
  })

  test('a job that makes no sense ends the process, not the program', async () => {
    const reader = spawnNodeReader(new Uint8Array([0, 0, 0, 9, 1]))

    expect(await reader.ended).toBe('failed')
  })
})

describe('refused with its own reason:', () => {
  const sheetText = (rows: string) => () => workbook(sheetOf(rows))
  test.each<[string, string, () => Uint8Array, object]>([
    ['an old workbook', 'a.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), { code: 'table_format', data: { format: 'xls' } }],
    [
      'an encrypted workbook',
      'a.xlsx',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      { code: 'table_format', data: { format: 'encrypted' } },
    ],
    ['a workbook with macros', 'a.xlsx', () => small({ 'xl/vbaProject.bin': 'x' }), { code: 'table_format', data: { format: 'xlsm' } }],
    ['a name of a workbook with macros', 'a.XLSM', () => small(), { code: 'table_format', data: { format: 'xlsm' } }],
    ['a binary workbook', 'a.xlsx', () => small({ 'xl/workbook.bin': 'x' }), { code: 'table_format', data: { format: 'xlsb' } }],
    [
      'a web page',
      'a.xls',
      () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
      { code: 'table_format', data: { format: 'html' } },
    ],
    [
      'a picture',
      'a.csv',
      () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      { code: 'table_format', data: { format: 'unknown' } },
    ],
    [
      'a picture that calls itself a workbook and is text in no encoding',
      'a.xlsx',
      () => Buffer.from('ffd8ffe000104a464946000102ff', 'hex'),
      { code: 'table_format', data: { format: 'unknown' } },
    ],
    ['bytes in no encoding', 'a.csv', () => Buffer.from('ff61ff', 'hex'), { code: 'table_unreadable', data: { reason: 'encoding' } }],
    ['21 MB', 'a.csv', () => new Uint8Array(21 * 1024 * 1024), { code: 'table_too_large', data: { what: 'fileBytes' } }],
    [
      '257 entries',
      'a.xlsx',
      () => small(Object.fromEntries(Array.from({ length: 257 }, (_, index) => [`xl/media/${index}.png`, 'x']))),
      { code: 'table_too_large', data: { what: 'entries' } },
    ],
    [
      'a name that climbs',
      'a.xlsx',
      () => renamed(small({ 'xl/aaaa/evil.xml': 'x' }), 'xl/aaaa/evil.xml', 'xl/../../evil.xml'.slice(0, 16)),
      { code: 'table_unreadable' },
    ],
    ['an absolute name', 'a.xlsx', () => renamed(small({ 'xl/passwd': 'x' }), 'xl/passwd', '/x/passwd'), { code: 'table_unreadable' }],
    [
      'a folder of somebody else',
      'a.xlsx',
      () => small({ 'etc/passwd': 'x' }),
      { code: 'table_unreadable', data: { reason: 'entry', part: 'etc/passwd' } },
    ],
    ['a name that pollutes', 'a.xlsx', () => small({ 'xl/__proto__/a.xml': 'x' }), { code: 'table_unreadable', data: { reason: 'entry' } }],
    [
      'a duplicate entry',
      'a.xlsx',
      () => renamed(small({ 'xl/workbook.xmm': 'x' }), 'xl/workbook.xmm', 'xl/workbook.xml'),
      { code: 'table_unreadable', data: { reason: 'entry', part: 'xl/workbook.xml' } },
    ],
    [
      'an entry inside another',
      'a.xlsx',
      () => overlapping(small(), 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'),
      { code: 'table_unreadable' },
    ],
    [
      'a size stated too small',
      'a.xlsx',
      () => withStatedSize(small(), 'xl/worksheets/sheet1.xml', 10),
      { code: 'table_unreadable', data: { reason: 'zip' } },
    ],
    [
      'a size stated enormous',
      'a.xlsx',
      () => withStatedSize(small(), 'xl/worksheets/sheet1.xml', 4_000_000_000),
      { code: 'table_too_large', data: { what: 'inflatedBytes' } },
    ],
    ['a part that packs too well', 'a.xlsx', sheetText('<row/>'.repeat(200_000)), { code: 'table_too_large', data: { what: 'ratio' } }],
    [
      'a billion laughs',
      'a.xlsx',
      () =>
        workbook(
          `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]>${sheetOf('<row r="1"><c r="A1"><v>&m;</v></c></row>').slice(55)}`,
        ),
      { code: 'table_unreadable', data: { reason: 'doctype' } },
    ],
    [
      'an entity that is not defined',
      'a.xlsx',
      sheetText('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'),
      { code: 'table_unreadable', data: { reason: 'xml' } },
    ],
    ['elements without end', 'a.xlsx', sheetText('<a>'.repeat(100)), { code: 'table_too_large', data: { what: 'depth' } }],
    [
      'a shared string that is not there',
      'a.xlsx',
      sheetText('<row r="7"><c r="B7" t="s"><v>99999999</v></c></row>'),
      { code: 'table_unreadable', data: { reason: 'cell', part: '表!B7' } },
    ],
    [
      'a cell in the last row there is',
      'a.xlsx',
      sheetText('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
      { code: 'table_too_large', data: { what: 'rows', limit: 20_000 } },
    ],
    [
      'a cell in the last column there is',
      'a.xlsx',
      sheetText('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
      { code: 'table_too_large', data: { what: 'columns', limit: 256 } },
    ],
    [
      'a cell outside every sheet',
      'a.xlsx',
      sheetText('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'),
      { code: 'table_unreadable', data: { reason: 'cell', part: '表!ZZZ1' } },
    ],
    [
      'a row outside every sheet',
      'a.xlsx',
      sheetText('<row r="99999999"><c><v>1</v></c></row>'),
      { code: 'table_unreadable', data: { reason: 'cell' } },
    ],
    [
      'a number that is none',
      'a.xlsx',
      sheetText('<row r="1"><c r="A1"><v>1e999</v></c></row>'),
      { code: 'table_unreadable', data: { reason: 'cell', part: '表!A1' } },
    ],
    [
      'a text of 32,768 characters',
      'a.xlsx',
      sheetText(`<row r="1"><c r="A1" t="str"><v>${many(32_768, (index) => String(index % 10))}</v></c></row>`),
      { code: 'table_too_large', data: { what: 'cellCharacters' } },
    ],
    [
      'merges that overlap a thousand times',
      'a.xlsx',
      () =>
        workbook(
          sheetOf(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="IV9999"><v>1</v></c></row>',
            '<mergeCells><mergeCell ref="A1:IV9999"/></mergeCells>',
          ),
        ),
      { code: 'table_too_large', data: { what: 'cells' } },
    ],
    [
      'a workbook without sheets',
      'a.xlsx',
      () => small({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }),
      { code: 'table_unreadable', data: { reason: 'empty' } },
    ],
    [
      'a workbook without its sheet',
      'a.xlsx',
      () => {
        const { 'xl/worksheets/sheet1.xml': _, ...rest } = workbookParts(sheetOf(cell))
        return pack(rest)
      },
      { code: 'table_unreadable', data: { reason: 'part' } },
    ],
    ['20,001 lines', 'a.csv', () => Buffer.from('a,b\n'.repeat(20_001)), { code: 'table_too_large', data: { what: 'rows' } }],
    ['257 columns', 'a.csv', () => Buffer.from(`${'a,'.repeat(256)}b\n`), { code: 'table_too_large', data: { what: 'columns' } }],
  ])('%s', async (_, name, make, expected) => {
    await expect(readBytes(make(), name, foreignLimits)).rejects.toMatchObject(expected)
  })

  test('a number changed after its checksum was taken', async () => {
    await expect(readBytes(tampered(), 'a.xlsx', foreignLimits)).rejects.toMatchObject({
      code: 'table_unreadable',
      data: { reason: 'zip', part: 'xl/worksheets/sheet1.xml' },
    })
  })

  test('two entries with one content, although both could be read', async () => {
    const bytes = overlapping(small({ 'xl/media/1.png': 'same', 'xl/media/2.png': 'same' }), 'xl/media/2.png', 'xl/media/1.png')

    await expect(readBytes(bytes, 'a.xlsx', foreignLimits)).rejects.toMatchObject({ code: 'table_unreadable', data: { reason: 'entry' } })
  })

  test.each([10, 20, 30, 40, 50, 60, 70, 80, 90, 99])('the register cut at %i %% of its length', async (percent) => {
    const whole = fixture('register.xlsx')

    await expect(
      readBytes(whole.subarray(0, Math.floor((whole.byteLength * percent) / 100)), 'register.xlsx', foreignLimits),
    ).rejects.toMatchObject({ code: 'table_unreadable' })
  })
})

/** 3,000 with `HENGJIAN_MUTANTS=3000`; a failure names seed and number, which make it happen again. */
const mutants = Number(process.env.HENGJIAN_MUTANTS ?? '300')
const seed = Number(process.env.HENGJIAN_SEED ?? '20261121')

test(`${mutants} damaged registers (seed ${seed}) are read or refused, never anything else`, async () => {
  const random = randomFrom(seed)
  const upTo = (limit: number) => Math.floor(random() * limit)
  const whole = Buffer.from(fixture('register.xlsx'))
  const outcomes = { read: 0, refused: 0 }
  for (let number = 0; number < mutants; number += 1) {
    const bytes = Buffer.from(whole)
    const kind = upTo(4)
    for (let times = 1 + upTo(8); times > 0; times -= 1) {
      const at = upTo(bytes.byteLength)
      if (kind === 0) bytes.writeUInt8(upTo(256), at)
      else if (kind === 1) bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << upTo(8)), at)
      else if (kind === 2) bytes.copy(bytes, at, upTo(bytes.byteLength), upTo(bytes.byteLength))
      else bytes.fill(0, at, Math.min(bytes.byteLength, at + upTo(64)))
    }
    try {
      await readBytes(bytes, 'a.xlsx', foreignLimits)
      outcomes.read += 1
    } catch (error) {
      if (!(error instanceof TableProblem)) throw new Error(`mutant ${number} of seed ${seed}`, { cause: error })
      outcomes.refused += 1
    }
  }

  expect(outcomes.read + outcomes.refused).toBe(mutants)
  expect(outcomes.refused).toBeGreaterThan(mutants / 2)
})

test(`${mutants} damaged sheets (seed ${seed}) in sound packages are read or refused, never anything else`, async () => {
  const random = randomFrom(seed + 1)
  const pieces = [
    '<row r="1">',
    '</row>',
    '<c r="A1">',
    '<c r="B2" t="s">',
    '<c t="inlineStr">',
    '</c>',
    '<v>',
    '</v>',
    '1e5',
    '-',
    '<is><t>',
    '</t></is>',
    '<f>',
    '</f>',
    '&amp;',
    '&',
    '<mergeCell ref="A1:B9"/>',
    '<mergeCells>',
    '<rPh>',
    '\u0000',
    '9'.repeat(20),
    '<row r="0">',
    '<c r="A0"/>',
    '_x0000_',
    ']]>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<x:c>',
  ]
  for (let number = 0; number < mutants; number += 1) {
    const rows = Array.from({ length: 1 + Math.floor(random() * 12) }, () => pieces[Math.floor(random() * pieces.length)]).join('')
    try {
      await readBytes(workbook(sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>${rows}`)), 'a.xlsx', foreignLimits)
    } catch (error) {
      if (!(error instanceof TableProblem)) throw new Error(`mutant ${number} of seed ${seed}: ${JSON.stringify(rows)}`, { cause: error })
    }
  }
})
