import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { storeTable } from '../../../electron/features/exchange/exchange-service.ts'
import { readExport } from '../../../electron/features/reports/reports-service.ts'
import { printedScheme } from '../../../electron/features/scheme-files/printed-scheme.ts'
import { schemeWorkbook } from '../../../electron/features/scheme-files/scheme-sheet.ts'
import { readTable } from '../../../electron/files/tables/index.ts'
import { row, text, type WorkbookModel, writeWorkbook } from '../../../electron/files/workbook/index.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { openTestApp, smallScheme } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'

const starterText = readFileSync(new URL('../../../resources/schemes/model-unit.json', import.meta.url), 'utf8')
const facts = { version: '第1版（草稿）', created: new Date('2026-03-20T12:00:00Z'), day: '2026-03-20' }

async function starterApp() {
  const app = await openTestApp({ now: new Date('2026-03-20T04:00:00Z') })
  const client = clientOf(app)
  const { id: versionId } = await client.schemes.create({ from: 'starter', code: 'model-unit' })
  return { app, client, versionId }
}

/** The workbook of a scheme after somebody changed cells of its printed sheet: `[row, column, text]`, both from 0; null removes the row. */
async function changedWorkbook(
  model: WorkbookModel,
  changes: readonly (readonly [number, number, string] | readonly [number, null])[],
  added: readonly string[][] = [],
) {
  const [printed, data] = model.sheets
  if (printed === undefined || data === undefined) throw new Error('two sheets expected')
  const rows = printed.rows.map((line) => ({ ...line, cells: [...line.cells] }))
  const removed = new Set<number>()
  for (const [at, column, words] of changes.map((change) => [...change, ''] as const)) {
    if (column === null) removed.add(at)
    else rows[at]?.cells.splice(Number(column), 1, text(String(words), 'wrapped'))
  }
  // Merged ranges would have to move with removed rows, so they go: a person who removes rows unmerges as well.
  const kept = rows.map((line, at) => (removed.has(at) ? row([]) : line))
  const more = added.map((cells) => row(cells.map((cell) => (cell === '' ? null : text(cell)))))
  return writeWorkbook({ ...model, sheets: [{ ...printed, rows: [...kept, ...more] }, data] })
}

