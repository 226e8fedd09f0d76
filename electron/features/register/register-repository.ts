import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Participation } from '../../../shared/domain/glossary.ts'
import type { Database } from '../../database/database.ts'
import { pinyinOf } from './pinyin-of.ts'

const evaluateeQuery = (db: Database) =>
  db.build
    .selectFrom('evaluatee')
    .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
    .select([
      'evaluatee.id',
      'evaluatee.cycle_id',
      'evaluatee.branch_id',
      'evaluatee.code',
      'evaluatee.name',
      'evaluatee.short_name',
      'evaluatee.unit_id',
      'unit.name as unit_name',
      'evaluatee.category_id',
      'evaluatee.participation',
      'evaluatee.remark',
      'evaluatee.pinyin',
      'evaluatee.initials',
    ])

type EvaluateeRow = ReturnType<typeof readEvaluateeRows>[number]

/** Rows of a cycle's evaluatees in register order, as stored. */
export function readEvaluateeRows(db: Database, cycleId: number) {
  return db.all(evaluateeQuery(db).where('evaluatee.cycle_id', '=', cycleId).orderBy('evaluatee.position').orderBy('evaluatee.id'))
}

function toEvaluatee(row: EvaluateeRow): Evaluatee {
  return {
    id: row.id,
    kind: row.branch_id === null ? 'unit' : 'branch',
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    categoryId: row.category_id,
    participation: row.participation,
    remark: row.remark,
    pinyin: row.pinyin,
    initials: row.initials,
  }
}

/** Evaluatees of a cycle in register order. */
export function readEvaluatees(db: Database, cycleId: number): Evaluatee[] {
  return readEvaluateeRows(db, cycleId).map(toEvaluatee)
}

/** @throws AppError `not_found` */
export function readEvaluatee(db: Database, id: number): Evaluatee & { readonly cycleId: number; readonly branchId: number | null } {
  const row = db.get(evaluateeQuery(db).where('evaluatee.id', '=', id))
  if (row === undefined) throw new AppError('not_found', { what: 'evaluatee', id })
  return { ...toEvaluatee(row), cycleId: row.cycle_id, branchId: row.branch_id }
}

/** Categories of a cycle in their order, with how many evaluatees each has. */
export function readCategories(db: Database, cycleId: number): Category[] {
  return db.all(
    db.build
      .selectFrom('category')
      .leftJoin('evaluatee', 'evaluatee.category_id', 'category.id')
      .select(['category.id', 'category.name'])
      .select((expression) => expression.fn.count<number>('evaluatee.id').as('evaluatees'))
      .where('category.cycle_id', '=', cycleId)
      .groupBy('category.id')
      .orderBy('category.position')
      .orderBy('category.id'),
  )
}

/** A category with its cycle. @throws AppError `category_unknown` */
export function readCategory(db: Database, id: number): { readonly id: number; readonly name: string; readonly cycleId: number } {
  const row = db.get(db.build.selectFrom('category').select(['id', 'name', 'cycle_id']).where('id', '=', id))
  if (row === undefined) throw new AppError('category_unknown', { id })
  return { id: row.id, name: row.name, cycleId: row.cycle_id }
}

/** @returns the new category's id @throws AppError `name_taken` */
export function insertCategory(db: Database, cycleId: number, name: string): number {
  requireFreeCategoryName(db, cycleId, name)
  return db.run(db.build.insertInto('category').values({ cycle_id: cycleId, name, position: nextPosition(db, 'category', cycleId) }))
    .insertedId
}

/** @throws AppError `name_taken` when the cycle has another category of this name */
export function updateCategoryName(db: Database, category: { readonly id: number; readonly cycleId: number }, name: string): void {
  requireFreeCategoryName(db, category.cycleId, name, category.id)
  db.run(db.build.updateTable('category').set({ name }).where('id', '=', category.id))
}

function requireFreeCategoryName(db: Database, cycleId: number, name: string, except = 0): void {
  const taken = db.get(
    db.build.selectFrom('category').select('id').where('cycle_id', '=', cycleId).where('name', '=', name).where('id', '<>', except),
  )
  if (taken !== undefined) throw new AppError('name_taken', { name })
}

function nextPosition(db: Database, table: 'category' | 'evaluatee', cycleId: number): number {
  const last = db.get(
    db.build
      .selectFrom(table)
      .select((expression) => expression.fn.max('position').as('position'))
      .where('cycle_id', '=', cycleId),
  )?.position
  // An aggregate over no rows is null: the first one stands at 1.
  return last === null || last === undefined ? 1 : last + 1
}

export interface Unit {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly branches: number
}

