import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { AllResults, CategoryResult, EvaluateeResult } from '../../scoring/index.ts'
import { toDecimalText } from '../../scoring/index.ts'
import { alignedTable, type Column } from './aligned-table.ts'

const tieBreakerNames = {
  node: '指标',
  fewer_deductions: '扣分次数少者先',
  fewer_points_deducted: '扣分分值少者先',
  heavier_leaf_first: '分值大的要点',
} as const

const vetoNames = { zero: '总分计零', bar: '不得评优', cap: '等次受限', withdraw: '收回称号', flag: '提示' } as const

/** Most names of missing indicators in one line; the others are counted. */
const NAMED_MISSING = 3

/**
 * The ranking as lines for a terminal: by category the ranked ones, then apart those by reference, incomplete and exempt.
 *
 * Totals are printed as the scheme rounds them; with `rankOn: exact` the exact total, so that one sees why equal printed scores differ in place.
 */
export function rankingLines(results: AllResults): readonly string[] {
  const { scheme } = results.compiled
  const several = results.categories.length > 1
  const head = `${scheme.name}（参评 ${results.overall.length}，分组 ${results.categories.length}）`
  return [head, ...results.categories.flatMap((category) => ['', ...categoryLines(results, category, several)])]
}

function categoryLines(results: AllResults, category: CategoryResult, several: boolean): readonly string[] {
  const { ranked, byReference, incomplete, exempt } = category
  const rankedColumns: readonly Column[] = [
    { head: '名次', align: 'right' },
    { head: '编号', align: 'left' },
    { head: '名称', align: 'left' },
    { head: '总分', align: 'right' },
    { head: '等次', align: 'left' },
    ...(several ? [{ head: '总名次', align: 'right' } as const] : []),
    { head: '说明', align: 'left' },
  ]
  const rankedRows = ranked.map((one) => [
    String(one.rank),
    one.code,
    one.name,
    totalText(results, one),
    one.grade?.name ?? '—',
    ...(several ? [String(one.overallRank)] : []),
    remarks(one),
  ])
  return [
    `【${category.category === '' ? '未分组' : category.category}】`,
    ...(ranked.length === 0 ? ['（无人参加排名）'] : alignedTable(rankedColumns, rankedRows)),
    ...section('参照（不排名）', byReference, ['编号', '名称', '总分', '等次', '说明'], (one) => [
      one.code,
      one.name,
      totalText(results, one),
      one.grade?.name ?? '—',
      remarks(one),
    ]),
    ...section('未完成（不排名）', incomplete, ['编号', '名称', '缺少'], (one) => [one.code, one.name, missingText(results, one)]),
    ...section('免评', exempt, ['编号', '名称'], (one) => [one.code, one.name]),
  ]
}

function section(
  title: string,
  members: readonly EvaluateeResult[],
  heads: readonly string[],
  row: (one: EvaluateeResult) => readonly string[],
): readonly string[] {
  if (members.length === 0) return []
  const columns = heads.map((head): Column => ({ head, align: head === '总分' ? 'right' : 'left' }))
  return [`${title} ${members.length}`, ...alignedTable(columns, members.map(row))]
}

/** The total as the scheme prints it, with all its digits: 87.5 with two digits is 87.50. */
function totalText(results: AllResults, { score }: EvaluateeResult): string {
  if (score === null || score.total === null || score.rounded === null) return '—'
  const { rounding, rankOn } = results.compiled.scheme.settings
  return rankOn === 'exact' ? toDecimalText(score.total) : withDigits(score.rounded, rounding.digits)
}

/** Decimal text of an integer in 1/10,000 with exactly so many digits. */
export function withDigits(units: number, digits: number): string {
  const [whole = '0', fraction = ''] = fromUnits(units).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
}

function remarks(one: EvaluateeResult): string {
  const ties = [tieText(one.tie)]
  const vetoes = (one.score?.vetoes ?? []).map((veto) => `一票否决（${vetoNames[veto.effect.kind]}）`)
  const calibrated = one.calibration === null || one.score === null ? [] : ['已校准']
  return [...ties, ...vetoes, ...calibrated].filter((text) => text !== '').join('；')
}

function tieText(tie: EvaluateeResult['tie']): string {
  if (tie === null) return ''
  if (tie.kind === 'stands') return '并列'
  return `同分，由“${tie.node ?? tieBreakerNames[tie.by]}”分出`
}

function missingText(results: AllResults, { score }: EvaluateeResult): string {
  const names = (score?.missing ?? []).map((leaf) => results.compiled.leaves[leaf]?.name ?? '自定指标')
  const more = names.length > NAMED_MISSING ? ` 等 ${names.length} 项` : ''
  return `${names.slice(0, NAMED_MISSING).join('、')}${more}`
}
