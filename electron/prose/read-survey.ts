import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import { percentAsShare, roundedShare } from './amounts.ts'
import { readCondition } from './conditions.ts'
import { type Draft, type Mark, type MethodReading, mark, note } from './draft.ts'
import { readWeights } from './read-judged.ts'
import type { OptionReading } from './read-options.ts'
import { pointsOf, scoreStatements } from './scores.ts'
import { codeIn, judgeGroupCodes } from './vocabulary.ts'

const surveyWords =
  /民主测评|测评票|满意度|问卷|投票|得票|有效票|票数|票决|民意|评议票|测评表|(?:群众|网上|网络|线上|在线|职工|党员)测评|测评得分|测评结果|(?:人员|对象|单位|部门|群众|代表)[^,]{0,6}测评|(?:满意|称职|合格|优秀)票/
const panelWords = /考评组(?:评定|评分|打分)|评委|专家(?:评审|评分)/
const validity = /有效票|有效问卷|有效表|无效|作废|测评率|参评率|参与率|回收率|到会|应到|参加测评|收回|发出/

type Survey = MethodOf<'survey'>

/** Whether the leaf is voted on by many rather than marked by judges: the text and 考评方式 decide before the name does. */
export function isSurvey(draft: Draft): boolean {
  const text = draft.pieces.map((piece) => piece.text).join(',')
  if (panelWords.test(text) || panelWords.test(draft.context.checkedBy ?? '')) return /有效票|得票|投票/.test(text)
  return surveyWords.test(text) || /测评|问卷|投票|满意度|民意/.test(draft.context.checkedBy ?? '') || /满意度/.test(draft.context.name)
}

/** Reads a leaf that ballots decide: options with coefficients, or points by the share of an option ("优秀得票率90%以上得10分"). */
export function readSurvey(draft: Draft, options: OptionReading | null): MethodReading | null {
  const marks: Mark[] = [...(options?.marks ?? [])]
  const groups = readWeights(draft, marks)
  const rules = readValidity(draft, marks)
  const shared = {
    kind: 'survey' as const,
    groups: (groups ?? [{ ...voters(draft), weight: '1' }]).map((group) => ({ ...group })),
    emptyGroup: 'block' as const,
    voidOverIssued: true,
    ...rules,
  }
  if (options !== null && options.scale === null) {
    const method: Survey = { ...shared, options: options.options.map((each) => ({ ...each })), scoring: { kind: 'coefficients' } }
    return { method, marks }
  }
  const tiers = readShareTiers(draft)
  if (tiers !== null) {
    const method: Survey = { ...shared, options: tiers.options, scoring: tiers.scoring }
    return { method, marks: [...marks, ...tiers.marks] }
  }
  const polled = /测评|问卷|投票/.test(draft.context.checkedBy ?? '') || draft.pieces.some(({ text }) => /民主测评|满意度测评/.test(text))
  if (groups !== null && draft.points !== null && polled) {
    const marked = marks.map((each) => (each.role === 'weights' ? { ...each, note: note('options_assumed') } : each))
    return { method: { ...shared, options: usualOptions, scoring: { kind: 'coefficients' } }, marks: marked }
  }
  return null
}

/** Options for a survey that names none; always a guess. */
const usualOptions = [
  { code: 'excellent', name: '优秀', coefficient: '1' },
  { code: 'good-grade', name: '良好', coefficient: '0.8' },
  { code: 'average', name: '一般', coefficient: '0.6' },
  { code: 'poor', name: '差', coefficient: '0' },
]

function readValidity(draft: Draft, marks: Mark[]): { readonly voidShare: string | null; readonly minimumTurnout: string | null } {
  for (const piece of draft.pieces) {
    if (!validity.test(piece.text) || marks.some(({ first, last }) => first <= piece.index && piece.index <= last)) continue
    const condition = readCondition(piece.text)
    const value = condition?.to?.value ?? condition?.from?.value
    const share = value === undefined || condition?.unit !== '%' ? null : roundedShare(value)
    if (share === null || Number(share) > 1) continue
    marks.push(mark(piece, 'validity'))
    const next = draft.pieces[piece.index + 1]
    if (next !== undefined && next.segment === piece.segment && /无效|作废|不计|有效|不作为/.test(next.text) && !/\d/.test(next.text))
      marks.push(mark(next, 'validity'))
    // "不足一半的无效" leaves exactly one half valid; "未过半数的无效" and "超过半数有效" do not.
    const strict = /超过|过50%|未过|大于|不过/.test(piece.text)
    return strict ? { voidShare: share, minimumTurnout: null } : { voidShare: null, minimumTurnout: share }
  }
  return { voidShare: '0.5', minimumTurnout: null }
}

