import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkScheme } from '../../../electron/scoring/check-scheme.ts'
import { schemeSums } from '../../../electron/scoring/scheme-sums.ts'
import { type Indicator, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { readLeaves, readSheet, sentencesOf } from './read-sheet.ts'

const sheet = (name: string) => readSheet(new URL(`../../fixtures/schemes/sheets/${name}.xlsx`, import.meta.url))
const starter = (name: string) =>
  schemeSchema.parse(JSON.parse(readFileSync(new URL(`../../../resources/schemes/${name}.json`, import.meta.url), 'utf8')))

/** How a sentence is expressed that is a parameter of the leaf's method and not a rule of a catalogue. */
const parameters: Readonly<Record<string, object>> = {
  扣完为止: { kind: 'deduct', floor: '0' },
  '按A、B、C、D四档评定，分别得满分的100%、90%、75%、50%': {
    kind: 'judged',
    scale: {
      options: [
        { name: 'A档', coefficient: '1' },
        { name: 'B档', coefficient: '0.9' },
        { name: 'C档', coefficient: '0.75' },
        { name: 'D档', coefficient: '0.5' },
      ],
    },
  },
  '完成率达到100%得满分，80%及以下不得分，其间按比例计分': {
    kind: 'measured',
    basis: 'value',
    direction: 'higher',
    curve: { kind: 'linear', low: '80', high: '100' },
  },
  '好得4分，较好得3分，一般得2分，差不得分': {
    kind: 'judged',
    scale: {
      options: [
        { name: '好', coefficient: '1' },
        { name: '较好', coefficient: '0.75' },
        { name: '一般', coefficient: '0.5' },
        { name: '差', coefficient: '0' },
      ],
    },
  },
  '好得6分，较好得4.5分，一般得3分，差不得分': {
    kind: 'judged',
    scale: {
      options: [
        { name: '好', coefficient: '1' },
        { name: '较好', coefficient: '0.75' },
        { name: '一般', coefficient: '0.5' },
        { name: '差', coefficient: '0' },
      ],
    },
  },
  按达标支部数占支部总数的比例计分: { kind: 'measured', basis: 'value', curve: { kind: 'ratio', target: '100' } },
  按完成率计分: { kind: 'measured', basis: 'value', curve: { kind: 'ratio', target: '100' } },
  '由考评组在0至4分之间评分，去掉一个最高分和一个最低分后取平均值': {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '4' },
    groups: [{ name: '考评组', aggregate: { kind: 'trimmed', high: 1, low: 1, minJudges: 6 } }],
  },
  '由考评组在0至6分之间评分，去掉一个最高分和一个最低分后取平均值': {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '6' },
    groups: [{ name: '考评组', aggregate: { kind: 'trimmed', high: 1, low: 1, minJudges: 6 } }],
  },
  '由考评组在0至8分之间评分，取平均值': {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '8' },
    groups: [{ name: '考评组', aggregate: { kind: 'mean' } }],
  },
  '由考评组在0至7分之间评分，取平均值': {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '7' },
    groups: [{ name: '考评组', aggregate: { kind: 'mean' } }],
  },
  '整改率95%及以上得6分，85%（含）至95%得4分，70%（含）至85%得2分，70%以下不得分': {
    kind: 'measured',
    curve: {
      kind: 'tiers',
      tiers: [
        { from: '95', to: null, points: '6' },
        { from: '85', to: '95', points: '4' },
        { from: '70', to: '85', points: '2' },
        { from: null, to: '70', points: '0' },
      ],
    },
  },
  '较上年下降10%及以上得满分，未下降的不得分，其间按比例计分': {
    kind: 'measured',
    basis: 'change',
    direction: 'lower',
    curve: { kind: 'linear', low: '0', high: '10' },
  },
  '领导评分占50%、同级单位评分占20%、考评组评分占30%': {
    kind: 'judged',
    groups: [
      { name: '领导', weight: '50' },
      { name: '同级单位', weight: '20' },
      { name: '考评组', weight: '30' },
    ],
  },
  '满意、基本满意、一般、不满意分别按1、0.8、0.6、0计算，有效票不足应到人数半数的无效': {
    kind: 'survey',
    options: [
      { name: '满意', coefficient: '1' },
      { name: '基本满意', coefficient: '0.8' },
      { name: '一般', coefficient: '0.6' },
      { name: '不满意', coefficient: '0' },
    ],
    minimumTurnout: '0.5',
  },
}

