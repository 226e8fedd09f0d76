import { describe, expect, test } from 'vitest'
import { readOrdinal } from '../../../electron/features/findings/finding-words.ts'
import type { FindingFilter } from '../../../shared/contract/findings.ts'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'
import { emptyCycle, paste, previewFindings, previewRegister } from '../../helpers/import-table.ts'
import { draftOf, makeFindingsCycle } from './findings-cycle.ts'

const header = ['日期', '单位', '考核要点', '评分规则', '次数', '级别', '扣分', '理由', '问题描述', '来源', '整改期限', '事项编号']
/** A row under that header; blanks where nothing is given. */
function row(cells: Partial<Record<(typeof header)[number], string>>): string[] {
  return header.map((name) => cells[name] ?? '')
}
const good = { 日期: '2026-3-18', 单位: '甲局', 考核要点: '三会一课', 评分规则: '第1条', 问题描述: '2 月支委会未召开' }

const everything = (cycleId: number): FindingFilter => ({
  cycleId,
  group: 'all',
  text: '',
  evaluateeId: null,
  categoryId: null,
  indicator: null,
  source: null,
  from: null,
  to: null,
})

describe('a table of findings', () => {
  test('is read with the words of an office and stored as submitted findings', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)

    const preview = await previewFindings(app, cycle.cycleId, [
      header,
      row({ ...good, 次数: '２', 来源: '日常检查', 整改期限: '2026年4月1日' }),
      row({ ...good, 日期: '3月19日', 评分规则: '记录不规范', 扣分: '-1.5', 理由: '两处涂改', 来源: '审计' }),
      row({ ...good, 单位: '1', 考核要点: 'B1', 评分规则: '', 级别: '省级', 问题描述: '省级文明单位' }),
      row({ ...good, 单位: '丙局', 评分规则: 'missed', 扣分: '1' }),
    ])
    const counts = await client.findings.importApply({ previewId: preview.previewId, withoutRefused: false })

    expect(
      preview.rows.map(({ row: number, verdict, points, problems }) => [
        number,
        verdict,
        points,
        ...problems.map(({ code, values }) => [code, values]),
      ]),
    ).toEqual([
      [2, 'new', '-1'],
      [3, 'new', '-1.5'],
      [4, 'new', '2', ['evidence_to_follow', {}]],
      [5, 'new', '-0.5', ['points_differ', { stated: '1', computed: '0.5' }]],
    ])
    expect(counts).toEqual({ new: 4, same: 0, changed: 0, refused: 0 })
    const { rows } = await client.findings.list({
      filter: everything(cycle.cycleId),
      sort: { by: 'id', descending: false },
      offset: 0,
      limit: 10,
    })
    expect(
      rows.map(({ evaluatee, rule, points, foundOn, source, deadline, status, recordedBy }) => [
        evaluatee,
        rule,
        points,
        foundOn,
        source,
        deadline,
        status,
        recordedBy,
      ]),
    ).toEqual([
      ['甲局', 'missed', '-1', '2026-03-18', 'routine_supervision', '2026-04-01', 'submitted', '录入员'],
      ['甲局', 'careless', '-1.5', '2026-03-19', 'audit', null, 'submitted', '录入员'],
      ['乙局', 'award', '2', '2026-03-18', 'routine_supervision', null, 'draft', '录入员'],
      ['丙局', 'missed', '-0.5', '2026-03-18', 'routine_supervision', null, 'submitted', '录入员'],
    ])
    expect((await client.findings.get({ id: 1 })).history.map(({ action }) => action)).toEqual(['imported'])
  })

  test.each([
    { what: 'no evaluatee', cells: { 单位: '' }, problem: ['evaluatee_missing', 'evaluatee', {}] },
    { what: 'an unknown evaluatee', cells: { 单位: '戊局' }, problem: ['evaluatee_unknown', 'evaluatee', { text: '戊局' }] },
    { what: 'an unknown indicator', cells: { 考核要点: '绿化' }, problem: ['indicator_unknown', 'indicator', { text: '绿化' }] },
    {
      what: 'an indicator that takes no findings',
      cells: { 考核要点: '特色工作' },
      problem: ['indicator_unknown', 'indicator', { text: '特色工作' }],
    },
    { what: 'no rule among several', cells: { 评分规则: '' }, problem: ['rule_missing', 'rule', {}] },
    { what: 'an unknown rule', cells: { 评分规则: '第9条' }, problem: ['rule_unknown', 'rule', { text: '第9条' }] },
    {
      what: 'words of several rules',
      cells: { 评分规则: '每少' },
      problem: ['rule_ambiguous', 'rule', { text: '每少', candidates: '每少召开1次扣0.5分，最多扣3分；学时每少10小时扣0.1分' }],
    },
    { what: 'a quantity in words', cells: { 次数: '若干' }, problem: ['not_a_quantity', 'quantity', { text: '若干' }] },
    { what: 'half an event', cells: { 次数: '1.5' }, problem: ['whole_quantity', 'quantity', { quantity: '1.5' }] },
    { what: 'a share', cells: { 次数: '50%' }, problem: ['not_a_quantity', 'quantity', { text: '50%' }] },
    {
      what: 'a chosen value beyond its range',
      cells: { 评分规则: '2', 扣分: '3', 理由: '严重' },
      problem: ['outside_range', 'chosen', { min: '0.5', max: '2' }],
    },
    { what: 'a chosen value without a reason', cells: { 评分规则: '2', 扣分: '1' }, problem: ['reason_missing', 'reason', {}] },
    {
      what: 'an unknown level',
      cells: { 考核要点: '上级表彰', 级别: '区级' },
      problem: ['level_unknown', 'level', { text: '区级', candidates: '省级；市级' }],
    },
    { what: 'no date', cells: { 日期: '' }, problem: ['date_missing', 'foundOn', {}] },
    { what: 'a day that does not exist', cells: { 日期: '2026-02-30' }, problem: ['not_a_date', 'foundOn', { text: '2026-02-30' }] },
    {
      what: 'a deadline before the finding',
      cells: { 整改期限: '2026-03-01' },
      problem: ['deadline_before', 'deadline', { foundOn: '2026-03-18' }],
    },
    { what: 'no description', cells: { 问题描述: '' }, problem: ['description_missing', 'description', {}] },
    { what: 'an unknown source', cells: { 来源: '传闻' }, problem: ['source_unknown', 'source', { text: '传闻' }] },
  ])('refuses a row with $what', async ({ cells, problem }) => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)

    const preview = await previewFindings(app, cycle.cycleId, [header, row({ ...good, ...cells })])

    expect(preview.counts).toEqual({ new: 0, same: 0, changed: 0, refused: 1 })
    expect(preview.rows[0]?.problems.map(({ code, column, values }) => [code, column, values])).toEqual([problem])
  })

  test('knows what is there already, what stands twice, and what is one matter', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    await clientOf(app).findings.save({ draft: draftOf(cycle, { matterKey: '督办1' }), editing: null, submit: true })

    const preview = await previewFindings(app, cycle.cycleId, [
      header,
      row(good),
      row({ ...good, 日期: '2026-3-19' }),
      row({ ...good, 日期: '2026/3/19' }),
      row({ ...good, 日期: '2026-3-20', 事项编号: '督办1' }),
      row({ ...good, 单位: '乙局', 事项编号: '督办1' }),
      row({ ...good, 单位: '乙局', 日期: '2026-3-20', 事项编号: '督办1' }),
    ])

    expect(preview.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code, values }) => [code, values])])).toEqual([
      ['same'],
      ['new'],
      ['refused', ['same_row', { otherRow: '3' }]],
      ['refused', ['same_matter', { finding: '1', foundOn: '2026-03-18', recordedBy: '录入员' }]],
      ['new'],
      ['refused', ['same_matter_in_table', { otherRow: '6' }]],
    ])
  })

  test('changes nothing while a row is refused, and when anything it was compared with changed', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const mixed = await previewFindings(app, cycle.cycleId, [header, row(good), row({ ...good, 单位: '' })])
    const whole = await previewFindings(app, cycle.cycleId, [header, row(good)])
    const before = dumpDatabase(app)

    expect(await refusalOf(client.findings.importApply({ previewId: mixed.previewId, withoutRefused: false }))).toEqual({
      code: 'rows_refused',
      data: { refused: 1 },
    })
    expect(dumpDatabase(app)).toEqual(before)
    await client.findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    const changed = dumpDatabase(app)
    expect((await refusalOf(client.findings.importApply({ previewId: whole.previewId, withoutRefused: false }))).code).toBe(
      'preview_outdated',
    )
    expect(dumpDatabase(app)).toEqual(changed)
  })

  test('asks who sits there before anything else', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const { previewId } = await previewFindings(app, cycle.cycleId, [header, row(good)])

    expect((await refusalOf(clientOf(app, null).findings.importApply({ previewId, withoutRefused: false }))).code).toBe('operator_required')
  })
})

