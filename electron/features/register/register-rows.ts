import type { RowProblem, RowVerdict } from '../../../shared/contract/base.ts'
import type { Evaluatee, RegisterField, RegisterPreview } from '../../../shared/contract/register.ts'
import type { EvaluateeKind, Participation } from '../../../shared/domain/glossary.ts'
import type { RowProblemCode } from '../../../shared/domain/row-problem.ts'
import { matchKey } from '../exchange/cell-text.ts'
import type { MappedRow } from '../exchange/mapped-rows.ts'
import { branchName } from './branch-name.ts'
import { type NameIndex, nameIndex } from './name-index.ts'
import { readParticipation } from './participation-words.ts'
import type { Unit } from './register-repository.ts'

/** The register that a table is compared with. */
export interface RegisterState {
  readonly kind: EvaluateeKind
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly { readonly id: number; readonly name: string }[]
  readonly units: readonly Unit[]
}

/** What applying a row does. Categories go by name, because new ones have no id yet; a null code is the next free one. */
export type RegisterAction =
  | {
      readonly kind: 'add'
      readonly unitId: number | null
      readonly category: string
      readonly code: string | null
      readonly name: string
      readonly shortName: string
      readonly participation: Participation
      readonly remark: string
    }
  | { readonly kind: 'change'; readonly evaluateeId: number; readonly fields: Readonly<Partial<Record<RegisterField, string>>> }
  | { readonly kind: 'addUnit'; readonly code: string | null; readonly name: string; readonly shortName: string }
  | { readonly kind: 'changeUnit'; readonly unitId: number; readonly fields: Readonly<Partial<Record<RegisterField, string>>> }

type PreviewRow = RegisterPreview['rows'][number]
export interface PlannedRow {
  readonly preview: PreviewRow
  /** Null for rows that are the same or refused. */
  readonly action: RegisterAction | null
}
export interface RegisterPlan {
  readonly rows: readonly PlannedRow[]
  /** Categories that rows name and the cycle has not, in order of appearance. */
  readonly newCategories: readonly string[]
}

const limits = { name: 80, shortName: 40, code: 32, category: 40, remark: 200 } as const

/**
 * Compares the rows of a table with the register.
 *
 * An evaluatee is known by its name (or by its short name, where only one has it); in a branch cycle by unit and name. A code that belongs to
 * another evaluatee refuses the row: renaming is done in the register, not by a table that may count otherwise. A blank cell, and a field without
 * a column, changes nothing. A blank category or unit takes the one above, and a note says so.
 *
 * In a branch cycle a table without a unit column holds units: they are made known, so that branches can be added to them, and every row says so.
 *
 * @param acceptNewCategories rows that name an unknown category are refused without it
 */
export function planRegister(state: RegisterState, rows: readonly MappedRow<RegisterField>[], acceptNewCategories: boolean): RegisterPlan {
  const context = {
    state,
    acceptNewCategories,
    evaluatees: nameIndex(state.evaluatees),
    units: nameIndex(state.units),
    codes: new Map(state.evaluatees.map((evaluatee) => [evaluatee.code, evaluatee] as const)),
    categories: new Map(state.categories.map((category) => [matchKey(category.name), category.name] as const)),
    newCategories: new Map<string, string>(),
    seenNames: new Map<string, number>(),
    seenCodes: new Map<string, number>(),
    above: { category: '', unit: '' },
  }
  const planned = rows.map((row) =>
    state.kind !== 'unit' && row.cells.unit === undefined ? planUnitRow(context, row) : planRow(context, row),
  )
  return { rows: planned, newCategories: [...context.newCategories.values()] }
}

interface Context {
  readonly state: RegisterState
  readonly acceptNewCategories: boolean
  readonly evaluatees: NameIndex<Evaluatee>
  readonly units: NameIndex<Unit>
  readonly codes: ReadonlyMap<string, Evaluatee>
  readonly categories: ReadonlyMap<string, string>
  readonly newCategories: Map<string, string>
  readonly seenNames: Map<string, number>
  readonly seenCodes: Map<string, number>
  readonly above: { category: string; unit: string }
}

/** Collects what is wrong with a row; `notes` stand on rows that are taken all the same. */
function problemsOf(row: number) {
  const problems: RowProblem[] = []
  let refused = false
  return {
    problems,
    get refused() {
      return refused
    },
    refuse(code: RowProblemCode, column: RegisterField | null, values: Record<string, string> = {}) {
      refused = true
      problems.push({ row, column, code, values })
    },
    note(code: RowProblemCode, column: RegisterField | null, values: Record<string, string> = {}) {
      problems.push({ row, column, code, values })
    },
  }
}
type Problems = ReturnType<typeof problemsOf>

