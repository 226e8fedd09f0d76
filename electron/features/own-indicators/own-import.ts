import { createHash } from 'node:crypto'
import type { RowProblem, RowVerdict, VerdictCounts } from '../../../shared/contract/base.ts'
import type { TableMapping } from '../../../shared/contract/exchange.ts'
import { type Own, type OwnPreview, ownImportFields } from '../../../shared/contract/own-indicators.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { positiveText } from '../../../shared/domain/decimal-text.ts'
import type { RowProblemCode } from '../../../shared/domain/row-problem.ts'
import { type Indicator, isLeaf, type Leaf, leafSchema } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { guessHeader, type HeaderField, readDecimal } from '../../files/tables/index.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { matchKey } from '../exchange/cell-text.ts'
import { sheetOf } from '../exchange/exchange-service.ts'
import { previewRoom, storeOfApp } from '../exchange/expiring-store.ts'
import { type MappedRow, mapRows } from '../exchange/mapped-rows.ts'
import { inSteps, writeInSteps } from '../exchange/write-in-steps.ts'
import { evaluateeFinder } from '../findings/finding-targets.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { syncRecusals } from '../panels/recusals-service.ts'
import { countVerdicts } from '../register/register-import.ts'
import { readEvaluatees, readUnits } from '../register/register-repository.ts'
import { codesOf, type GroupWithOwn, groupsWithOwn } from './check-own.ts'
import { listOwn, readOwn, writeOwn } from './own-repository.ts'

type OwnField = (typeof ownImportFields)[number]

/** Names that the columns of a table of own leaves go by, the key column first. */
const ownHeader: readonly HeaderField<OwnField>[] = [
  { field: 'evaluatee', names: ['考评对象', '对象', '单位', '单位名称', '党支部', '支部', '责任单位', '被考评单位'] },
  { field: 'name', names: ['考核要点', '自定项', '指标', '指标名称', '考核内容', '重点任务', '工作任务', '任务', '项目', '名称'] },
  { field: 'points', names: ['分值', '满分', '分数', '标准分', '权重分'] },
  { field: 'criteria', names: ['评分标准', '评分细则', '评分办法', '考核标准', '目标要求', '目标'] },
  { field: 'method', names: ['计分方法', '计分方式', '考评方式', '评分方式'] },
  { field: 'group', names: ['所属指标', '一级指标', '二级指标', '类别', '所属类别'] },
]

/** What the words of a table say about the method. A blank cell is a score that is entered as it is (得分). */
const methodWords: Readonly<Record<'external' | 'judged' | 'deduct', readonly string[]>> = {
  external: ['', '得分', '引用', '直接录分', '录入得分', '自评得分', '考核得分'],
  judged: ['评分', '打分', '评委打分', '评委评分', '集中评分'],
  deduct: ['扣分', '扣分制', '督查扣分'],
}

interface Planned {
  readonly evaluateeId: number
  readonly group: string
  readonly leaf: Leaf
}
interface KeptPreview {
  readonly cycleId: number
  readonly fingerprint: string
  readonly counts: VerdictCounts
  readonly planned: readonly Planned[]
}
const previews = storeOfApp<KeptPreview>(previewRoom)

/** Where header and columns of a table of own leaves probably stand. @throws AppError `table_expired`, `no_cycle` */
export function guessOwn(app: App, input: { cycleId: number; tableId: string; sheet: number }): TableMapping {
  readCycle(app.db, input.cycleId)
  const { headerFirstRow, headerLastRow, columns } = guessHeader(sheetOf(app, input.tableId, input.sheet), ownHeader)
  return { tableId: input.tableId, sheet: input.sheet, headerFirstRow, headerLastRow, columns: { ...columns } }
}

/**
 * Says what importing the table would do, row by row, and keeps it for `applyOwn`. Nothing is changed. A leaf is known by its evaluatee and name; leaves
 * that the table does not name stay.
 *
 * @throws AppError `table_expired`, `no_cycle`, `cycle_closed`, `not_found` (header rows or columns outside the sheet)
 */
export function previewOwn(app: App, input: { cycleId: number; mapping: TableMapping }): OwnPreview {
  const { kind } = requireOpenCycle(app.db, input.cycleId)
  const table = mapRows(sheetOf(app, input.mapping.tableId, input.mapping.sheet), input.mapping, ownImportFields)
  const { scheme } = app.results.compiled(input.cycleId)
  const plan = new OwnPlan(
    scheme,
    new Map(listOwn(app.db, input.cycleId).map(({ id, own }) => [id, own])),
    evaluateeFinder(kind, readEvaluatees(app.db, input.cycleId), readUnits(app.db)),
  )
  const rows = table.rows.map((row) => plan.row(row))
  const counts = countVerdicts(rows.map(({ verdict }) => verdict))
  const previewId = previews(app).put({
    cycleId: input.cycleId,
    fingerprint: fingerprint(app, input.cycleId),
    counts,
    planned: plan.planned,
  })
  return { previewId, mapping: input.mapping, counts, rows, skipped: [...table.skipped] }
}