/** What a sentence of the sheet says in figures, for every sentence that is a rule of a catalogue. */
const amounts: Readonly<Record<string, object>> = {
  每少学习1次扣1分: { unit: 'event', amount: { kind: 'fixed', amount: '1' } },
  '传达学习晚于规定时限，每次扣0.5分，最多扣2分': { unit: 'event', amount: { amount: '0.5' }, cap: '2' },
  '没有贯彻措施的每次扣0.5分': { unit: 'event', amount: { amount: '0.5' } },
  '全年集中学习研讨不少于12次，每少1次扣0.5分': { unit: 'event', amount: { amount: '0.5' } },
  '未做研讨发言的每人次扣0.2分，最多扣1分': { unit: 'person_time', amount: { amount: '0.2' }, cap: '1' },
  未专题研究的扣2分: { unit: 'once', amount: { amount: '2' } },
  '发生网络舆情处置不当，每起扣3分': { unit: 'event', amount: { amount: '3' } },
  '支部委员会每月1次、党员大会每季度1次、党课每半年1次，每少召开1次扣0.5分，最多扣3分': {
    unit: 'event',
    amount: { amount: '0.5' },
    cap: '3',
  },
  '记录不完整每次扣0.25分，最多扣1分': { unit: 'event', amount: { amount: '0.25' }, cap: '1' },
  '未录入系统每次扣0.1分': { unit: 'event', amount: { amount: '0.1' } },
  '每迟交1人次扣0.1分，扣完为止': { unit: 'person_time', amount: { amount: '0.1' } },
  未按季度更新的每次扣1分: { unit: 'event', amount: { amount: '1' } },
  '排查流于形式的，视情扣0.5至2分': { unit: 'event', amount: { kind: 'range', min: '0.5', max: '2' } },
  '被省级通报的每次扣2分，被市级通报的每次扣1分，同一问题重复发生的加倍扣分': {
    unit: 'event',
    amount: {
      kind: 'levels',
      levels: [
        { name: '省级通报', amount: '2' },
        { name: '市级通报', amount: '1' },
      ],
    },
    multipliers: [{ name: '同一问题重复发生', factor: '2' }],
  },
  '国家级每项加3分、省级每项加2分、市级每项加1分，同一事项就高不重复，最多加3分': {
    unit: 'event',
    amount: {
      kind: 'levels',
      levels: [
        { name: '国家级', amount: '3' },
        { name: '省级', amount: '2' },
        { name: '市级', amount: '1' },
      ],
    },
    group: 'matter',
  },
  '在全国推广加3分、全省推广加2分、省直机关推广加1分，最多加3分': {
    unit: 'event',
    amount: {
      kind: 'levels',
      levels: [
        { name: '全国', amount: '3' },
        { name: '全省', amount: '2' },
        { name: '省直机关', amount: '1' },
      ],
    },
  },
  受到通报批评的每次扣2分: { unit: 'event', amount: { amount: '2' }, multipliers: [{ name: '瞒报', factor: '2' }] },
  瞒报的加倍: { multipliers: [{ name: '瞒报', factor: '2' }] },
  '领导班子成员被立案审查的，不得评为优秀': { effect: { kind: 'bar', grade: 'excellent' } },
  '发生重大责任事故的，总分计零分': { effect: { kind: 'zero' } },
  委员缺额未及时补选的扣2分: { unit: 'once', amount: { amount: '2' } },
  未按期换届的扣4分: { unit: 'once', amount: { amount: '4' } },
  应设未设的扣2分: { unit: 'once', amount: { amount: '2' } },
  '信息有误每人扣0.2分，最多扣2分': { unit: 'person', amount: { amount: '0.2' }, cap: '2' },
  '组织关系接转不及时每人次扣0.5分': { unit: 'person_time', amount: { amount: '0.5' } },
  '每少召开1次扣0.5分，最多扣6分': { unit: 'event', amount: { amount: '0.5' }, cap: '6' },
  '记录不完整每次扣0.25分，最多扣2分': { unit: 'event', amount: { amount: '0.25' }, cap: '2' },
  '每少开展1次扣0.8分': { unit: 'event', amount: { amount: '0.8' } },
  '参加率低于80%的每次扣0.3分': { unit: 'event', amount: { amount: '0.3' } },
  '每年不少于1次，每缺1人次扣0.1分': { unit: 'person_time', amount: { amount: '0.1' } },
  未按季度公示的每次扣1分: { unit: 'event', amount: { amount: '1' } },
  未制定扣4分: { unit: 'once', amount: { amount: '4' } },
  未按季度对账的每次扣1分: { unit: 'event', amount: { amount: '1' } },
  应报未报每次扣1分: { unit: 'event', amount: { amount: '1' } },
  使用不规范每起扣2分: { unit: 'event', amount: { amount: '2' } },
  '省级示范加2分，市级示范加1分，就高不重复': {
    unit: 'once',
    amount: {
      kind: 'levels',
      levels: [
        { name: '省级示范', amount: '2' },
        { name: '市级示范', amount: '1' },
      ],
    },
    group: 'model',
  },
}

