import { describe, expect, it } from 'vitest'
import { type CriteriaContext, readCriteria } from '../../electron/prose/index.ts'
import type { IndicatorPart } from '../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import type { Rule, RuleAmount } from '../../shared/domain/scheme/rules.ts'

/**
 * Every sentence of the two sheets under tests/fixtures/schemes/sheets (scheme-unit.xlsx, scheme-branch.xlsx) with the whole method that it states,
 * written out by hand from the sentence.
 */
type Row = readonly [name: string, points: string | null, checkedBy: string, text: string, method: LeafMethod, part?: IndicatorPart]

const fixed = (amount: string): RuleAmount => ({ kind: 'fixed', amount })
const optional = { evidence: 'optional' } as const
/** A rule taken once whatever happens again. */
const once = (code: string, text: string, amount: string): Rule => ({ code, text, unit: 'once', amount: fixed(amount), ...optional })
/** A rule taken for each counted event. */
const each = (code: string, text: string, unitLabel: string, amount: string, cap?: string): Rule => ({
  code,
  text,
  unit: unitLabel === '人次' ? 'person_time' : unitLabel === '人' ? 'person' : 'event',
  unitLabel,
  amount: fixed(amount),
  ...optional,
  ...(cap === undefined ? {} : { cap }),
})
const deduct = (...rules: Rule[]): LeafMethod => ({ kind: 'deduct', rules })
const deductToZero = (...rules: Rule[]): LeafMethod => ({ kind: 'deduct', rules, floor: '0' })
const panelMean = [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' as const } }]
const panelTrimmed = [
  { code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'trimmed' as const, high: 1, low: 1, minJudges: 6 } },
]
const scale = (max: string, groups: Extract<LeafMethod, { kind: 'judged' }>['groups']): LeafMethod => ({
  kind: 'judged',
  scale: { kind: 'range', min: '0', max, step: '0.1' },
  groups,
  emptyGroup: 'block',
})
const goodToPoor = (fairly: string, average: string): LeafMethod => ({
  kind: 'judged',
  scale: {
    kind: 'options',
    options: [
      { code: 'good', name: '好', coefficient: '1' },
      { code: 'fairly-good', name: '较好', coefficient: fairly },
      { code: 'average', name: '一般', coefficient: average },
      { code: 'poor', name: '差', coefficient: '0' },
    ],
  },
  groups: panelMean,
  emptyGroup: 'block',
})
const measured = (curve: Extract<LeafMethod, { kind: 'measured' }>['curve']): LeafMethod => ({
  kind: 'measured',
  unitLabel: '%',
  basis: 'value',
  zeroBaseline: 'block',
  direction: 'higher',
  curve,
})
const reduced = (unitLabel: string): LeafMethod => ({
  kind: 'measured',
  unitLabel,
  basis: 'change',
  zeroBaseline: 'block',
  direction: 'lower',
  curve: { kind: 'linear', low: '0', high: '10' },
})