function planRow(context: Context, { row, cells }: MappedRow<RegisterField>): PlannedRow {
  const problems = problemsOf(row)
  const isBranch = context.state.kind !== 'unit'
  const unit = isBranch ? findUnit(context, cells.unit ?? '', problems) : null
  const name = isBranch && cells.name ? branchName(cells.name) : (cells.name ?? '')
  checkTexts(cells, name, problems)
  const known = name === '' ? undefined : findKnown(context, name, unit, problems)
  const code = cells.code ?? ''
  checkDoubles(context, row, known === undefined ? `${unit?.id ?? ''}:${matchKey(name)}` : `#${known.id}`, code, problems)
  const holder = code === '' ? undefined : context.codes.get(code)
  if (holder !== undefined && holder.id !== known?.id) problems.refuse('code_taken', 'code', { name: holder.name })
  const participation = findParticipation(cells.participation ?? '', problems)
  const category = findCategory(context, cells.category, unit, known, problems)
  const shown = {
    row,
    code: code === '' ? (known?.code ?? '') : code,
    name: known?.name ?? name,
    shortName: cells.shortName || known?.shortName || name,
    category: category ?? cells.category ?? '',
    participation: participation ?? (cells.participation || known?.participation || 'full'),
    unit: unit?.name ?? cells.unit ?? '',
    remark: cells.remark || known?.remark || '',
  }
  if (problems.refused || category === null)
    return { preview: { ...shown, verdict: 'refused', problems: problems.problems, changes: [] }, action: null }
  if (known === undefined) {
    const action: RegisterAction = {
      kind: 'add',
      unitId: unit?.id ?? null,
      category,
      code: code === '' ? null : code,
      name,
      shortName: shown.shortName,
      participation: participation ?? 'full',
      remark: shown.remark,
    }
    return { preview: { ...shown, verdict: 'new', problems: problems.problems, changes: [] }, action }
  }
  const categoryNow = context.state.categories.find(({ id }) => id === known.categoryId)?.name ?? ''
  const changes = differences(
    { code: known.code, shortName: known.shortName, participation: known.participation, remark: known.remark, category: categoryNow },
    {
      code,
      shortName: cells.shortName ?? '',
      participation: participation ?? '',
      remark: cells.remark ?? '',
      category: cells.category === undefined ? '' : category,
    },
  )
  const verdict: RowVerdict = changes.length === 0 ? 'same' : 'changed'
  return {
    preview: { ...shown, verdict, problems: problems.problems, changes },
    action: changes.length === 0 ? null : { kind: 'change', evaluateeId: known.id, fields: fieldsOf(changes) },
  }
}

function planUnitRow(context: Context, { row, cells }: MappedRow<RegisterField>): PlannedRow {
  const problems = problemsOf(row)
  const name = cells.name ?? ''
  const code = cells.code ?? ''
  checkTexts(cells, name, problems)
  const found = context.units.find(name)
  if (found.length > 1) problems.refuse('name_ambiguous', 'name', { candidates: found.map((unit) => unit.name).join('、') })
  const known = found[0]
  checkDoubles(context, row, known === undefined ? `:${matchKey(name)}` : `#${known.id}`, code, problems)
  const holder = code === '' ? undefined : context.state.units.find((unit) => unit.code === code)
  if (holder !== undefined && holder.id !== known?.id) problems.refuse('code_taken', 'code', { name: holder.name })
  const shown = {
    row,
    code: code === '' ? (known?.code ?? '') : code,
    name: known?.name ?? name,
    shortName: cells.shortName || known?.shortName || name,
    category: '',
    participation: '',
    unit: name,
    remark: '',
  }
  if (problems.refused) return { preview: { ...shown, verdict: 'refused', problems: problems.problems, changes: [] }, action: null }
  problems.note('unit_only', null)
  if (known === undefined) {
    return {
      preview: { ...shown, verdict: 'new', problems: problems.problems, changes: [] },
      action: { kind: 'addUnit', code: code === '' ? null : code, name, shortName: shown.shortName },
    }
  }
  const changes = differences({ code: known.code, shortName: known.shortName }, { code, shortName: cells.shortName ?? '' })
  return {
    preview: { ...shown, verdict: changes.length === 0 ? 'same' : 'changed', problems: problems.problems, changes },
    action: changes.length === 0 ? null : { kind: 'changeUnit', unitId: known.id, fields: fieldsOf(changes) },
  }
}

function differences(present: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): PreviewRow['changes'] {
  return Object.entries(given).flatMap(([field, to]) => {
    const from = present[field] ?? ''
    return to === '' || to === from ? [] : [{ field, from, to }]
  })
}

