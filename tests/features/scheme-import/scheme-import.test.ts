import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { storeTable } from '../../../electron/features/exchange/exchange-service.ts'
import { readVersion } from '../../../electron/features/schemes/schemes-repository.ts'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'
import { paste } from '../../helpers/import-table.ts'
import { type TypedSheet, typedWorkbook } from './office-workbook.ts'

const rules: TypedSheet = {
  rows: [
    ['支部考核细则'],
    ['一级指标', '考核要点', '分值', '评分标准'],
    ['组织生活（10分）', '三会一课', 6, '每少召开1次扣0.5分，最多扣3分。'],
    ['', '主题党日', 4, '按完成率计分。'],
    ['加分项', '表彰', 3, '每次加1分。'],
    ['注：加分不超过3分。'],
  ],
  merges: ['A1:D1', 'A3:A4', 'A6:D6'],
}

async function upload(app: App, sheet: TypedSheet = rules) {
  const { tableId } = await storeTable(app, await typedWorkbook(sheet), '细则.xlsx')
  const { mapping, kind, title } = await clientOf(app).schemeImport.guess({ tableId, sheet: 0 })
  return { mapping, kind, name: title ?? '细则' }
}

async function imported() {
  const app = await openTestApp()
  const client = clientOf(app)
  const { versionId } = await client.schemeImport.create(await upload(app))
  return { app, client, versionId }
}

describe('importing an office’s own rules', () => {
  test('previews the outline, the certainty and the problems without keeping anything', async () => {
    const app = await openTestApp()
    const wanted = await upload(app)
    const before = dumpDatabase(app)

    const preview = await clientOf(app).schemeImport.preview(wanted)

    expect(dumpDatabase(app)).toEqual(before)
    expect(preview).toEqual({
      name: '支部考核细则',
      points: null,
      outline: [
        { row: 3, depth: 0, code: '1', name: '组织生活', part: 'base', points: '10', text: '', method: null, rules: 0, certainty: null },
        {
          row: 3,
          depth: 1,
          code: '1.1',
          name: '三会一课',
          part: 'base',
          points: '6',
          text: '每少召开1次扣0.5分，最多扣3分。',
          method: 'deduct',
          rules: 1,
          certainty: 'certain',
        },
        {
          row: 4,
          depth: 1,
          code: '1.2',
          name: '主题党日',
          part: 'base',
          points: '4',
          text: '按完成率计分。',
          method: 'measured',
          rules: 0,
          certainty: 'certain',
        },
        { row: 5, depth: 0, code: 'J1', name: '加分项', part: 'bonus', points: null, text: '', method: null, rules: 0, certainty: null },
        {
          row: 5,
          depth: 1,
          code: 'J1.1',
          name: '表彰',
          part: 'bonus',
          points: '3',
          text: '每次加1分。',
          method: 'bonus',
          rules: 1,
          certainty: 'certain',
        },
      ],
      leaves: 3,
      rules: 2,
      certainties: { certain: 3, guess: 0, not_understood: 0 },
      notes: [{ row: 6, text: '注：加分不超过3分。', certainty: 'certain' }],
      skipped: [],
      problems: [{ at: 'total', code: 'total_not_stated', values: { summed: '10' }, severity: 'remark' }],
    })
  })

  test('makes a draft whose proposals are pending, so that it cannot be published unseen', async () => {
    const { app, client, versionId } = await imported()

    const { state, scheme, schemeCode } = readVersion(app.db, versionId)
    const reading = await client.schemeImport.reading({ versionId })
    expect({ state, schemeCode, name: scheme.name, kind: scheme.kind }).toEqual({
      state: 'draft',
      schemeCode: 'branch',
      name: '支部考核细则',
      kind: 'branch',
    })
    expect(reading?.source).toBe('细则.xlsx · Sheet1')
    expect(reading?.leaves.map(({ leaf, row, decision }) => ({ leaf, row, decision }))).toEqual([
      { leaf: '1.1', row: 3, decision: 'pending' },
      { leaf: '1.2', row: 4, decision: 'pending' },
      { leaf: 'J1.1', row: 5, decision: 'pending' },
    ])
    expect(await refusalOf(client.schemes.publish({ versionId, acceptProblems: true }))).toEqual({
      code: 'readings_pending',
      data: { pending: 4 },
    })
  })

  test('every clause names its own place in the sentence', async () => {
    const { client, versionId } = await imported()

    const reading = await client.schemeImport.reading({ versionId })
    expect(reading?.leaves[0]?.clauses.map(({ start, end, role }) => [role, reading.leaves[0]?.text.slice(start, end)])).toEqual([
      ['rule', '每少召开1次扣0.5分'],
      ['cap', '最多扣3分'],
    ])
  })

  test('a second import of the same kind gets a code of its own', async () => {
    const { app, client, versionId } = await imported()

    const second = await client.schemeImport.create(await upload(app))

    expect([versionId, second.versionId].map((id) => readVersion(app.db, id).schemeCode)).toEqual(['branch', 'branch-2'])
  })

  test('reads pasted cells, where nothing is merged', async () => {
    const app = await openTestApp()
    const tableId = await paste(app, [
      ['考核项目', '考核要点', '分值', '评分标准'],
      ['组织建设（30分）', '换届', '10', '未按期换届扣2分'],
      ['', '三会一课', '20', '每少1次扣1分'],
      ['', '', '', '记录不全每次扣0.5分'],
    ])
    const { mapping } = await clientOf(app).schemeImport.guess({ tableId, sheet: 0 })

    const preview = await clientOf(app).schemeImport.preview({ mapping, kind: 'unit', name: '粘贴' })

    expect(preview.outline.map(({ code, name, points, text }) => [code, name, points, text])).toEqual([
      ['1', '组织建设', '30', ''],
      ['1.1', '换届', '10', '未按期换届扣2分'],
      ['1.2', '三会一课', '20', '每少1次扣1分\n记录不全每次扣0.5分'],
    ])
  })
})