const unitSheet: readonly Row[] = [
  [
    '第一议题制度落实',
    '6',
    '日常督查、查阅资料',
    '每少学习1次扣1分；传达学习晚于规定时限，每次扣0.5分，最多扣2分；没有贯彻措施的每次扣0.5分。扣完为止。',
    deductToZero(
      each('r1', '每少学习1次扣1分', '次', '1'),
      each('r2', '传达学习晚于规定时限，每次扣0.5分，最多扣2分', '次', '0.5', '2'),
      each('r3', '没有贯彻措施的每次扣0.5分', '次', '0.5'),
    ),
  ],
  [
    '理论学习中心组学习',
    '6',
    '查阅资料',
    '全年集中学习研讨不少于12次，每少1次扣0.5分；未做研讨发言的每人次扣0.2分，最多扣1分。',
    deduct(
      each('r1', '全年集中学习研讨不少于12次，每少1次扣0.5分', '次', '0.5'),
      each('r2', '未做研讨发言的每人次扣0.2分，最多扣1分', '人次', '0.2', '1'),
    ),
  ],
  [
    '青年理论学习小组',
    '6',
    '考评组评定',
    '按A、B、C、D四档评定，分别得满分的100%、90%、75%、50%。',
    {
      kind: 'judged',
      scale: {
        kind: 'options',
        options: [
          { code: 'A', name: 'A档', coefficient: '1' },
          { code: 'B', name: 'B档', coefficient: '0.9' },
          { code: 'C', name: 'C档', coefficient: '0.75' },
          { code: 'D', name: 'D档', coefficient: '0.5' },
        ],
      },
      groups: panelMean,
      emptyGroup: 'block',
    },
  ],
  [
    '党员教育学时完成率',
    '6',
    '数据比对',
    '完成率达到100%得满分，80%及以下不得分，其间按比例计分。',
    measured({ kind: 'linear', low: '80', high: '100' }),
  ],
  [
    '意识形态工作责任制',
    '6',
    '日常督查',
    '未专题研究的扣2分；发生网络舆情处置不当，每起扣3分。',
    deduct(once('r1', '未专题研究的扣2分', '2'), each('r2', '发生网络舆情处置不当，每起扣3分', '起', '3')),
  ],
  [
    '三会一课',
    '8',
    '日常督查、联络走访',
    '支部委员会每月1次、党员大会每季度1次、党课每半年1次，每少召开1次扣0.5分，最多扣3分；记录不完整每次扣0.25分，最多扣1分；未录入系统每次扣0.1分。',
    deduct(
      each('r1', '支部委员会每月1次、党员大会每季度1次、党课每半年1次，每少召开1次扣0.5分，最多扣3分', '次', '0.5', '3'),
      each('r2', '记录不完整每次扣0.25分，最多扣1分', '次', '0.25', '1'),
      each('r3', '未录入系统每次扣0.1分', '次', '0.1'),
    ),
  ],
  ['民主评议党员', '4', '考评组评定', '好得4分，较好得3分，一般得2分，差不得分。', goodToPoor('0.75', '0.5')],
  ['党费收缴', '3', '数据比对', '每迟交1人次扣0.1分，扣完为止。', deductToZero(each('r1', '每迟交1人次扣0.1分', '人次', '0.1'))],
  ['支部规范化达标率', '6', '数据比对', '按达标支部数占支部总数的比例计分。', measured({ kind: 'ratio', target: '100' })],
  ['党务干部队伍建设', '4', '考评组评定', '由考评组在0至4分之间评分，去掉一个最高分和一个最低分后取平均值。', scale('4', panelTrimmed)],
  [
    '廉政风险排查',
    '6',
    '专项检查',
    '未按季度更新的每次扣1分；排查流于形式的，视情扣0.5至2分。',
    deduct(each('r1', '未按季度更新的每次扣1分', '次', '1'), {
      code: 'r2',
      text: '排查流于形式的，视情扣0.5至2分',
      unit: 'once',
      amount: { kind: 'range', min: '0.5', max: '2' },
      ...optional,
    }),
  ],
  [
    '督查问题整改率',
    '6',
    '数据比对',
    '整改率95%及以上得6分，85%（含）至95%得4分，70%（含）至85%得2分，70%以下不得分。',
    measured({
      kind: 'tiers',
      tiers: [
        { from: '95', to: null, points: '6' },
        { from: '85', to: '95', points: '4' },
        { from: '70', to: '85', points: '2' },
        { from: null, to: '70', points: '0' },
      ],
    }),
  ],
  [
    '作风问题',
    '5',
    '日常督查',
    '被省级通报的每次扣2分，被市级通报的每次扣1分，同一问题重复发生的加倍扣分。',
    deduct({
      code: 'r1',
      text: '被省级通报的每次扣2分，被市级通报的每次扣1分，同一问题重复发生的加倍扣分',
      unit: 'event',
      unitLabel: '次',
      amount: {
        kind: 'levels',
        levels: [
          { code: 'province', name: '省级通报', amount: '2' },
          { code: 'city', name: '市级通报', amount: '1' },
        ],
      },
      ...optional,
      multipliers: [{ code: 'm1', name: '同一问题重复发生', factor: '2' }],
    }),
  ],
  ['发文数量同比压减', '4', '数据比对', '较上年下降10%及以上得满分，未下降的不得分，其间按比例计分。', reduced('件')],
  ['会议数量同比压减', '4', '数据比对', '较上年下降10%及以上得满分，未下降的不得分，其间按比例计分。', reduced('次')],
  [
    '年度重点任务完成',
    '8',
    '集中考评',
    '领导评分占50%、同级单位评分占20%、考评组评分占30%。',
    scale('8', [
      { code: 'leader', name: '领导', weight: '50', aggregate: { kind: 'mean' } },
      { code: 'peer', name: '同级单位', weight: '20', aggregate: { kind: 'mean' } },
      { code: 'panel', name: '考评组', weight: '30', aggregate: { kind: 'mean' } },
    ]),
  ],
  [
    '服务对象满意度',
    '6',
    '民主测评',
    '满意、基本满意、一般、不满意分别按1、0.8、0.6、0计算，有效票不足应到人数半数的无效。',
    {
      kind: 'survey',
      options: [
        { code: 'satisfied', name: '满意', coefficient: '1' },
        { code: 'basically', name: '基本满意', coefficient: '0.8' },
        { code: 'average', name: '一般', coefficient: '0.6' },
        { code: 'dissatisfied', name: '不满意', coefficient: '0' },
      ],
      groups: [{ code: 'served', name: '服务对象', weight: '1' }],
      emptyGroup: 'block',
      voidOverIssued: true,
      voidShare: null,
      minimumTurnout: '0.5',
      scoring: { kind: 'coefficients' },
    },
  ],
  ['特色工作', '6', '集中考评', '由考评组在0至6分之间评分，去掉一个最高分和一个最低分后取平均值。', scale('6', panelTrimmed)],
  [
    '上级表彰',
    '3',
    '材料审核',
    '国家级每项加3分、省级每项加2分、市级每项加1分，同一事项就高不重复，最多加3分。',
    {
      kind: 'bonus',
      cap: '3',
      rules: [
        {
          code: 'r1',
          text: '国家级每项加3分、省级每项加2分、市级每项加1分，同一事项就高不重复，最多加3分',
          unit: 'event',
          unitLabel: '项',
          amount: {
            kind: 'levels',
            levels: [
              { code: 'nation', name: '国家级', amount: '3' },
              { code: 'province', name: '省级', amount: '2' },
              { code: 'city', name: '市级', amount: '1' },
            ],
          },
          ...optional,
          group: 'h1',
        },
      ],
      groups: [{ code: 'h1', name: '同一事项就高不重复', scope: 'matter' }],
    },
    'bonus',
  ],
  [
    '经验推广',
    '3',
    '材料审核',
    '在全国推广加3分、全省推广加2分、省直机关推广加1分，最多加3分。',
    {
      kind: 'bonus',
      cap: '3',
      rules: [
        {
          code: 'r1',
          text: '在全国推广加3分、全省推广加2分、省直机关推广加1分，最多加3分',
          unit: 'event',
          amount: {
            kind: 'levels',
            levels: [
              { code: 'nation', name: '全国推广', amount: '3' },
              { code: 'province', name: '全省推广', amount: '2' },
              { code: 'organs', name: '省直机关推广', amount: '1' },
            ],
          },
          ...optional,
        },
      ],
    },
    'bonus',
  ],
  [
    '负面清单',
    null,
    '日常督查',
    '受到通报批评的每次扣2分；瞒报的加倍。',
    deduct({ ...each('r1', '受到通报批评的每次扣2分', '次', '2'), multipliers: [{ code: 'm1', name: '瞒报', factor: '2' }] }),
    'deduction',
  ],
  [
    '违纪违法',
    null,
    '日常督查',
    '领导班子成员被立案审查的，不得评为优秀；发生重大责任事故的，总分计零分。',
    {
      kind: 'veto',
      rules: [
        { code: 'r1', text: '领导班子成员被立案审查的，不得评为优秀', effect: { kind: 'bar', grade: 'excellent' } },
        { code: 'r2', text: '发生重大责任事故的，总分计零分', effect: { kind: 'zero' } },
      ],
    },
    'veto',
  ],
]

