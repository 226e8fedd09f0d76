import type { VerdictCounts } from '../../../shared/contract/base.ts'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Participation } from '../../../shared/domain/glossary.ts'
import type { Scope } from '../accounts/scope.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { matchKey, tidy } from '../exchange/cell-text.ts'
import { logOperation } from '../operations.ts'
import { holdAssignments } from '../panels/hold-assignments.ts'
import { syncRecusals } from '../panels/recusals-service.ts'
import { branchName } from './branch-name.ts'
import { codeCounter } from './codes.ts'
import {
  deleteEvaluatees,
  type EvaluateeChange,
  firstWithFacts,
  insertBranch,
  insertCategory,
  insertEvaluatee,
  insertUnit,
  readBranchIds,
  readCategories,
  readCategory,
  readEvaluatee,
  readEvaluateeRows,
  readEvaluatees,
  readUnits,
  type Unit,
  updateCategoryName,
  updateEvaluatee,
} from './register-repository.ts'

/**
 * The register of a cycle in its own order, with its categories.
 *
 * @param scope units that may be seen, and the categories of their evaluatees; null: all of them
 * @throws AppError `no_cycle`
 */
export function listRegister(app: App, cycleId: number, scope: Scope = null): { evaluatees: Evaluatee[]; categories: Category[] } {
  readCycle(app.db, cycleId)
  const all = { evaluatees: readEvaluatees(app.db, cycleId), categories: readCategories(app.db, cycleId) }
  if (scope === null) return all
  const evaluatees = all.evaluatees.filter(({ unitId }) => scope.includes(unitId))
  const numberOf = (id: number) => evaluatees.filter(({ categoryId }) => categoryId === id).length
  const categories = all.categories.map((category) => ({ ...category, evaluatees: numberOf(category.id) }))
  return { evaluatees, categories: categories.filter((category) => category.evaluatees > 0) }
}

/** Every unit known to the office, or those in a scope. */
export function listUnits(app: App, scope: Scope = null): Unit[] {
  const units = readUnits(app.db)
  return scope === null ? units : units.filter(({ id }) => scope.includes(id))
}

/**
 * Adds one evaluatee: in a unit cycle the unit itself, otherwise a branch of `unitId`.
 *
 * A unit or branch that an earlier cycle had is taken up again by its name. An empty short name is the full name, an empty code the next free one.
 *
 * @throws AppError `category_unknown`, `not_found` (no such unit), `name_taken` (in the register already, by name or by code), `cycle_closed`
 */
export function addEvaluatee(
  app: App,
  operator: string | null,
  input: {
    cycleId: number
    name: string
    shortName: string
    code: string
    categoryId: number
    unitId: number | null
    participation: Participation
  },
): Promise<Evaluatee> {
  return app.write(['register', 'panels', 'results'], () => {
    const cycle = requireOpenCycle(app.db, input.cycleId)
    requireCategory(app, input.cycleId, input.categoryId)
    const name = tidy(input.name)
    const present = readEvaluatees(app.db, input.cycleId)
    const codes = present.map((evaluatee) => evaluatee.code)
    if (input.code !== '' && codes.includes(input.code)) throw new AppError('name_taken', { code: input.code })
    const shortName = input.shortName === '' ? name : tidy(input.shortName)
    const place =
      cycle.kind === 'unit'
        ? unitPlace(app, { name, shortName, code: input.code })
        : branchPlace(app, input.unitId, name, input.code, codes)
    if (present.some((other) => other.unitId === place.unitId && (place.branchId === null || other.name === name))) {
      throw new AppError('name_taken', { name })
    }
    const id = insertEvaluatee(app.db, {
      cycleId: input.cycleId,
      unitId: place.unitId,
      branchId: place.branchId,
      categoryId: input.categoryId,
      code: place.code,
      name,
      shortName,
      participation: input.participation,
      remark: '',
    })
    app.results.rescore(input.cycleId, [id])
    logOperation(app, { operator: operator ?? '', action: 'evaluatee_added', objectKind: 'evaluatee', objectId: id, note: name })
    syncRecusals(app, operator, input.cycleId)
    const { cycleId: _cycle, branchId: _branch, ...evaluatee } = readEvaluatee(app.db, id)
    return evaluatee
  })
}

function unitPlace(app: App, unit: { name: string; shortName: string; code: string }) {
  const units = readUnits(app.db)
  const known = units.find((other) => matchKey(other.name) === matchKey(unit.name))
  const code = unit.code !== '' ? unit.code : (known?.code ?? codeCounter(units.map((other) => other.code))())
  return { unitId: known?.id ?? insertUnit(app.db, { ...unit, code }), branchId: null, code }
}

function branchPlace(app: App, unitId: number | null, name: string, givenCode: string, codes: readonly string[]) {
  const unit = requireUnit(app, unitId)
  const code = givenCode !== '' ? givenCode : codeCounter(codes, `${unit.code}-`)()
  const branchId = readBranchIds(app.db, unit.id).get(name) ?? insertBranch(app.db, { unitId: unit.id, code, name })
  return { unitId: unit.id, branchId, code }
}