function fieldsOf(changes: PreviewRow['changes']): Partial<Record<RegisterField, string>> {
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]))
}

function checkTexts(cells: MappedRow<RegisterField>['cells'], name: string, problems: Problems): void {
  if (name === '') problems.refuse('name_missing', 'name')
  for (const field of ['name', 'shortName', 'category', 'remark'] as const) {
    const text = field === 'name' ? name : (cells[field] ?? '')
    if (text.length > limits[field]) problems.refuse('name_too_long', field, { limit: String(limits[field]) })
  }
  if ((cells.code ?? '').length > limits.code) problems.refuse('code_too_long', 'code', { limit: String(limits.code) })
}

/** `identity` is the same for rows that mean the same evaluatee; rows without a name are refused for that alone. */
function checkDoubles(context: Context, row: number, identity: string, code: string, problems: Problems): void {
  if (!identity.endsWith(':')) {
    const otherRow = context.seenNames.get(identity)
    if (otherRow !== undefined) problems.refuse('name_twice', 'name', { otherRow: String(otherRow) })
    else context.seenNames.set(identity, row)
  }
  if (code !== '') {
    const otherRow = context.seenCodes.get(code)
    if (otherRow !== undefined) problems.refuse('code_twice', 'code', { otherRow: String(otherRow) })
    else context.seenCodes.set(code, row)
  }
}

function findKnown(context: Context, name: string, unit: Unit | null, problems: Problems): Evaluatee | undefined {
  const found = context.evaluatees.find(name).filter((evaluatee) => context.state.kind === 'unit' || evaluatee.unitId === unit?.id)
  if (found.length > 1) problems.refuse('name_ambiguous', 'name', { candidates: found.map((evaluatee) => evaluatee.name).join('、') })
  return found[0]
}

function findUnit(context: Context, text: string, problems: Problems): Unit | null {
  const name = text === '' ? context.above.unit : text
  if (name === '') {
    problems.refuse('unit_missing', 'unit')
    return null
  }
  if (text === '') problems.note('unit_from_above', 'unit', { name })
  context.above.unit = name
  const found = context.units.find(name)
  if (found.length === 1) return found[0] ?? null
  const byCode = context.state.units.filter((unit) => unit.code === name)
  if (found.length === 0 && byCode.length === 1) return byCode[0] ?? null
  if (found.length === 0) problems.refuse('unit_unknown', 'unit', { text: name })
  else problems.refuse('unit_ambiguous', 'unit', { text: name, candidates: found.map((unit) => unit.name).join('、') })
  return null
}

function findParticipation(text: string, problems: Problems): Participation | null {
  if (text === '') return null
  const participation = readParticipation(text)
  if (participation === null) problems.refuse('participation_unknown', 'participation', { text })
  return participation
}

/** Name of the row's category as the cycle writes it; null when there is none, which the problems then say. */
function findCategory(
  context: Context,
  cell: string | undefined,
  unit: Unit | null,
  known: Evaluatee | undefined,
  problems: Problems,
): string | null {
  if (cell === undefined) return categoryWithoutColumn(context, unit, known, problems)
  const name = cell === '' ? context.above.category : cell
  if (name === '') {
    problems.refuse('category_missing', 'category')
    return null
  }
  if (cell === '') problems.note('category_from_above', 'category', { name })
  context.above.category = name
  return acceptCategory(context, name, problems)
}

function categoryWithoutColumn(context: Context, unit: Unit | null, known: Evaluatee | undefined, problems: Problems): string | null {
  const { categories } = context.state
  if (known !== undefined) return categories.find(({ id }) => id === known.categoryId)?.name ?? null
  if (unit !== null) {
    // Branches are ranked inside their unit, unless the office made one category for all of them.
    const own = [unit.name, unit.shortName].map((name) => context.categories.get(matchKey(name))).find((name) => name !== undefined)
    if (own !== undefined) return own
    const only = categories.length === 1 ? categories[0] : undefined
    if (only !== undefined && context.units.find(only.name).length === 0) return only.name
    return acceptCategory(context, unit.shortName, problems)
  }
  const only = categories.length === 1 ? categories[0] : undefined
  if (only === undefined) problems.refuse('category_missing', 'category')
  return only?.name ?? null
}

function acceptCategory(context: Context, name: string, problems: Problems): string | null {
  const key = matchKey(name)
  const present = context.categories.get(key)
  if (present !== undefined) return present
  const first = context.newCategories.get(key) ?? name
  context.newCategories.set(key, first)
  if (context.acceptNewCategories) return first
  problems.refuse('category_unknown', 'category', { text: name })
  return null
}