test('a branch is found with its unit before it, by its office alone where only one has it, and asked about where several have', async () => {
  const app = await openTestApp()
  const cycleId = await emptyCycle(app, 'branch')
  const client = clientOf(app)
  const units = await previewRegister(
    app,
    cycleId,
    await paste(app, [
      ['编号', '全称', '简称'],
      ['001', '省信息中心', '信息中心'],
      ['002', '省财务局', '财务局'],
    ]),
  )
  await client.register.apply({ previewId: units.previewId, withoutRefused: false })
  const branches = await previewRegister(
    app,
    cycleId,
    await paste(app, [
      ['所属单位', '支部名称'],
      ['信息中心', '办公室'],
      ['信息中心', '人事处'],
      ['财务局', '办公室'],
    ]),
  )
  await client.register.apply({ previewId: branches.previewId, withoutRefused: false })

  const preview = await previewFindings(app, cycleId, [
    header,
    row({ ...good, 单位: '财务局办公室党支部', 评分规则: '' }),
    row({ ...good, 单位: '人事处', 评分规则: '' }),
    row({ ...good, 单位: '办公室', 评分规则: '' }),
  ])

  expect(preview.rows.map(({ verdict, evaluatee, problems }) => [verdict, evaluatee, ...problems.map(({ values }) => values)])).toEqual([
    ['new', '办公室党支部'],
    ['new', '人事处党支部'],
    ['refused', '办公室', { text: '办公室', candidates: '省信息中心 办公室党支部；省财务局 办公室党支部' }],
  ])
})

test.each([
  ['第1条', 1],
  ['第一条', 1],
  ['规则2', 2],
  ['（3）', 3],
  ['4.', 4],
  ['⑤', 5],
  ['第十条', 10],
  ['第十二条', 12],
  ['二十一、', 21],
  ['0', null],
  ['第1条第2款', null],
  ['扣1分', null],
])('%s is rule number %s of its list', (text, number) => {
  expect(readOrdinal(text)).toBe(number)
})