describe('exporting a version', () => {
  test('as JSON gives the documented form, format first, checked', async () => {
    const { app, client, versionId } = await starterApp()

    const file = await client.schemeFiles.export({ versionId, format: 'json' })

    const written = new TextDecoder().decode(readExport(app, file.fileId)?.bytes)
    expect(file.name).toBe('省直机关创建模范机关考评细则（单位） 第1版.json')
    expect(file.checked).toEqual({ sheets: [{ name: file.name, rows: 22 }], totals: 0 })
    expect(written.startsWith('{\n  "format": "hengjian-scheme/1",\n  "code": "model-unit",\n  "name": ')).toBe(true)
    expect(JSON.parse(written)).toEqual(schemeSchema.parse(JSON.parse(starterText)))
    expect((await client.schemeFiles.readJson({ text: written })).differences).toEqual([])
  })

  test('as a workbook gives the usual columns, one row a leaf, and the same scheme back', async () => {
    const { app, client, versionId } = await starterApp()

    const file = await client.schemeFiles.export({ versionId, format: 'xlsx' })

    const bytes = readExport(app, file.fileId)?.bytes ?? new Uint8Array()
    const { sheets } = await readTable(bytes, file.name)
    expect(sheets.map(({ name }) => name)).toEqual(['考评方案', '方案数据'])
    expect(sheets[0]?.rows.slice(0, 5).map((cells) => [...new Set(cells)])).toEqual([
      ['省直机关创建模范机关考评细则（单位）'],
      ['第1版（草稿）　2026-03-20'],
      ['序号', '一级指标', '二级指标', '考核要点', '分值', '评分标准', '考评方式', '评分人'],
      ['一、基础分（100分）'],
      [
        '1',
        '政治忠诚（30分）',
        '学习贯彻（18分）',
        '第一议题制度落实',
        '6',
        '每少学习1次扣1分；传达学习晚于规定时限，每次扣0.5分，最多扣2分；没有贯彻措施的每次扣0.5分。扣完为止。',
        '日常督查、查阅资料',
      ],
    ])
    expect(
      sheets[0]?.merges
        .filter(({ firstColumn, lastColumn }) => firstColumn === 1 && lastColumn === 1)
        .map(({ firstRow, lastRow }) => [firstRow, lastRow]),
    ).toEqual([
      [4, 8],
      [9, 13],
      [14, 18],
      [19, 21],
      [23, 24],
    ])
    const { tableId } = await storeTable(app, bytes, file.name)
    const read = await client.schemeFiles.readWorkbook({ tableId })
    expect({ scheme: read.scheme, differences: read.differences }).toEqual({
      scheme: schemeSchema.parse(JSON.parse(starterText)),
      differences: [],
    })
    expect((await client.schemeImport.guess({ tableId, sheet: 0 })).ownForm).toBe(true)
  })

  test('reads back into a new scheme without touching anything before', async () => {
    const { app, client, versionId } = await starterApp()
    const file = await client.schemeFiles.export({ versionId, format: 'json' })
    const before = dumpDatabase(app)

    const { scheme } = await client.schemeFiles.readJson({ text: new TextDecoder().decode(readExport(app, file.fileId)?.bytes) })

    expect(dumpDatabase(app)).toEqual(before)
    expect((await client.schemes.create({ from: 'scheme', scheme })).schemeCode).toBe('model-unit-2')
  })

  test('of a version that does not exist is refused', async () => {
    const { client } = await starterApp()

    expect((await refusalOf(client.schemeFiles.export({ versionId: 99, format: 'xlsx' }))).code).toBe('not_found')
  })
})

describe('the printed form', () => {
  test('says the rules of a leaf without prose in the words of an office', () => {
    const scheme = smallScheme((small) => ({
      ...small,
      settings: {
        bands: [
          { code: 'best', name: '优秀', lower: '18', upper: null },
          { code: 'rest', name: '合格', lower: '0', upper: '18' },
        ],
        quotas: [{ grade: 'best', limit: { kind: 'share', share: '0.3' } }],
        bonusCap: '3',
      },
    }))

    const { lines, notes } = printedScheme(scheme)

    expect(
      lines.map((line) =>
        line.kind === 'section'
          ? line.text
          : `${line.leaf?.number} ${line.leaf?.name} ${line.leaf?.points ?? '–'} ${line.leaf?.criteria} ${line.leaf?.scorer}`.trim(),
      ),
    ).toEqual([
      '一、基础分（20分）',
      '1 三会一课 10 每少召开1次扣0.5分，最多扣3分。',
      '2 学时完成率 6 按完成值占100%的比例计分。',
      '3 特色工作 4 由考评组在0至4分之间评分，取平均值。 考评组',
      '二、加分（不超过3分）',
      '4 上级表彰 3 每项加1分。',
      '三、一票否决',
      '5 违纪违法 – 总分计零分。',
    ])
    expect(notes).toEqual([
      '总分20分。',
      '加分不超过3分。',
      '等次：18分及以上为优秀，0分及以上不满18分为合格。',
      '优秀名额不超过参评对象数的30%（按分组计算，向下取整）。',
    ])
  })

  test('gives long prose as many rows as it needs, so that nothing of it is cut in print', async () => {
    const long = '每少召开1次会议扣0.5分。'.repeat(250)
    const scheme = smallScheme((small) => ({
      ...small,
      parts: [
        {
          part: 'base',
          indicator: {
            code: 'A',
            name: '组',
            points: '20',
            children: [{ code: 'A1', name: '一', points: '20', criteria: long, method: { kind: 'deduct', rules: [] } }],
          },
        },
      ],
      settings: {},
    }))

    const { model } = schemeWorkbook(scheme, facts)

    const rows = model.sheets[0]?.rows.slice(3, -1) ?? []
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.every(({ height }) => height !== null && height <= 409)).toBe(true)
    const { sheets } = await readTable(await writeWorkbook(model), 'x.xlsx')
    expect(
      sheets[0]?.merges.some(({ firstRow, lastRow, firstColumn }) => firstColumn === 4 && firstRow === 3 && lastRow === 2 + rows.length),
    ).toBe(true)
  })
})

