import { readdirSync, readFileSync } from 'node:fs'
import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restoreScheme } from '../../../electron/features/scheme-files/restore-scheme.ts'
import { readSchemeText, schemeText } from '../../../electron/features/scheme-files/scheme-json.ts'
import { schemeWorkbook } from '../../../electron/features/scheme-files/scheme-sheet.ts'
import { readWorkbook } from '../../../electron/files/tables/read-workbook.ts'
import { foreignLimits } from '../../../electron/files/tables/table-limits.ts'
import { checkWorkbook, writeWorkbook } from '../../../electron/files/workbook/index.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { drawScheme } from '../../scoring/generate.ts'

const folders = ['../../fixtures/schemes/', '../../../resources/schemes/']
const files = folders.flatMap((folder) => {
  const url = new URL(folder, import.meta.url)
  return readdirSync(url)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, schemeSchema.parse(JSON.parse(readFileSync(new URL(name, url), 'utf8')))] as const)
})

const facts = { version: '第1版（草稿）', created: new Date('2026-03-20T12:00:00Z'), day: '2026-03-20' }

/** What comes back from the workbook, read in this process with the limits of foreign files. */
async function throughWorkbook(scheme: Scheme) {
  const planned = schemeWorkbook(scheme, facts)
  const bytes = await writeWorkbook(planned.model)
  return { ...restoreScheme(await readWorkbook(bytes, 'scheme.xlsx', foreignLimits)), bytes, planned }
}

describe('a scheme as a file', () => {
  test('covers the fourteen schemes of the fixtures and both starters', () => {
    expect(files).toHaveLength(16)
  })

  test.each(files)('%s comes back from JSON as it was', (_, scheme) => {
    expect(readSchemeText(schemeText(scheme))).toEqual(scheme)
  })

  test.each(files)('%s comes back from its workbook as it was, without a difference', async (_, scheme) => {
    const { scheme: found, differences } = await throughWorkbook(scheme)

    expect({ found, differences }).toEqual({ found: scheme, differences: [] })
  })

  test('passes the check of rows and points after writing', async () => {
    const scheme = files.find(([name]) => name === 'model-unit.json')?.[1]
    if (scheme === undefined) throw new Error('the starter is missing')
    const { bytes, planned } = await throughWorkbook(scheme)

    expect(await checkWorkbook(bytes, planned.expectation)).toEqual({ sheets: [{ name: '考评方案', rows: 22 }], totals: 1 })
  })

  property.prop([fc.gen()], { numRuns: 60 })('any generated scheme comes back from JSON and from its workbook', async (g) => {
    const scheme = drawScheme(g)

    expect(readSchemeText(schemeText(scheme))).toEqual(scheme)
    const { scheme: found, differences } = await throughWorkbook(scheme)
    expect({ found, differences }).toEqual({ found: scheme, differences: [] })
  })

  const awkward = fc
    .string({
      unit: fc.constantFrom(
        '分',
        'a',
        '"',
        '\\',
        '\n',
        '\r',
        '\t',
        ' ',
        '\u007f',
        '\u200b',
        '\ufeff',
        '\uffff',
        '=',
        '_x0041_',
        '<',
        '&',
        '😀',
        '（',
        '）',
        '5',
      ),
      minLength: 1,
      maxLength: 40,
    })
    .map((text) => text.trim())
    .filter((text) => text !== '')
  property.prop([awkward, awkward, awkward], { numRuns: 60 })('texts with any signs come back unchanged', async (name, criteria, note) => {
    const scheme = schemeSchema.parse({
      format: 'hengjian-scheme/1',
      code: 'x',
      name,
      kind: 'unit',
      notes: [note],
      points: null,
      parts: [
        {
          indicator: {
            code: 'g',
            name,
            points: '1',
            children: [{ code: 'l', name, points: '2', criteria, checkedBy: note, method: { kind: 'deduct', rules: [] } }],
          },
        },
      ],
    })

    expect(readSchemeText(schemeText(scheme))).toEqual(scheme)
    expect((await throughWorkbook(scheme)).scheme).toEqual(scheme)
  })
})