function requireUnit(app: App, unitId: number | null): Unit {
  const unit = readUnits(app.db).find((candidate) => candidate.id === unitId)
  if (unit === undefined) throw new AppError('not_found', { what: 'unit', id: unitId })
  return unit
}

function requireCategory(app: App, cycleId: number, categoryId: number): void {
  if (readCategory(app.db, categoryId).cycleId !== cycleId) throw new AppError('category_unknown', { id: categoryId })
}

/**
 * Makes branches of a unit from a pasted list of names, one an entry: 办公室 becomes 办公室党支部, a name that ends with 支部 stays.
 *
 * Names that the cycle has already, or that stand twice in the list, are counted as `same`; blank lines and a heading line (处室) are left out.
 *
 * @throws AppError `not_found` (no such unit), `category_unknown`, `status_not_allowed` in a cycle that evaluates units, `cycle_closed`
 */
export function addBranches(
  app: App,
  operator: string | null,
  input: { cycleId: number; unitId: number; categoryId: number; names: readonly string[] },
): Promise<VerdictCounts> {
  return app.write(['register', 'panels', 'results'], () => {
    const cycle = requireOpenCycle(app.db, input.cycleId)
    if (cycle.kind === 'unit') throw new AppError('status_not_allowed', { what: 'unit_cycle' })
    requireCategory(app, input.cycleId, input.categoryId)
    const unit = requireUnit(app, input.unitId)
    const register = readEvaluatees(app.db, input.cycleId)
    const known = new Set(register.filter((evaluatee) => evaluatee.unitId === unit.id).map((evaluatee) => matchKey(evaluatee.name)))
    const code = codeCounter(
      register.map((evaluatee) => evaluatee.code),
      `${unit.code}-`,
    )
    const branches = readBranchIds(app.db, unit.id)
    // A branch may be called otherwise in this cycle than in the register of branches: it is the same branch all the same.
    const inCycle = new Set(readEvaluateeRows(app.db, input.cycleId).map((row) => row.branch_id))
    const taken = new Set(register.map((evaluatee) => matchKey(evaluatee.name)))
    const added: number[] = []
    let same = 0
    for (const name of branchNames(input.names)) {
      const branchId = branches.get(name)
      if (known.has(matchKey(name)) || (branchId !== undefined && inCycle.has(branchId))) {
        same += 1
        continue
      }
      known.add(matchKey(name))
      const branchCode = code()
      added.push(
        insertEvaluatee(app.db, {
          cycleId: input.cycleId,
          unitId: unit.id,
          branchId: branchId ?? insertBranch(app.db, { unitId: unit.id, code: branchCode, name }),
          categoryId: input.categoryId,
          code: branchCode,
          // Every unit has its 办公室党支部: where the name alone would not say whose, the unit goes before it.
          name: taken.has(matchKey(name)) ? `${unit.shortName}${name}` : name,
          shortName: name,
          participation: 'full',
          remark: '',
        }),
      )
    }
    if (added.length > 0) {
      app.results.rescore(input.cycleId, added)
      logOperation(app, {
        operator: operator ?? '',
        action: 'branches_added',
        objectKind: 'unit',
        objectId: unit.id,
        note: unit.name,
        detail: { cycleId: input.cycleId, added: added.length, same },
      })
      syncRecusals(app, operator, input.cycleId)
    }
    return { new: added.length, same, changed: 0, refused: 0 }
  })
}

const headings = new Set(['处室', '部门', '科室', '名称', '支部', '支部名称', '党支部', '党支部名称', '内设机构'])

function branchNames(lines: readonly string[]): readonly string[] {
  const names = lines.map(tidy).filter((name) => name !== '')
  return (headings.has(names[0] ?? '') ? names.slice(1) : names).map(branchName)
}

/**
 * Changes the given fields of the given evaluatees, all or none. Name, short name and code go with one evaluatee only.
 *
 * @returns how many were different before
 * @throws AppError `not_found`, `category_unknown`, `name_taken` (name or code), `cycle_closed`; by another category `panel_overlap`, `marks_outside`
 */
export function updateEvaluatees(
  app: App,
  operator: string | null,
  input: { evaluateeIds: readonly number[] } & EvaluateeChange,
): Promise<{ changed: number }> {
  const { evaluateeIds, ...change } = input
  return app.write(['register', 'panels', 'results'], () => {
    const before = evaluateeIds.map((id) => readEvaluatee(app.db, id))
    const cycleIds = new Set(before.map((evaluatee) => evaluatee.cycleId))
    for (const cycleId of cycleIds) {
      requireOpenCycle(app.db, cycleId)
      if (change.categoryId !== undefined) requireCategory(app, cycleId, change.categoryId)
    }
    requireFreeNames(app, before, change)
    const differing = before.filter((evaluatee) =>
      (Object.keys(change) as (keyof EvaluateeChange)[]).some((key) => change[key] !== undefined && change[key] !== evaluatee[key]),
    )
    const checks = change.categoryId === undefined ? [] : [...cycleIds].map((cycleId) => holdAssignments(app, cycleId, evaluateeIds))
    for (const evaluatee of differing) {
      updateEvaluatee(app.db, evaluatee.id, change)
      logOperation(app, {
        operator: operator ?? '',
        action: 'evaluatee_changed',
        objectKind: 'evaluatee',
        objectId: evaluatee.id,
        note: evaluatee.name,
        detail: { before: pick(evaluatee, change), after: change },
      })
    }
    if (change.categoryId !== undefined || change.participation !== undefined) {
      for (const cycleId of cycleIds) {
        const ids = differing.filter((evaluatee) => evaluatee.cycleId === cycleId).map((evaluatee) => evaluatee.id)
        if (ids.length > 0) app.results.rescore(cycleId, ids)
        syncRecusals(app, operator, cycleId)
      }
    }
    for (const check of checks) check()
    return { changed: differing.length }
  })
}