/** Every unit of the office, whatever the cycle, by code, with how many branches each has. */
export function readUnits(db: Database): Unit[] {
  return db
    .all(
      db.build
        .selectFrom('unit')
        .leftJoin('branch', 'branch.unit_id', 'unit.id')
        .select(['unit.id', 'unit.code', 'unit.name', 'unit.short_name'])
        .select((expression) => expression.fn.count<number>('branch.id').as('branches'))
        .groupBy('unit.id')
        .orderBy('unit.code')
        .orderBy('unit.id'),
    )
    .map(({ short_name, ...unit }) => ({ ...unit, shortName: short_name }))
}

/** Branches of one unit by name. */
export function readBranchIds(db: Database, unitId: number): ReadonlyMap<string, number> {
  return new Map(
    db.all(db.build.selectFrom('branch').select(['id', 'name']).where('unit_id', '=', unitId)).map(({ id, name }) => [name, id] as const),
  )
}

export function insertUnit(db: Database, unit: { readonly code: string; readonly name: string; readonly shortName: string }): number {
  return db.run(db.build.insertInto('unit').values({ code: unit.code, name: unit.name, short_name: unit.shortName })).insertedId
}

export function insertBranch(db: Database, branch: { readonly unitId: number; readonly code: string; readonly name: string }): number {
  return db.run(db.build.insertInto('branch').values({ unit_id: branch.unitId, code: branch.code, name: branch.name })).insertedId
}

export interface NewEvaluatee {
  readonly cycleId: number
  readonly unitId: number
  readonly branchId: number | null
  readonly categoryId: number
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly participation: Participation
  readonly remark: string
}

/** Puts an evaluatee at the end of the register, with what it is found by. @returns its id */
export function insertEvaluatee(db: Database, evaluatee: NewEvaluatee): number {
  return db.run(
    db.build.insertInto('evaluatee').values({
      cycle_id: evaluatee.cycleId,
      unit_id: evaluatee.unitId,
      branch_id: evaluatee.branchId,
      category_id: evaluatee.categoryId,
      code: evaluatee.code,
      name: evaluatee.name,
      short_name: evaluatee.shortName,
      participation: evaluatee.participation,
      remark: evaluatee.remark,
      ...pinyinOf(evaluatee.name, evaluatee.shortName),
      position: nextPosition(db, 'evaluatee', evaluatee.cycleId),
    }),
  ).insertedId
}

/** What can change of an evaluatee; what is undefined stays. */
export interface EvaluateeChange {
  readonly categoryId?: number | undefined
  readonly participation?: Participation | undefined
  readonly name?: string | undefined
  readonly shortName?: string | undefined
  readonly code?: string | undefined
  readonly remark?: string | undefined
}

/**
 * Changes an evaluatee, and the unit or branch behind it where names and codes are concerned: those are its newest names, earlier cycles keep
 * their own.
 */
export function updateEvaluatee(db: Database, id: number, change: EvaluateeChange): void {
  const present = readEvaluatee(db, id)
  const name = change.name ?? present.name
  // A short name that was only the full name again follows it.
  const shortName = change.shortName ?? (present.shortName === present.name ? name : present.shortName)
  const code = change.code ?? present.code
  db.run(
    db.build
      .updateTable('evaluatee')
      .set({
        category_id: change.categoryId ?? present.categoryId,
        participation: change.participation ?? present.participation,
        name,
        short_name: shortName,
        code,
        remark: change.remark ?? present.remark,
        ...pinyinOf(name, shortName),
      })
      .where('id', '=', id),
  )
  if (present.branchId !== null) db.run(db.build.updateTable('branch').set({ name, code }).where('id', '=', present.branchId))
  else updateUnit(db, present.unitId, { name, shortName, code })
}

export function updateUnit(
  db: Database,
  id: number,
  unit: { readonly name: string; readonly shortName: string; readonly code: string },
): void {
  db.run(db.build.updateTable('unit').set({ name: unit.name, short_name: unit.shortName, code: unit.code }).where('id', '=', id))
}

const factTables = ['finding', 'input_value', 'mark', 'ballot', 'task'] as const

/** The first of the evaluatees that has facts (findings of any status, values, marks, ballots, tasks), or undefined. Standing back 回避 is no mark. */
export function firstWithFacts(db: Database, ids: readonly number[]): { readonly id: number; readonly name: string } | undefined {
  const exists = factTables
    .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE evaluatee_id = e.id${table === 'mark' ? " AND state <> 'recused'" : ''})`)
    .join(' OR ')
  const sql = `SELECT e.id, e.name FROM evaluatee e WHERE e.id IN (SELECT value FROM json_each(?)) AND (${exists}) ORDER BY e.position LIMIT 1`
  return db.prepare(sql).get(JSON.stringify(ids)) as { id: number; name: string } | undefined
}

/** Takes evaluatees without facts away, with the places where judges stood back. */
export function deleteEvaluatees(db: Database, ids: readonly number[]): void {
  db.prepare('DELETE FROM mark WHERE evaluatee_id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids))
  db.prepare('DELETE FROM evaluatee WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids))
}