const votes =
  /^(.{0,12}?)(优秀|满意|称职|好|同意|良好|合格)(?:和|、|及|或|\+|与|以上)?(优秀|基本满意|基本称职|较好|良好|满意)?(?:等次|等级|的)?(?:得票率|票率|率|得票|票数?占比?|选票|比例|票)/
const shareOptions = {
  excellent: ['优秀', '良好', '一般', '较差'],
  satisfied: ['满意', '基本满意', '一般', '不满意'],
  competent: ['优秀', '称职', '基本称职', '不称职'],
} as const
const codes: Readonly<Record<string, string>> = {
  优秀: 'excellent',
  良好: 'good-grade',
  一般: 'average',
  较差: 'poor',
  满意: 'satisfied',
  基本满意: 'basically',
  不满意: 'dissatisfied',
  称职: 'competent',
  基本称职: 'basically-competent',
  不称职: 'incompetent',
}

function readShareTiers(
  draft: Draft,
): { readonly options: Survey['options']; readonly scoring: Survey['scoring']; readonly marks: readonly Mark[] } | null {
  let shareOf: string[] | null = null
  let family: keyof typeof shareOptions = 'excellent'
  const tiers: { shareOf: string[]; from: string | null; to: string | null; points: string }[] = []
  const marks: Mark[] = []
  let otherwise = '0'
  for (const statement of scoreStatements(draft.pieces)) {
    const { piece } = statement
    const points = pointsOf(statement.score, draft.points)
    if (points === null) continue
    const named = votes.exec(statement.subject)
    if (named?.[2] !== undefined) {
      family = /满意/.test(named[2]) ? 'satisfied' : /称职/.test(named[2]) || /称职/.test(named[3] ?? '') ? 'competent' : 'excellent'
      const second = named[3] === undefined ? [] : [codes[named[3]] ?? '']
      shareOf = [codes[named[2]] ?? 'excellent', ...second].filter((code) => code !== '')
    }
    const condition = readCondition(statement.subject.replace(votes, '$1率'))
    if (shareOf === null || condition === null || condition.unit !== '%') continue
    marks.push({ ...mark(piece, 'tier', tiers.length === 0 ? note('options_assumed') : null), first: statement.first })
    if (condition.from === null) otherwise = points
    else {
      const from = percentAsShare(condition.from.value)
      const exact = condition.to !== null && condition.to.value === condition.from.value
      const to = condition.to === null || exact ? null : percentAsShare(condition.to.value)
      tiers.push({ shareOf, from, to, points })
    }
  }
  if (tiers.length === 0) return null
  const names = shareOptions[family]
  const options: Survey['options'] = names.map((name, index) => ({
    code: codes[name] ?? `option-${index + 1}`,
    name,
    coefficient: ['1', '0.8', '0.6', '0'][index] ?? '0',
  }))
  for (const tier of tiers)
    for (const code of tier.shareOf) if (!options.some((each) => each.code === code)) options.push({ code, name: code, coefficient: '1' })
  return { options, scoring: { kind: 'share_tiers', tiers, otherwise }, marks }
}

const votersPattern = /(?:由|组织|请|对|向|面向|征求)([^,\d]{2,14}?)(?:进行|开展|参加|填写|发放|投票|打分|评价|测评|评议)/

function voters(draft: Draft): { readonly code: string; readonly name: string } {
  const text = draft.pieces.map((piece) => piece.text).join(',')
  const named =
    votersPattern.exec(text)?.[1] ??
    /服务对象|干部职工|党员群众|职工代表|党员代表|群众代表|职工|群众|党员|社会公众/.exec(`${draft.context.name},${text}`)?.[0]
  if (named === undefined) return { code: 'voters', name: '参加测评人员' }
  return { code: codeIn(judgeGroupCodes, named) ?? 'voters', name: named }
}