function pick(evaluatee: Evaluatee, change: EvaluateeChange): Record<string, unknown> {
  return Object.fromEntries((Object.keys(change) as (keyof EvaluateeChange)[]).map((key) => [key, evaluatee[key]]))
}

function requireFreeNames(
  app: App,
  targets: readonly (Evaluatee & { cycleId: number; branchId: number | null })[],
  change: EvaluateeChange,
): void {
  const { name, code } = change
  if (name === undefined && code === undefined && change.shortName === undefined) return
  const [target, ...more] = targets
  if (target === undefined) return
  if (more.length > 0) throw new AppError('name_taken', { name: name ?? change.shortName ?? null, code: code ?? null })
  const others = readEvaluatees(app.db, target.cycleId).filter((other) => other.id !== target.id)
  if (code !== undefined && others.some((other) => other.code === code)) throw new AppError('name_taken', { code })
  if (name === undefined) return
  const taken =
    target.branchId === null
      ? readUnits(app.db).some((unit) => unit.id !== target.unitId && matchKey(unit.name) === matchKey(name))
      : [...readBranchIds(app.db, target.unitId)].some(([other, id]) => id !== target.branchId && matchKey(other) === matchKey(name))
  if (taken) throw new AppError('name_taken', { name })
}

/**
 * Takes evaluatees out of their cycle after a backup, all or none. Units and branches themselves stay known to the office.
 *
 * @throws AppError `in_use` naming the first one that has facts, `not_found`, `cycle_closed`
 */
export async function removeEvaluatees(app: App, operator: string | null, ids: readonly number[]): Promise<{ removed: number }> {
  requireRemovable(app, ids)
  await app.gate.run(() => app.backup('remove'))
  return app.write(['register', 'panels', 'results'], () => {
    const evaluatees = requireRemovable(app, ids)
    for (const cycleId of new Set(evaluatees.map((evaluatee) => evaluatee.cycleId))) {
      const ofCycle = evaluatees.filter((evaluatee) => evaluatee.cycleId === cycleId).map((evaluatee) => evaluatee.id)
      app.results.remove(cycleId, ofCycle)
      deleteEvaluatees(app.db, ofCycle)
    }
    for (const evaluatee of evaluatees) {
      logOperation(app, {
        operator: operator ?? '',
        action: 'evaluatee_removed',
        objectKind: 'evaluatee',
        objectId: evaluatee.id,
        note: evaluatee.name,
        detail: { cycleId: evaluatee.cycleId, code: evaluatee.code },
      })
    }
    return { removed: evaluatees.length }
  })
}

function requireRemovable(app: App, ids: readonly number[]) {
  const evaluatees = [...new Set(ids)].map((id) => readEvaluatee(app.db, id))
  for (const cycleId of new Set(evaluatees.map((evaluatee) => evaluatee.cycleId))) requireOpenCycle(app.db, cycleId)
  const used = firstWithFacts(app.db, ids)
  if (used !== undefined) throw new AppError('in_use', { id: used.id, name: used.name })
  return evaluatees
}

/** @throws AppError `name_taken`, `cycle_closed` */
export function addCategory(app: App, operator: string | null, input: { cycleId: number; name: string }): Promise<Category> {
  return app.write(['register'], () => {
    requireOpenCycle(app.db, input.cycleId)
    const name = tidy(input.name)
    const id = insertCategory(app.db, input.cycleId, name)
    logOperation(app, { operator: operator ?? '', action: 'category_added', objectKind: 'category', objectId: id, note: name })
    return { id, name, evaluatees: 0 }
  })
}

/** @throws AppError `name_taken`, `category_unknown`, `cycle_closed` */
export function renameCategory(app: App, operator: string | null, input: { categoryId: number; name: string }): Promise<Category> {
  return app.write(['register', 'results'], () => {
    const category = readCategory(app.db, input.categoryId)
    requireOpenCycle(app.db, category.cycleId)
    const name = tidy(input.name)
    updateCategoryName(app.db, category, name)
    logOperation(app, {
      operator: operator ?? '',
      action: 'category_renamed',
      objectKind: 'category',
      objectId: category.id,
      note: name,
      detail: { before: category.name },
    })
    const renamed = readCategories(app.db, category.cycleId).find((candidate) => candidate.id === category.id)
    if (renamed === undefined) throw new Error(`category ${category.id} is gone within its own transaction`)
    return renamed
  })
}
