import type { findingImportFields } from '../../../shared/contract/findings.ts'
import type { FindingSource } from '../../../shared/domain/glossary.ts'
import type { HeaderField } from '../../files/tables/index.ts'
import { matchKey } from '../exchange/cell-text.ts'

export type FindingField = (typeof findingImportFields)[number]

/** Names that the columns of a findings table go by, the key column first. */
export const findingHeader: readonly HeaderField<FindingField>[] = [
  {
    field: 'evaluatee',
    names: ['考评对象', '对象', '被考评单位', '单位', '单位名称', '党支部', '支部', '支部名称', '被检查单位', '责任单位'],
  },
  { field: 'indicator', names: ['考核要点', '指标', '考评指标', '考核指标', '指标名称', '考评要点', '考核内容', '考评内容', '项目'] },
  { field: 'rule', names: ['评分规则', '规则', '评分标准', '扣分标准', '评分细则', '依据', '扣分依据', '条款'] },
  { field: 'quantity', names: ['数量', '次数', '人次', '人数', '起数', '次数（人次）'] },
  { field: 'level', names: ['级别', '层级', '等级', '表彰级别'] },
  { field: 'chosen', names: ['分值', '扣分', '加分', '扣（加）分', '加扣分', '酌情分值', '得分'] },
  { field: 'reason', names: ['理由', '酌情理由', '扣分理由', '加分理由'] },
  {
    field: 'description',
    names: ['事实', '事实描述', '问题描述', '问题', '发现问题', '存在问题', '主要事实', '情况', '具体情况', '事由', '内容'],
  },
  { field: 'foundOn', names: ['发现日期', '日期', '时间', '检查日期', '发现时间', '检查时间', '督查日期'] },
  { field: 'source', names: ['来源', '发现来源', '问题来源', '检查方式', '督查方式'] },
  { field: 'deadline', names: ['整改期限', '整改时限', '期限', '完成时限', '限期', '整改截止日期'] },
  { field: 'matterKey', names: ['事项', '事项编号', '同一事项', '事项标识', '问题编号'] },
]

const sourceWords: Readonly<Record<FindingSource, readonly string[]>> = {
  routine_supervision: ['日常督查', '日常检查', '日常督导', '督查', '日常'],
  liaison_visit: ['联络走访', '走访', '联络组走访', '联络'],
  special_inspection: ['专项检查', '专项督查', '专项'],
  document_review: ['材料审核', '材料审查', '资料审核', '查阅资料', '台账检查'],
  data_comparison: ['数据比对', '数据核查', '系统比对', '数据'],
  inspection_tour: ['巡视巡察', '巡察', '巡视', '政治巡察'],
  audit: ['审计', '审计监督'],
  complaint: ['信访举报', '信访', '举报', '群众举报', '投诉'],
  self_report: ['自查自报', '自报', '自查', '主动报告', '自评'],
  other: ['其他', '其它'],
}
const sources = new Map(
  Object.entries(sourceWords).flatMap(([source, words]) =>
    [source, ...words].map((word) => [matchKey(word), source as FindingSource] as const),
  ),
)

/** 来源 as offices write it; null for a word that is not known. */
export function readSource(text: string): FindingSource | null {
  return sources.get(matchKey(text)) ?? null
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Number of a rule in its list: `第1条`, `第一条`, `规则2`, `（3）`, `4.`, `⑤` → 1, 1, 2, 3, 4, 5; null for anything else. At most 99. */
export function readOrdinal(text: string): number | null {
  const match = /^(?:第|规则|\()?([1-9]\d?|[一二三四五六七八九]?十?[一二三四五六七八九十])(?:条|款|项|\)|\.|、)?$/.exec(matchKey(text))
  const digits = match?.[1]
  if (digits === undefined) return null
  if (/^\d+$/.test(digits)) return Number(digits)
  const ten = digits.indexOf('十')
  if (ten === -1) return digits.length === 1 ? ordinals.indexOf(digits) + 1 : null
  const tens = ten === 0 ? 1 : ordinals.indexOf(digits.slice(0, 1)) + 1
  const ones = digits.slice(ten + 1)
  return tens * 10 + (ones === '' ? 0 : ordinals.indexOf(ones) + 1)
}