function leavesUnder(
  indicator: Indicator,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly leaf: Leaf }[] {
  if (isLeaf(indicator)) return [{ path, leaf: indicator }]
  return indicator.children.flatMap((child) =>
    leavesUnder(child, [...path, indicator.points === null ? indicator.name : `${indicator.name}（${indicator.points}分）`]),
  )
}

describe.each([
  { sheetName: 'scheme-unit', starterName: 'model-unit', beyondTheSheet: [] },
  { sheetName: 'scheme-branch', starterName: 'five-branch', beyondTheSheet: ['否决情形'] },
])('the starter scheme $starterName', ({ sheetName, starterName, beyondTheSheet }) => {
  const scheme = starter(starterName)
  const rows = readLeaves(sheet(sheetName))
  const leaves = scheme.parts.flatMap((part) => leavesUnder(part.indicator))

  it('has the title of the sheet and its foot note', () => {
    const cells = sheet(sheetName)
    const foot = [...cells.values()].filter((text) => text.startsWith('注：'))

    expect({ name: scheme.name, source: scheme.source, foot: scheme.notes.slice(0, 1) }).toEqual({
      name: cells.get('A1'),
      source: cells.get('A2'),
      foot,
    })
  })

  it('adds up everywhere and has no other problem', () => {
    expect(checkScheme(scheme).filter(({ severity }) => severity !== 'remark')).toEqual([])
    expect(schemeSums(scheme)[0]).toEqual({ code: 'total', stated: '100', summed: '100', attainable: '100' })
  })

  it('has every leaf of the sheet in order, with its points, prose and way of checking', () => {
    const written = leaves
      .filter(({ leaf }) => !beyondTheSheet.includes(leaf.name))
      .map(({ leaf }) => ({ name: leaf.name, points: leaf.points, criteria: leaf.criteria, checkedBy: leaf.checkedBy }))

    expect(written).toEqual(rows.map(({ name, points, criteria, checkedBy }) => ({ name, points, criteria, checkedBy })))
  })

  it('has every leaf under the first and second level of the sheet with the points printed there', () => {
    const written = leaves.filter(({ leaf }) => !beyondTheSheet.includes(leaf.name)).map(({ path }) => path)

    const printed = rows.map(({ part, section }) => [part.replace('（不超过6分）', '（6分）'), ...(section === null ? [] : [section])])
    expect(written).toEqual(printed)
  })

  it.each(rows.flatMap((row) => sentencesOf(row.criteria).map((sentence) => ({ name: row.name, sentence }))))(
    'expresses "$sentence" of $name as a rule or a parameter',
    ({ name, sentence }) => {
      const found = leaves.find(({ leaf }) => leaf.name === name)
      const method = found?.leaf.method
      const rules = method !== undefined && 'rules' in method ? method.rules : []
      const rule = rules.find((each) => sentencesOf(each.text).includes(sentence))

      const parameter = parameters[sentence]
      if (parameter !== undefined) expect(method).toMatchObject(parameter)
      else expect(rule).toMatchObject(amounts[sentence] ?? { text: 'a sentence that this test knows' })
    },
  )
})

describe('what the foot notes of the starter schemes say', () => {
  it('limits the bonus of units to 6 and excellent to 30 % of a category, cut off downwards', () => {
    const { points, settings } = starter('model-unit')

    expect({ points, bonusCap: settings.bonusCap, quotas: settings.quotas }).toEqual({
      points: '100',
      bonusCap: '6',
      quotas: [{ grade: 'excellent', limit: { kind: 'share', share: '0.3' }, rounding: 'floor', per: 'category' }],
    })
  })

  it('caps both bonus leaves of units at 3 points', () => {
    const bonus = starter('model-unit').parts.find((part) => part.part === 'bonus')

    expect(bonus?.indicator).toMatchObject({ points: '6', children: [{ method: { cap: '3' } }, { method: { cap: '3' } }] })
  })

  it('recommends branches from 90 points, unless a veto fact is confirmed', () => {
    const scheme = starter('five-branch')
    const veto = scheme.parts.find((part) => part.part === 'veto')

    expect(scheme.settings.bands[0]).toEqual({ code: 'advanced', name: '可推荐为先进党支部', lower: '90', upper: null })
    expect(veto?.indicator).toMatchObject({
      children: [
        { method: { rules: [{ text: '90分以上且无否决情形的，可推荐为先进党支部', effect: { kind: 'bar', grade: 'advanced' } }] } },
      ],
    })
  })

  it('tags every first-level indicator with its own dimension', () => {
    const tagged = ['model-unit', 'five-branch'].map((name) =>
      starter(name)
        .parts.filter((part) => part.part === 'base')
        .map((part) => part.indicator.dimension),
    )

    expect(tagged).toEqual([
      ['loyalty', 'organisation', 'integrity', 'excellence'],
      ['setup', 'life', 'service', 'system', 'venue'],
    ])
  })
})