describe('a workbook that somebody changed by hand', () => {
  async function read(changes: Parameters<typeof changedWorkbook>[1], added: string[][] = []) {
    const app = await openTestApp()
    const scheme = smallScheme()
    const bytes = await changedWorkbook(schemeWorkbook(scheme, facts).model, changes, added)
    const { tableId } = await storeTable(app, bytes, 'small.xlsx')
    return { before: scheme, ...(await clientOf(app).schemeFiles.readWorkbook({ tableId })) }
  }

  test('gives the printed names, points, criteria and ways of checking, with the rules of the data', async () => {
    const { before, scheme, differences } = await read([
      [0, 0, '改名方案'],
      [4, 1, '基本（25分）'],
      [4, 2, '三会一课制度'],
      [4, 3, '12'],
      [4, 4, '每少召开1次扣0.8分'],
      [5, 5, '数据比对'],
    ])

    expect(differences).toEqual([
      { row: 1, code: null, what: 'name', printed: '改名方案', data: '小方案' },
      { row: 5, code: 'A', what: 'name', printed: '基本', data: '基础' },
      { row: 5, code: 'A', what: 'points', printed: '25', data: '20' },
      { row: 5, code: 'A1', what: 'name', printed: '三会一课制度', data: '三会一课' },
      { row: 5, code: 'A1', what: 'points', printed: '12', data: '10' },
      { row: 5, code: 'A1', what: 'criteria', printed: '每少召开1次扣0.8分', data: '每少召开1次扣0.5分，最多扣3分。' },
      { row: 6, code: 'A2', what: 'checkedBy', printed: '数据比对', data: '' },
    ])
    const [base] = scheme.parts
    const [wasBase] = before.parts
    if (base === undefined || !('children' in base.indicator) || wasBase === undefined || !('children' in wasBase.indicator))
      throw new Error('a group')
    expect({ scheme: scheme.name, group: base.indicator.name, points: base.indicator.points }).toEqual({
      scheme: '改名方案',
      group: '基本',
      points: '25',
    })
    expect(base.indicator.children.slice(0, 2)).toEqual([
      { ...wasBase.indicator.children[0], name: '三会一课制度', points: '12', criteria: '每少召开1次扣0.8分' },
      { ...wasBase.indicator.children[1], checkedBy: '数据比对' },
    ])
  })

  test('tells of rows removed and added and keeps the leaves of the data', async () => {
    const { before, scheme, differences } = await read([[5, null]], [['9', '', '新要点', '5', '每次扣1分']])

    expect(differences).toEqual([
      { row: 5, code: 'A2', what: 'row_missing', printed: '', data: '学时完成率' },
      { row: 14, code: null, what: 'row_added', printed: '新要点', data: '' },
    ])
    expect(scheme).toEqual(before)
  })

  test('keeps the points of the data where the print holds no number any more', async () => {
    const { before, scheme, differences } = await read([[4, 3, '若干']])

    expect(differences).toEqual([{ row: 5, code: 'A1', what: 'points', printed: '若干', data: '10' }])
    expect(scheme).toEqual(before)
  })

  test('is refused where the data is gone or cut', async () => {
    const app = await openTestApp()
    const { model } = schemeWorkbook(smallScheme(), facts)
    const [printed, data] = model.sheets
    if (printed === undefined || data === undefined) throw new Error('two sheets expected')
    const cut = {
      ...data,
      rows: data.rows.map((line) => ({
        ...line,
        cells: line.cells.map((cell) => (cell?.kind === 'text' ? text(cell.text.slice(0, 400)) : cell)),
      })),
    }
    const read = async (sheets: WorkbookModel['sheets']) => {
      const { tableId } = await storeTable(app, await writeWorkbook({ ...model, sheets }), 'small.xlsx')
      return refusalOf(clientOf(app).schemeFiles.readWorkbook({ tableId }))
    }

    expect(await read([printed])).toEqual({ code: 'scheme_unreadable', data: { reason: 'no_data', at: '', line: 1 } })
    expect(await read([printed, cut])).toEqual({ code: 'scheme_unreadable', data: { reason: 'json', at: '', line: 1 } })
    expect((await refusalOf(clientOf(app).schemeFiles.readWorkbook({ tableId: 'gone' }))).code).toBe('table_expired')
  })
})

