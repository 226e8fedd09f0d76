import { createHash } from 'node:crypto'
import type { RowVerdict, VerdictCounts } from '../../../shared/contract/base.ts'
import type { TableMapping } from '../../../shared/contract/exchange.ts'
import { type RegisterField, type RegisterPreview, registerFields } from '../../../shared/contract/register.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { assertNever } from '../../../shared/domain/assert-never.ts'
import { participationSchema } from '../../../shared/domain/glossary.ts'
import { guessHeader } from '../../files/tables/index.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { sheetOf } from '../exchange/exchange-service.ts'
import { previewRoom, storeOfApp } from '../exchange/expiring-store.ts'
import { mapRows } from '../exchange/mapped-rows.ts'
import { inSteps, writeInSteps } from '../exchange/write-in-steps.ts'
import { logOperation } from '../operations.ts'
import { holdAssignments } from '../panels/hold-assignments.ts'
import { syncRecusals } from '../panels/recusals-service.ts'
import { codeCounter } from './codes.ts'
import { registerHeader } from './register-fields.ts'
import {
  insertBranch,
  insertCategory,
  insertEvaluatee,
  insertUnit,
  readBranchIds,
  readCategories,
  readEvaluatees,
  readUnits,
  updateEvaluatee,
  updateUnit,
} from './register-repository.ts'
import { planRegister, type RegisterAction, type RegisterState } from './register-rows.ts'

interface KeptPreview {
  readonly cycleId: number
  readonly fingerprint: string
  readonly counts: VerdictCounts
  readonly actions: readonly RegisterAction[]
}
const previews = storeOfApp<KeptPreview>(previewRoom)

/** Where header and columns of a register probably stand. @throws AppError `table_expired`, `no_cycle` */
export function guessRegister(app: App, input: { cycleId: number; tableId: string; sheet: number }): TableMapping {
  const sheet = sheetOf(app, input.tableId, input.sheet)
  const { kind } = readCycle(app.db, input.cycleId)
  const own = guessHeader(sheet, registerHeader(kind))
  // Where branches are evaluated, a table that names units and no branches is the register of units, which comes first.
  const guess = kind !== 'unit' && own.columns.name === null ? guessHeader(sheet, registerHeader('unit')) : own
  return {
    tableId: input.tableId,
    sheet: input.sheet,
    headerFirstRow: guess.headerFirstRow,
    headerLastRow: guess.headerLastRow,
    columns: { ...guess.columns },
  }
}

/**
 * Says what importing the table would do, row by row, and keeps it for `applyRegister`. Nothing is changed.
 *
 * @throws AppError `table_expired`, `no_cycle`, `cycle_closed`, `not_found` (header rows or columns outside the sheet)
 */
export function previewRegister(
  app: App,
  input: { cycleId: number; mapping: TableMapping; acceptNewCategories: boolean },
): RegisterPreview {
  requireOpenCycle(app.db, input.cycleId)
  const table = mapRows(sheetOf(app, input.mapping.tableId, input.mapping.sheet), input.mapping, registerFields)
  const state = readState(app, input.cycleId)
  const plan = planRegister(state, table.rows, input.acceptNewCategories)
  const counts = countVerdicts(plan.rows.map((row) => row.preview.verdict))
  const previewId = previews(app).put({
    cycleId: input.cycleId,
    fingerprint: fingerprint(state),
    counts,
    actions: plan.rows.flatMap((row) => row.action ?? []),
  })
  return {
    previewId,
    mapping: input.mapping,
    counts,
    newCategories: [...plan.newCategories],
    rows: plan.rows.map((row) => row.preview),
    skipped: [...table.skipped],
  }
}

/** How many rows have which verdict. */
export function countVerdicts(verdicts: readonly RowVerdict[]): VerdictCounts {
  const counts = { new: 0, same: 0, changed: 0, refused: 0 }
  for (const verdict of verdicts) counts[verdict] += 1
  return counts
}

/**
 * Applies a preview as a whole after a backup, or changes nothing.
 *
 * @throws AppError `table_expired` (the preview is gone), `rows_refused`, `nothing_to_apply`, `preview_outdated` (the register changed since),
 *   `cycle_closed`
 */
export async function applyRegister(
  app: App,
  operator: string | null,
  input: { previewId: string; withoutRefused: boolean },
): Promise<VerdictCounts> {
  const preview = previews(app).get(input.previewId)
  if (preview === undefined) throw new AppError('table_expired')
  if (preview.counts.refused > 0 && !input.withoutRefused) throw new AppError('rows_refused', { refused: preview.counts.refused })
  if (preview.actions.length === 0) throw new AppError('nothing_to_apply')
  requireUnchanged(app, preview)
  // One at a time: two applied at once would write the same backup file.
  await app.gate.run(() => app.backup('import'))
  await writeInSteps(app, ['register', 'panels', 'results'], async () => {
    requireOpenCycle(app.db, preview.cycleId)
    requireUnchanged(app, preview)
    const check = holdAssignments(
      app,
      preview.cycleId,
      preview.actions.flatMap((action) => (action.kind === 'change' ? action.evaluateeId : [])),
    )
    const apply = actionApplier(app, preview)
    await inSteps(preview.actions, (some) => {
      const touched = some.flatMap((action) => apply(action) ?? [])
      if (touched.length > 0) app.results.rescore(preview.cycleId, touched)
    })
    check()
    syncRecusals(app, operator, preview.cycleId)
    logOperation(app, {
      operator: operator ?? '',
      action: 'register_imported',
      objectKind: 'cycle',
      objectId: preview.cycleId,
      detail: { ...preview.counts },
    })
  })
  previews(app).remove(input.previewId)
  return preview.counts
}

