import type { RowProblem, RowVerdict } from '../../../shared/contract/base.ts'
import type { FindingDraft, FindingImportPreview } from '../../../shared/contract/findings.ts'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import { amountText, fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { RowProblemCode } from '../../../shared/domain/row-problem.ts'
import type { Rule, VetoRule } from '../../../shared/domain/scheme/rules.ts'
import { readDate, readDecimal } from '../../files/tables/index.ts'
import type { CompiledLeaf, CompiledScheme } from '../../scoring/index.ts'
import { matchKey } from '../exchange/cell-text.ts'
import type { MappedRow } from '../exchange/mapped-rows.ts'
import { checkDraft, type DraftProblemCode, mayShareMatter, ruleOf, withoutLeftovers } from './finding-check.ts'
import { pointsOf } from './finding-points.ts'
import { findRule, indicatorFinder, type Meaning } from './finding-targets.ts'
import { type FindingField, readOrdinal, readSource } from './finding-words.ts'

/** What a table of findings is compared with. */
export interface FindingsState {
  readonly cycleId: number
  /** Year of dates that name none. */
  readonly year: number
  readonly compiled: CompiledScheme
  /** The evaluatee's own leaves; few evaluatees have any. */
  readonly ownLeaves: ReadonlyMap<number, readonly CompiledLeaf[]>
  readonly findEvaluatee: (text: string) => Meaning<Evaluatee>
  /** Keys (`identityOf`) of the findings that are there already and not withdrawn. */
  readonly present: ReadonlySet<string>
  /** Findings that already state a matter. */
  readonly matters: ReadonlyMap<
    string,
    readonly { readonly id: number; readonly rule: string; readonly foundOn: string; readonly recordedBy: string }[]
  >
}

type PreviewRow = FindingImportPreview['rows'][number]
export interface PlannedFinding {
  readonly preview: PreviewRow
  /** Null for rows that are the same or refused. `status` is draft where the rule asks for files, which a table cannot bring. */
  readonly finding: { readonly draft: FindingDraft; readonly status: 'draft' | 'submitted'; readonly points: number | null } | null
}

const textLimits = { reason: 500, description: 2000, matterKey: 64 } as const

/** What makes two findings the same for an import: everything that is said except reason, source and deadline. */
export function identityOf(
  draft: Pick<FindingDraft, 'evaluateeId' | 'indicator' | 'rule' | 'quantity' | 'level' | 'chosen' | 'foundOn' | 'description'>,
): string {
  const { evaluateeId, indicator, rule, quantity, level, chosen, foundOn, description } = draft
  return JSON.stringify([evaluateeId, indicator, rule, quantity, level, chosen, foundOn, matchKey(description)])
}

/** Key of a matter: one evaluatee, one indicator. */
export function matterOf(draft: Pick<FindingDraft, 'evaluateeId' | 'indicator' | 'matterKey'>): string {
  return JSON.stringify([draft.evaluateeId, draft.indicator, draft.matterKey])
}

/**
 * Reads the rows of a table as findings: `new`, `same` (an identical finding is there) or `refused` with every reason.
 *
 * A blank quantity is 1, a blank source routine supervision, a blank rule the leaf's only one. Signs before points are left out: the rule says
 * whether they are taken or given.
 */
export function planFindings(state: FindingsState, rows: readonly MappedRow<FindingField>[]): readonly PlannedFinding[] {
  const findIndicator = indicatorFinders(state)
  const seen = new Map<string, number>()
  const matters = new Map<string, { readonly row: number; readonly rule: string }[]>()
  return rows.map((row) => planRow(state, findIndicator, row, seen, matters))
}

type IndicatorFinder = (text: string) => Meaning<CompiledLeaf>

/** The finder of each evaluatee: by the leaves of the scheme and by its own. Those without own ones share one. */
function indicatorFinders(state: FindingsState): (evaluatee: Evaluatee | null) => IndicatorFinder {
  const common = indicatorFinder(state.compiled.leaves)
  const made = new Map<number, IndicatorFinder>()
  return (evaluatee) => {
    const own = evaluatee === null ? undefined : state.ownLeaves.get(evaluatee.id)
    if (evaluatee === null || own === undefined) return common
    const finder = made.get(evaluatee.id) ?? indicatorFinder([...state.compiled.leaves, ...own])
    made.set(evaluatee.id, finder)
    return finder
  }
}

function planRow(
  state: FindingsState,
  findIndicator: (evaluatee: Evaluatee | null) => IndicatorFinder,
  { row, cells }: MappedRow<FindingField>,
  seen: Map<string, number>,
  matters: Map<string, { readonly row: number; readonly rule: string }[]>,
): PlannedFinding {
  const problems: RowProblem[] = []
  const tell: Tell = (code, column, values = {}) => {
    problems.push({ row, column, code, values })
  }
  const cell = (field: FindingField) => cells[field] ?? ''
  const evaluatee = resolve(state.findEvaluatee, cell('evaluatee'), 'evaluatee', tell)
  const leaf = resolve(findIndicator(evaluatee), cell('indicator'), 'indicator', tell)
  const rule = leaf === null ? null : resolveRule(leaf, cell('rule'), tell)
  const read = readCells(state, cell, rule, tell)
  const shown = {
    row,
    evaluatee: evaluatee?.name ?? cell('evaluatee'),
    indicator: leaf?.name ?? cell('indicator'),
    rule: rule?.text ?? cell('rule'),
    quantity: read.quantity ?? cell('quantity'),
    description: cell('description'),
    foundOn: read.foundOn ?? cell('foundOn'),
  }
  const finish = (verdict: RowVerdict, points: number | null, finding: PlannedFinding['finding']): PlannedFinding => ({
    preview: { ...shown, verdict, points: points === null ? null : fromUnits(points), problems },
    finding,
  })
  const found = leaf === null || rule === null ? null : ruleOf(leaf.leaf, rule.code)
  if (evaluatee === null || leaf === null || found === null || read.quantity === null || read.foundOn === null)
    return finish('refused', null, null)

  const draft = withoutLeftovers(found, {
    cycleId: state.cycleId,
    evaluateeId: evaluatee.id,
    indicator: leaf.code,
    rule: found.rule.code,
    quantity: read.quantity,
    level: read.level,
    multipliers: [],
    chosen: read.chosen,
    reason: cell('reason'),
    matterKey: cell('matterKey') === '' ? null : cell('matterKey'),
    description: cell('description'),
    foundOn: read.foundOn,
    source: read.source ?? 'routine_supervision',
    deadline: read.deadline,
    evidence: [],
  })
  const wanting = checkDraft(leaf.leaf, draft)
  for (const { code, values } of wanting)
    if (code !== 'evidence_missing' && !isSaid(problems, code)) tell(rowCode(code), columnOf(code), { ...values })
  const points = pointsOf(leaf, draft)
  const identity = identityOf(draft)
  if (problems.length === 0 && state.present.has(identity)) return finish('same', points, null)
  refuseRepeated(state, leaf, draft, identity, row, seen, matters, tell)
  if (problems.length > 0) return finish('refused', points, null)
  const awaitsEvidence = wanting.some(({ code }) => code === 'evidence_missing')
  if (awaitsEvidence) tell('evidence_to_follow', null)
  noteDifferingPoints(read.chosen, draft, points, tell)
  return finish('new', points, { draft, status: awaitsEvidence ? 'draft' : 'submitted', points })
}

/** A table that states points beside a rule that fixes them may have counted otherwise: the reader is told, the rule decides. */
function noteDifferingPoints(stated: string | null, draft: FindingDraft, points: number | null, tell: Tell): void {
  if (stated === null || draft.chosen !== null || points === null || toUnits(stated) === Math.abs(points)) return
  tell('points_differ', 'chosen', { stated, computed: fromUnits(Math.abs(points)) })
}

type Tell = (code: RowProblemCode, column: FindingField | null, values?: Record<string, string>) => void

function resolve<Thing>(find: (text: string) => Meaning<Thing>, text: string, field: 'evaluatee' | 'indicator', tell: Tell): Thing | null {
  if (text === '') {
    tell(`${field}_missing`, field)
    return null
  }
  const found = find(text)
  if (found.kind === 'one') return found.thing
  if (found.kind === 'none') tell(`${field}_unknown`, field, { text })
  else tell(`${field}_ambiguous`, field, { text, candidates: candidates(found.names) })
  return null
}

function resolveRule(leaf: CompiledLeaf, text: string, tell: Tell): Rule | VetoRule | null {
  const found = findRule(leaf, text, readOrdinal(text))
  if (found.kind === 'one') return found.thing
  if (found.kind === 'several') tell('rule_ambiguous', 'rule', { text, candidates: candidates(found.names) })
  else if (text === '') tell('rule_missing', 'rule')
  else tell('rule_unknown', 'rule', { text })
  return null
}

/** The first few names; a message is no list. */
function candidates(names: readonly string[]): string {
  return names.length <= 5 ? names.join('；') : `${names.slice(0, 5).join('；')}；…`
}

function readCells(state: FindingsState, cell: (field: FindingField) => string, rule: Rule | VetoRule | null, tell: Tell) {
  for (const field of ['reason', 'description', 'matterKey'] as const) {
    if (cell(field).length > textLimits[field]) tell('name_too_long', field, { limit: String(textLimits[field]) })
  }
  const foundOn = readDay(cell('foundOn'), state.year, 'foundOn', tell)
  if (cell('foundOn') === '') tell('date_missing', 'foundOn')
  const source = readSource(cell('source'))
  if (source === null && cell('source') !== '') tell('source_unknown', 'source', { text: cell('source') })
  return {
    quantity: cell('quantity') === '' ? '1' : readAmount(cell('quantity'), 'quantity', 'not_a_quantity', tell),
    chosen: cell('chosen') === '' ? null : readAmount(cell('chosen').replace(/^[+\-−－＋]/, ''), 'chosen', 'not_a_quantity', tell),
    level: readLevel(cell('level'), rule, tell),
    foundOn,
    deadline: readDay(cell('deadline'), state.year, 'deadline', tell),
    source,
  }
}

function readAmount(text: string, column: 'quantity' | 'chosen', code: RowProblemCode, tell: Tell): string | null {
  const read = readDecimal(text)
  if (read.kind === 'number' && !read.percent && amountText.safeParse(read.decimal).success) return read.decimal
  tell(code, column, { text })
  return null
}

function readDay(text: string, year: number, column: 'foundOn' | 'deadline', tell: Tell): string | null {
  const read = readDate(text, year)
  if (read.kind === 'date') return read.date
  if (read.kind === 'other') tell('not_a_date', column, { text })
  return null
}

function readLevel(text: string, rule: Rule | VetoRule | null, tell: Tell): string | null {
  if (text === '' || rule === null || !('amount' in rule) || rule.amount.kind !== 'levels') return null
  const key = matchKey(text)
  const { levels } = rule.amount
  const exact = levels.filter((level) => matchKey(level.code) === key || matchKey(level.name) === key)
  const found =
    exact.length > 0 ? exact : levels.filter((level) => matchKey(level.name).includes(key) || key.includes(matchKey(level.name)))
  const [level, ...more] = found
  if (level !== undefined && more.length === 0) return level.code
  tell('level_unknown', 'level', { text, candidates: candidates(levels.map(({ name }) => name)) })
  return null
}

/** A problem of the draft that a cell's own problem already explains is not told twice. */
function isSaid(problems: readonly RowProblem[], code: DraftProblemCode): boolean {
  const column = columnOf(code)
  return column !== null && problems.some((problem) => problem.column === column)
}

function rowCode(code: Exclude<DraftProblemCode, 'evidence_missing'>): RowProblemCode {
  switch (code) {
    case 'choose_indicator':
      return 'indicator_unknown'
    case 'choose_rule':
    case 'choose_multiplier':
      return 'rule_unknown'
    default:
      return code
  }
}

function columnOf(code: DraftProblemCode): FindingField | null {
  switch (code) {
    case 'choose_indicator':
      return 'indicator'
    case 'choose_rule':
    case 'choose_multiplier':
      return 'rule'
    case 'choose_level':
      return 'level'
    case 'quantity_zero':
    case 'whole_quantity':
      return 'quantity'
    case 'not_an_amount':
    case 'outside_range':
      return 'chosen'
    case 'deadline_before':
      return 'deadline'
    case 'reason_missing':
      return 'reason'
    case 'description_missing':
      return 'description'
    case 'evidence_missing':
      return null
  }
}

function refuseRepeated(
  state: FindingsState,
  leaf: CompiledLeaf,
  draft: FindingDraft,
  identity: string,
  row: number,
  seen: Map<string, number>,
  matters: Map<string, { readonly row: number; readonly rule: string }[]>,
  tell: Tell,
): void {
  const twin = seen.get(identity)
  if (twin === undefined) seen.set(identity, row)
  else tell('same_row', null, { otherRow: String(twin) })
  if (draft.matterKey === null) return
  const matter = matterOf(draft)
  const stored = state.matters.get(matter)?.find((other) => !mayShareMatter(leaf.leaf, draft.rule, other.rule))
  if (stored !== undefined) {
    tell('same_matter', 'matterKey', { finding: String(stored.id), foundOn: stored.foundOn, recordedBy: stored.recordedBy })
  }
  const inTable = matters.get(matter) ?? []
  const other = inTable.find(({ rule }) => !mayShareMatter(leaf.leaf, draft.rule, rule))
  if (other !== undefined && twin === undefined) tell('same_matter_in_table', 'matterKey', { otherRow: String(other.row) })
  matters.set(matter, [...inTable, { row, rule: draft.rule }])
}