describe('a JSON file that is no scheme', () => {
  const lineOf = (words: string) => starterText.slice(0, starterText.indexOf(words)).split('\n').length
  const rename = starterText.replace('"points": "18"', '"points": 18')

  test.each<readonly [string, string, { readonly reason: string; readonly at: string; readonly line: number }]>([
    ['no JSON', '{\n  "format": "hengjian-scheme/1",\n  oops\n}', { reason: 'json', at: '', line: 3 }],
    [
      'a text that ends too early',
      starterText.slice(0, 900),
      { reason: 'json', at: '', line: starterText.slice(0, 900).trimEnd().split('\n').length },
    ],
    ['nothing', '', { reason: 'json', at: '', line: 1 }],
    ['another format', '{"format": "other/1"}', { reason: 'format', at: 'format', line: 1 }],
    ['a list', '[]', { reason: 'format', at: 'format', line: 1 }],
    [
      'a number where a text is wanted',
      rename,
      { reason: 'field', at: 'parts[0].indicator.children[0].points', line: lineOf('"points": "18"') },
    ],
    [
      'an unknown field',
      starterText
        .replace('"combine": "sum"', '"combine": "sum", "author": "x"')
        .replace('"kind": "unit",', '"kind": "unit", "author": "x",'),
      { reason: 'field', at: 'author', line: lineOf('"kind": "unit"') },
    ],
    [
      'a key that changes what objects are',
      starterText.replace('"kind": "unit",', '"kind": "unit",\n  "__proto__": {"points": "1"},'),
      { reason: 'key', at: '__proto__', line: lineOf('"kind": "unit"') + 1 },
    ],
    [
      'such a key deep inside',
      '{"format": "hengjian-scheme/1",\n"parts": [{\n"constructor": 1}]}',
      { reason: 'key', at: 'parts[0].constructor', line: 3 },
    ],
    ['endless nesting', `{"format": "hengjian-scheme/1",\n"parts": ${'['.repeat(500_000)}`, { reason: 'nesting', at: '', line: 2 }],
    ['too much', ' '.repeat(5_000_001), { reason: 'size', at: '', line: 1 }],
  ])('%s is refused with its place', async (_, content, data) => {
    const app = await openTestApp()

    const refusal = await refusalOf(clientOf(app).schemeFiles.readJson({ text: content }))

    expect({ code: refusal.code, reason: refusal.data.reason, at: refusal.data.at, line: refusal.data.line }).toEqual({
      code: 'scheme_unreadable',
      ...data,
    })
  })

  test('a file with a byte order mark is read, and what does not add up is told', async () => {
    const app = await openTestApp()

    const { scheme, problems } = await clientOf(app).schemeFiles.readJson({
      text: `\ufeff${starterText.replace('"points": "18"', '"points": "17"')}`,
    })

    expect(scheme.code).toBe('model-unit')
    expect(problems.filter(({ code }) => code === 'sum_differs').map(({ at, values }) => ({ at, values }))).toEqual([
      { at: '1', values: { stated: '30', summed: '29' } },
      { at: '1.1', values: { stated: '17', summed: '18' } },
    ])
  })
})
