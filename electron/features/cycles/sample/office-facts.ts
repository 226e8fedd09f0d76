import type { FindingSource } from '../../../../shared/domain/glossary.ts'

/** A kind of finding that an office meets again and again: its rule, how often, and what one writes. `{n}` is the quantity, `{m}` the month. */
export interface FindingKind {
  readonly indicator: string
  readonly rule: string
  readonly most: number
  readonly weight: number
  readonly sources: readonly FindingSource[]
  readonly texts: readonly string[]
}

export const findingKinds: readonly FindingKind[] = [
  {
    indicator: '2.1',
    rule: 'missed',
    most: 2,
    weight: 10,
    sources: ['routine_supervision', 'liaison_visit'],
    texts: ['{m} 月支委会未召开', '{m} 月党员大会未按季度召开', '上半年党课缺 {n} 次', '{m} 月支委会会议记录缺失，经核实未召开'],
  },
  {
    indicator: '2.1',
    rule: 'records',
    most: 3,
    weight: 12,
    sources: ['routine_supervision', 'document_review', 'data_comparison'],
    texts: ['党课记录缺签到', '{m} 月支委会记录未写明议定事项', '会议记录 {n} 处缺主持人签名', '党员大会记录缺表决情况'],
  },
  {
    indicator: '2.2',
    rule: 'missed',
    most: 1,
    weight: 6,
    sources: ['routine_supervision', 'liaison_visit'],
    texts: ['{m} 月主题党日未开展', '{m} 月主题党日以业务会代替，不予认定'],
  },
  {
    indicator: '2.2',
    rule: 'attendance',
    most: 2,
    weight: 8,
    sources: ['data_comparison', 'routine_supervision'],
    texts: ['{m} 月主题党日参加率 76%', '{m} 月主题党日参加率 71%，请假手续不全'],
  },
  {
    indicator: '2.4',
    rule: 'missing',
    most: 6,
    weight: 7,
    sources: ['document_review', 'liaison_visit'],
    texts: ['谈心谈话缺 {n} 人次', '谈心谈话记录缺 {n} 人次，未补'],
  },
  {
    indicator: '1.3',
    rule: 'wrong',
    most: 5,
    weight: 8,
    sources: ['data_comparison'],
    texts: ['党员名册 {n} 人信息有误', '名册与系统比对，{n} 人入党时间不一致'],
  },
  {
    indicator: '1.3',
    rule: 'transfer',
    most: 2,
    weight: 4,
    sources: ['data_comparison', 'routine_supervision'],
    texts: ['组织关系接转超期 {n} 人次'],
  },
  { indicator: '1.1', rule: 'vacancy', most: 1, weight: 2, sources: ['document_review'], texts: ['委员缺额超过三个月未补选'] },
  { indicator: '1.1', rule: 'term', most: 1, weight: 1, sources: ['document_review'], texts: ['支部委员会任期届满未换届'] },
  { indicator: '1.2', rule: 'not-set', most: 1, weight: 1, sources: ['document_review'], texts: ['应设党小组未设'] },
  {
    indicator: '3.2',
    rule: 'not-public',
    most: 2,
    weight: 6,
    sources: ['routine_supervision', 'liaison_visit'],
    texts: ['一季度积分未公示', '二季度积分公示晚于规定时限', '三季度积分未公示'],
  },
  {
    indicator: '4.1',
    rule: 'no-check',
    most: 2,
    weight: 6,
    sources: ['special_inspection', 'document_review'],
    texts: ['责任清单二季度未对账', '责任清单三季度对账缺支部书记签字'],
  },
  {
    indicator: '4.2',
    rule: 'not-reported',
    most: 1,
    weight: 5,
    sources: ['routine_supervision', 'special_inspection'],
    texts: ['重要活动未事前请示', '换届事项未及时报告'],
  },
  {
    indicator: '5.2',
    rule: 'irregular',
    most: 1,
    weight: 2,
    sources: ['special_inspection', 'audit'],
    texts: ['党建经费一笔报销缺活动方案'],
  },
]