function readState(app: App, cycleId: number): RegisterState {
  return {
    kind: readCycle(app.db, cycleId).kind,
    evaluatees: readEvaluatees(app.db, cycleId),
    categories: readCategories(app.db, cycleId),
    units: readUnits(app.db),
  }
}

/** Names everything that a plan was compared with; another fingerprint means that the comparison no longer holds. */
function fingerprint(state: RegisterState): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex')
}

function requireUnchanged(app: App, preview: KeptPreview): void {
  if (fingerprint(readState(app, preview.cycleId)) !== preview.fingerprint) throw new AppError('preview_outdated')
}

/** Carries out the actions of a plan. What it returns gives the evaluatee that is new or changed in what is scored or ranked, or null. */
function actionApplier(app: App, { cycleId, actions }: KeptPreview): (action: RegisterAction) => number | null {
  const categories = categoryIds(app, cycleId)
  const nextCode = freeCodes(app, cycleId, actions)
  return (action) => {
    switch (action.kind) {
      case 'add': {
        const place = action.unitId === null ? addUnitPlace(app, action, nextCode) : addBranchPlace(app, action, action.unitId, nextCode)
        const { name, shortName, participation, remark } = action
        return insertEvaluatee(app.db, {
          cycleId,
          ...place,
          categoryId: categories(action.category),
          name,
          shortName,
          participation,
          remark,
        })
      }
      case 'change': {
        const { category, participation, name: _name, unit: _unit, ...texts } = action.fields
        updateEvaluatee(app.db, action.evaluateeId, {
          ...texts,
          categoryId: category === undefined ? undefined : categories(category),
          participation: participation === undefined ? undefined : participationSchema.parse(participation),
        })
        return category === undefined && participation === undefined ? null : action.evaluateeId
      }
      case 'addUnit':
        insertUnit(app.db, { name: action.name, shortName: action.shortName, code: action.code ?? nextCode('') })
        return null
      case 'changeUnit':
        changeUnit(app, action.unitId, action.fields)
        return null
      default:
        return assertNever(action)
    }
  }
}

function changeUnit(app: App, unitId: number, fields: Readonly<Partial<Record<RegisterField, string>>>): void {
  const unit = readUnits(app.db).find(({ id }) => id === unitId)
  if (unit === undefined) throw new Error(`unit ${unitId} of an unchanged register is gone`)
  updateUnit(app.db, unit.id, { name: unit.name, shortName: fields.shortName ?? unit.shortName, code: fields.code ?? unit.code })
}

function categoryIds(app: App, cycleId: number): (name: string) => number {
  const ids = new Map(readCategories(app.db, cycleId).map(({ id, name }) => [name, id]))
  return (name) => {
    const known = ids.get(name)
    if (known !== undefined) return known
    const id = insertCategory(app.db, cycleId, name)
    ids.set(name, id)
    return id
  }
}

/** Free codes behind a prefix; what the table itself brings counts as taken. */
function freeCodes(app: App, cycleId: number, actions: readonly RegisterAction[]): (prefix: string) => string {
  const taken = [
    ...readEvaluatees(app.db, cycleId).map(({ code }) => code),
    ...readUnits(app.db).map(({ code }) => code),
    ...actions.flatMap((action) => (action.kind === 'add' || action.kind === 'addUnit' ? (action.code ?? []) : (action.fields.code ?? []))),
  ]
  const counters = new Map<string, () => string>()
  return (prefix) => {
    const counter = counters.get(prefix) ?? codeCounter(taken, prefix)
    counters.set(prefix, counter)
    return counter()
  }
}

type AddAction = Extract<RegisterAction, { kind: 'add' }>

function addUnitPlace(app: App, action: AddAction, nextCode: (prefix: string) => string) {
  const known = app.db.get(app.db.build.selectFrom('unit').select(['id', 'code']).where('name', '=', action.name))
  const code = action.code ?? known?.code ?? nextCode('')
  return { unitId: known?.id ?? insertUnit(app.db, { name: action.name, shortName: action.shortName, code }), branchId: null, code }
}

function addBranchPlace(app: App, action: AddAction, unitId: number, nextCode: (prefix: string) => string) {
  const unit = app.db.get(app.db.build.selectFrom('unit').select('code').where('id', '=', unitId))
  if (unit === undefined) throw new Error(`unit ${unitId} of an unchanged register is gone`)
  const code = action.code ?? nextCode(`${unit.code}-`)
  const branchId = readBranchIds(app.db, unitId).get(action.name) ?? insertBranch(app.db, { unitId, code, name: action.name })
  return { unitId, branchId, code }
}