type PreviewRow = OwnPreview['rows'][number]

/** Reads the rows one after the other; what a row adds, the next one knows. */
class OwnPlan {
  readonly planned: Planned[] = []
  readonly #scheme: Scheme
  readonly #groups: readonly GroupWithOwn[]
  readonly #taken: ReadonlySet<string>
  readonly #own: ReadonlyMap<number, Own>
  readonly #find: ReturnType<typeof evaluateeFinder>
  readonly #rows = new Map<string, number>()
  readonly #codes = new Map<number, Set<string>>()

  constructor(scheme: Scheme, own: ReadonlyMap<number, Own>, find: ReturnType<typeof evaluateeFinder>) {
    this.#scheme = scheme
    this.#groups = groupsWithOwn(scheme)
    this.#taken = codesOf(scheme)
    this.#own = own
    this.#find = find
  }

  row({ row, cells }: MappedRow<OwnField>): PreviewRow {
    const problems: RowProblem[] = []
    const tell = (code: RowProblemCode, column: OwnField | null, values: Record<string, string> = {}): void => {
      problems.push({ row, column, code, values })
    }
    const cell = (field: OwnField) => cells[field] ?? ''
    const found = this.#find(cell('evaluatee'))
    if (cell('evaluatee') === '') tell('evaluatee_missing', 'evaluatee')
    else if (found.kind === 'none') tell('evaluatee_unknown', 'evaluatee', { text: cell('evaluatee') })
    else if (found.kind === 'several')
      tell('evaluatee_ambiguous', 'evaluatee', { text: cell('evaluatee'), candidates: found.names.join('；') })
    const evaluatee = found.kind === 'one' ? found.thing : null
    const group = this.#group(cell('group'))
    if (group === undefined)
      tell('own_group_unknown', 'group', { text: cell('group'), candidates: this.#groups.map((one) => one.group.name).join('；') })
    const name = cell('name')
    if (name === '') tell('name_missing', 'name')
    else if (name.length > nameLimit) tell('name_too_long', 'name', { limit: String(nameLimit) })
    const read = readDecimal(cell('points'))
    const points = read.kind === 'number' && !read.percent && positiveText.safeParse(read.decimal).success ? read.decimal : null
    if (points === null) tell('not_a_quantity', 'points', { text: cell('points') })
    const kind = methodOf(cell('method'))
    if (kind === null) tell('own_method_unknown', 'method', { text: cell('method') })
    const key = evaluatee === null ? '' : `${evaluatee.id} ${matchKey(name)}`
    const twin = this.#rows.get(key)
    if (evaluatee !== null && name !== '') {
      if (twin === undefined) this.#rows.set(key, row)
      else tell('name_twice', 'name', { otherRow: String(twin) })
    }
    const shown = {
      row,
      evaluatee: evaluatee?.name ?? cell('evaluatee'),
      group: group?.group.name ?? cell('group'),
      name,
      points: points ?? cell('points'),
      criteria: cell('criteria'),
      method: cell('method'),
    }
    if (problems.length > 0 || evaluatee === null || group === undefined || points === null || kind === null) {
      return { ...shown, verdict: 'refused', problems }
    }
    const present = Object.values(this.#own.get(evaluatee.id) ?? {})
      .flat()
      .find((leaf) => matchKey(leaf.name) === matchKey(name))
    const verdict = this.#take(evaluatee.id, group, present, {
      name,
      points,
      criteria: cell('criteria'),
      kind: cell('method') === '' ? null : kind,
    })
    return { ...shown, verdict, problems }
  }

  #group(text: string): GroupWithOwn | undefined {
    if (text === '' && this.#groups.length === 1) return this.#groups[0]
    return this.#groups.find(({ group }) => matchKey(group.name) === matchKey(text) || matchKey(group.code) === matchKey(text))
  }

  /** A leaf that is there keeps its rules unless the table names another method. */
  #take(
    evaluateeId: number,
    { group }: GroupWithOwn,
    present: Leaf | undefined,
    said: { readonly name: string; readonly points: string; readonly criteria: string; readonly kind: MethodKind | null },
  ): RowVerdict {
    const criteria = said.criteria === '' ? (present?.criteria ?? '') : said.criteria
    const keeps = present !== undefined && (said.kind === null || said.kind === present.method.kind)
    const method = keeps ? rescaled(present, said.points) : newMethod(said.kind ?? 'external', said.points, this.#scheme)
    const { criteria: _, ...rest } = present ?? { code: this.#code(evaluateeId, group.code), name: said.name }
    const leaf = leafSchema.parse({ ...rest, points: said.points, ...(criteria === '' ? {} : { criteria }), method })
    if (present !== undefined && JSON.stringify(leafSchema.parse(present)) === JSON.stringify(leaf)) return 'same'
    this.planned.push({ evaluateeId, group: group.code, leaf })
    return present === undefined ? 'new' : 'changed'
  }

  /** The next free code of an evaluatee: the group's code and a number. */
  #code(evaluateeId: number, group: string): string {
    const used =
      this.#codes.get(evaluateeId) ??
      new Set(Object.values(this.#own.get(evaluateeId) ?? {}).flatMap((leaves) => leaves.map(({ code }) => code)))
    this.#codes.set(evaluateeId, used)
    let number = 1
    const code = () => `${group.slice(0, 26)}-Z${number}`
    while (used.has(code()) || this.#taken.has(code())) number += 1
    used.add(code())
    return code()
  }
}

const nameLimit = 200
type MethodKind = keyof typeof methodWords

function methodOf(text: string): MethodKind | null {
  const key = matchKey(text)
  const kinds = Object.entries(methodWords) as [MethodKind, readonly string[]][]
  return kinds.find(([, words]) => words.some((word) => matchKey(word) === key))?.[0] ?? null
}

/** A full mark that stands for the points follows them: a score of 20 of 20 becomes one of 25 of 25. */
function rescaled(present: Leaf, points: string): LeafMethod {
  const { method } = present
  return method.kind === 'external' && method.fullMarks === present.points ? { ...method, fullMarks: points } : method
}

function newMethod(kind: MethodKind, points: string, scheme: Scheme): unknown {
  switch (kind) {
    case 'external':
      return { kind, fullMarks: points }
    case 'judged':
      return { kind, scale: { kind: 'range', min: '0', max: points, step: '0.1' }, groups: judgeGroups(scheme) }
    case 'deduct':
      return { kind, rules: [] }
  }
}

/** Own leaves are marked by the judges that mark the common ones, or else by one panel. */
function judgeGroups(scheme: Scheme): unknown {
  const find = (indicator: Indicator): unknown => {
    if (!isLeaf(indicator)) return indicator.children.map(find).find((groups) => groups !== undefined)
    return indicator.method.kind === 'judged' ? indicator.method.groups : undefined
  }
  const found = scheme.parts.map(({ indicator }) => find(indicator)).find((groups) => groups !== undefined)
  return found ?? [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }]
}

/**
 * Applies a preview as a whole after a backup, or changes nothing. Sums may differ afterwards: the list says where.
 *
 * @throws AppError `operator_required`, `table_expired` (the preview is gone), `rows_refused`, `nothing_to_apply`, `preview_outdated`, `cycle_closed`
 */
export async function applyOwn(
  app: App,
  operatorName: string | null,
  input: { previewId: string; withoutRefused: boolean },
): Promise<VerdictCounts> {
  const operator = requireOperator(operatorName)
  const preview = previews(app).get(input.previewId)
  if (preview === undefined) throw new AppError('table_expired')
  const { cycleId, counts, planned } = preview
  if (counts.refused > 0 && !input.withoutRefused) throw new AppError('rows_refused', { refused: counts.refused })
  if (planned.length === 0) throw new AppError('nothing_to_apply')
  requireUnchanged(app, preview)
  await app.gate.run(() => app.backup('import'))
  await writeInSteps(app, ['register', 'inputs', 'results'], async () => {
    requireOpenCycle(app.db, cycleId)
    requireUnchanged(app, preview)
    await inSteps([...Map.groupBy(planned, ({ evaluateeId }) => evaluateeId)], (some) => {
      for (const [evaluateeId, leaves] of some) {
        writeOwn(app.db, evaluateeId, withLeaves(readOwn(app.db, cycleId, evaluateeId).own, leaves))
      }
      app.results.rescore(
        cycleId,
        some.map(([evaluateeId]) => evaluateeId),
      )
    })
    syncRecusals(app, operator, cycleId)
    logOperation(app, { operator, action: 'own_indicators_imported', objectKind: 'cycle', objectId: cycleId, detail: { ...counts } })
  })
  previews(app).remove(input.previewId)
  return counts
}

/** Changed leaves stay in their places, wherever the table puts them; new ones come last in their group. */
function withLeaves(own: Own, planned: readonly Planned[]): Own {
  const next: Record<string, Leaf[]> = Object.fromEntries(Object.entries(own).map(([group, leaves]) => [group, [...leaves]]))
  for (const { group, leaf } of planned) {
    const list = Object.values(next).find((leaves) => leaves.some(({ code }) => code === leaf.code))
    if (list === undefined) next[group] = [...(next[group] ?? []), leaf]
    else
      list.splice(
        list.findIndex(({ code }) => code === leaf.code),
        1,
        leaf,
      )
  }
  return next
}

/** Names everything that a plan was made against: the scheme's content, the register and the own leaves. */
function fingerprint(app: App, cycleId: number): string {
  const state = [app.results.compiled(cycleId).scheme, readEvaluatees(app.db, cycleId), listOwn(app.db, cycleId)]
  return createHash('sha256').update(JSON.stringify(state)).digest('hex')
}

function requireUnchanged(app: App, preview: KeptPreview): void {
  if (fingerprint(app, preview.cycleId) !== preview.fingerprint) throw new AppError('preview_outdated')
}