const branchSheet: readonly Row[] = [
  [
    '班子健全',
    '8',
    '查阅资料',
    '委员缺额未及时补选的扣2分；未按期换届的扣4分。',
    deduct(once('r1', '委员缺额未及时补选的扣2分', '2'), once('r2', '未按期换届的扣4分', '4')),
  ],
  ['党小组设置', '4', '查阅资料', '应设未设的扣2分。', deduct(once('r1', '应设未设的扣2分', '2'))],
  [
    '党员名册管理',
    '8',
    '数据比对',
    '信息有误每人扣0.2分，最多扣2分；组织关系接转不及时每人次扣0.5分。',
    deduct(each('r1', '信息有误每人扣0.2分，最多扣2分', '人', '0.2', '2'), each('r2', '组织关系接转不及时每人次扣0.5分', '人次', '0.5')),
  ],
  [
    '三会一课',
    '12',
    '日常督查',
    '每少召开1次扣0.5分，最多扣6分；记录不完整每次扣0.25分，最多扣2分。',
    deduct(
      each('r1', '每少召开1次扣0.5分，最多扣6分', '次', '0.5', '6'),
      each('r2', '记录不完整每次扣0.25分，最多扣2分', '次', '0.25', '2'),
    ),
  ],
  [
    '主题党日',
    '8',
    '日常督查',
    '每少开展1次扣0.8分；参加率低于80%的每次扣0.3分。',
    deduct(each('r1', '每少开展1次扣0.8分', '次', '0.8'), each('r2', '参加率低于80%的每次扣0.3分', '次', '0.3')),
  ],
  ['组织生活会和民主评议', '6', '考评组评定', '好得6分，较好得4.5分，一般得3分，差不得分。', goodToPoor('0.75', '0.5')],
  ['谈心谈话', '4', '日常督查', '每年不少于1次，每缺1人次扣0.1分。', deduct(each('r1', '每年不少于1次，每缺1人次扣0.1分', '人次', '0.1'))],
  ['党员教育学时', '6', '数据比对', '按完成率计分。', measured({ kind: 'ratio', target: '100' })],
  ['积分评星管理', '6', '日常督查', '未按季度公示的每次扣1分。', deduct(each('r1', '未按季度公示的每次扣1分', '次', '1'))],
  ['联系服务群众', '8', '考评组评分', '由考评组在0至8分之间评分，取平均值。', scale('8', panelMean)],
  [
    '责任清单',
    '8',
    '查阅资料',
    '未制定扣4分；未按季度对账的每次扣1分。',
    deduct(once('r1', '未制定扣4分', '4'), each('r2', '未按季度对账的每次扣1分', '次', '1')),
  ],
  ['请示报告', '7', '日常督查', '应报未报每次扣1分。', deduct(each('r1', '应报未报每次扣1分', '次', '1'))],
  ['活动场所', '7', '考评组评分', '由考评组在0至7分之间评分，取平均值。', scale('7', panelMean)],
  ['经费使用', '8', '专项检查', '使用不规范每起扣2分。', deduct(each('r1', '使用不规范每起扣2分', '起', '2'))],
  [
    '示范支部',
    null,
    '材料审核',
    '省级示范加2分，市级示范加1分，就高不重复。',
    {
      kind: 'bonus',
      rules: [
        {
          code: 'r1',
          text: '省级示范加2分，市级示范加1分，就高不重复',
          unit: 'once',
          amount: {
            kind: 'levels',
            levels: [
              { code: 'province', name: '省级示范', amount: '2' },
              { code: 'city', name: '市级示范', amount: '1' },
            ],
          },
          ...optional,
          group: 'h1',
        },
      ],
      groups: [{ code: 'h1', name: '就高不重复', scope: 'leaf' }],
    },
    'bonus',
  ],
]

describe.each([
  ['unit', unitSheet],
  ['branch', branchSheet],
] as const)('the given sheet of the %s scheme', (_, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))('reads 「%s」', (_name, [name, points, checkedBy, text, method, part = 'base']) => {
    const context: CriteriaContext = { points, part, name, above: [], checkedBy, grades: [] }

    expect(readCriteria(text, context).method).toEqual(method)
  })
})