describe('deciding on what was read', () => {
  test('keeps decisions and the working copy they lead to together', async () => {
    const { app, client, versionId } = await imported()
    const { hash, scheme } = readVersion(app.db, versionId)

    const decided = await client.schemeImport.decide({
      versionId,
      decisions: [
        { place: '1.1', decision: 'accepted' },
        { place: 'settings:0', decision: 'rejected' },
      ],
      working: { scheme: { ...scheme, name: '改过的名称' }, baseHash: hash },
    })

    expect(decided).toEqual(await client.schemeImport.reading({ versionId }))
    expect(decided.leaves.map(({ decision }) => decision)).toEqual(['accepted', 'pending', 'pending'])
    expect(decided.settings.map(({ decision }) => decision)).toEqual(['rejected'])
    const version = await client.schemes.version({ versionId })
    expect({ name: version.working?.scheme.name, pending: version.pendingReadings }).toEqual({ name: '改过的名称', pending: 2 })
  })

  test.each([
    ['an unknown leaf', { place: '9.9' }, 'not_found'],
    ['an unknown note', { place: 'settings:7' }, 'not_found'],
    ['a draft saved since', { baseHash: 'another' }, 'changed_meanwhile'],
  ] as const)('changes nothing for %s', async (_, wrong, code) => {
    const { app, client, versionId } = await imported()
    const { hash, scheme } = readVersion(app.db, versionId)
    const before = dumpDatabase(app)

    const refusal = await refusalOf(
      client.schemeImport.decide({
        versionId,
        decisions: [
          { place: '1.1', decision: 'accepted' },
          { place: 'place' in wrong ? wrong.place : '1.2', decision: 'accepted' },
        ],
        working: { scheme, baseHash: 'baseHash' in wrong ? wrong.baseHash : hash },
      }),
    )

    expect(refusal.code).toBe(code)
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('is refused for a version that is frozen, was not imported or does not exist', async () => {
    const { client, versionId } = await imported()
    const all = ['1.1', '1.2', 'J1.1', 'settings:0'].map((place) => ({ place, decision: 'rejected' as const }))
    await client.schemeImport.decide({ versionId, decisions: all, working: null })
    const starter = await client.schemes.create({ from: 'starter', code: 'model-unit' })
    const published = await client.schemes.create({ from: 'starter', code: 'five-branch' })
    await client.schemes.publish({ versionId: published.id, acceptProblems: true })
    const decide = (id: number) => refusalOf(client.schemeImport.decide({ versionId: id, decisions: all, working: null }))

    expect((await decide(starter.id)).code).toBe('not_found')
    expect((await decide(published.id)).code).toBe('scheme_frozen')
    expect((await decide(999)).code).toBe('not_found')
    expect(await client.schemeImport.reading({ versionId: starter.id })).toBeNull()
  })

  test('needs somebody who says who they are', async () => {
    const { app, versionId } = await imported()

    const nobody = clientOf(app, null)

    expect((await refusalOf(nobody.schemeImport.create(await upload(app)))).code).toBe('operator_required')
    const decisions = [{ place: '1.1', decision: 'accepted' as const }]
    expect((await refusalOf(nobody.schemeImport.decide({ versionId, decisions, working: null }))).code).toBe('operator_required')
  })
})

describe('tables that hold no rules', () => {
  test.each<readonly [string, TypedSheet]>([
    [
      'a list of telephone numbers',
      {
        rows: [
          ['序号', '单位名称', '联系人', '电话'],
          [1, '甲局', '张', '12345'],
          [2, '乙局', '李', '12346'],
        ],
      },
    ],
    ['a header without a row', { rows: [['一级指标', '考核要点', '分值', '评分标准']] }],
    ['one cell', { rows: [['你好']] }],
    ['notes only', { rows: [['注：本表由办公室负责解释。'], ['说明：无。']] }],
    ['titles over nothing', { rows: [['考核细则'], [], ['（2025年度）']], merges: ['A1:F1'] }],
  ])('%s', async (_, sheet) => {
    const app = await openTestApp()
    const wanted = await upload(app, sheet)
    const before = dumpDatabase(app)

    expect((await refusalOf(clientOf(app).schemeImport.create(wanted))).code).toBe('nothing_to_apply')
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('are refused when they have more rows than any rules', async () => {
    const app = await openTestApp()
    const rows = Array.from({ length: 5001 }, (_, row) => [`要点${row}`, 1, '每次扣1分'])
    const wanted = await upload(app, { rows: [['考核要点', '分值', '评分标准'], ...rows] })

    expect(await refusalOf(clientOf(app).schemeImport.preview(wanted))).toEqual({
      code: 'table_too_large',
      data: { what: 'rows', limit: 5000 },
    })
  })

  test('and places outside the table, are refused in words', async () => {
    const app = await openTestApp()
    const { mapping, kind, name } = await upload(app)
    const preview = (change: object) => refusalOf(clientOf(app).schemeImport.preview({ mapping: { ...mapping, ...change }, kind, name }))

    expect(await preview({ sheet: 3 })).toEqual({ code: 'not_found', data: { what: 'sheet', sheet: 3 } })
    expect(await preview({ headerLastRow: 99 })).toEqual({ code: 'not_found', data: { what: 'header_row', row: 99 } })
    expect(await preview({ columns: { criteria: 40 } })).toEqual({ code: 'not_found', data: { what: 'column', column: 40 } })
    expect((await preview({ columns: { points: 2 } })).code).toBe('nothing_to_apply')
    expect((await preview({ tableId: 'gone' })).code).toBe('table_expired')
  })
})
