import * as z from 'zod'
import type { PaperState, SecondWay } from '../../../shared/contract/paper-sheets.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import type { StoredMark } from '../judging/read-sheet.ts'

/** First entry, second entry, what was settled of a difference. */
export type Pass = 1 | 2 | 3

/** A paper sheet as stored. */
export interface StoredPaper {
  readonly id: number
  readonly cycleId: number
  readonly panelId: number
  readonly judgeId: number
  readonly state: PaperState
  readonly way: SecondWay | null
  readonly firstBy: readonly string[]
  readonly secondBy: readonly string[]
  readonly doneAt: string | null
}

const namesSchema = z.array(z.string())
const namesOf = (text: string | null): readonly string[] => (text === null ? [] : namesSchema.parse(JSON.parse(text)))

const paperQuery = (db: Database) =>
  db.build
    .selectFrom('paper_sheet')
    .innerJoin('panel', 'panel.id', 'paper_sheet.panel_id')
    .selectAll('paper_sheet')
    .select('panel.cycle_id')

type Row = ReturnType<typeof rowsOf>[number]
const rowsOf = (db: Database) => db.all(paperQuery(db))

function toPaper(row: Row): StoredPaper {
  return {
    id: row.id,
    cycleId: row.cycle_id,
    panelId: row.panel_id,
    judgeId: row.judge_id,
    state: row.state,
    way: row.second_way,
    firstBy: namesOf(row.first_by),
    secondBy: namesOf(row.second_by),
    doneAt: row.done_at,
  }
}

/** @throws AppError `not_found` */
export function requirePaper(db: Database, id: number): StoredPaper {
  const row = db.get(paperQuery(db).where('paper_sheet.id', '=', id))
  if (row === undefined) throw new AppError('not_found', { what: 'paper', id })
  return toPaper(row)
}

/** The newest paper of each judge of a panel: the open one, as there is at most one, else the last that was entered. */
export function readPapers(db: Database, panelId: number): ReadonlyMap<number, StoredPaper> {
  const rows = db.all(paperQuery(db).where('panel_id', '=', panelId).orderBy('paper_sheet.id'))
  return new Map(rows.map((row) => [row.judge_id, toPaper(row)]))
}

/** @returns the new paper's id */
export function insertPaper(db: Database, sheet: { readonly panelId: number; readonly judgeId: number }, by: string, at: string): number {
  return db.run(
    db.build.insertInto('paper_sheet').values({
      panel_id: sheet.panelId,
      judge_id: sheet.judgeId,
      state: 'first',
      second_way: null,
      first_by: JSON.stringify([by]),
      first_at: at,
      second_by: null,
      second_at: null,
      done_by: null,
      done_at: null,
    }),
  ).insertedId
}

/** Changes what is given of a paper. */
export function updatePaper(
  db: Database,
  id: number,
  change: {
    readonly state?: PaperState
    readonly way?: SecondWay | null
    readonly firstBy?: readonly string[]
    readonly second?: { readonly by: readonly string[]; readonly at: string }
    readonly done?: { readonly by: string; readonly at: string }
  },
): void {
  db.run(
    db.build
      .updateTable('paper_sheet')
      .set({
        ...(change.state === undefined ? {} : { state: change.state }),
        ...(change.way === undefined ? {} : { second_way: change.way }),
        ...(change.firstBy === undefined ? {} : { first_by: JSON.stringify(change.firstBy) }),
        ...(change.second === undefined ? {} : { second_by: JSON.stringify(change.second.by), second_at: change.second.at }),
        ...(change.done === undefined ? {} : { done_by: change.done.by, done_at: change.done.at }),
      })
      .where('id', '=', id),
  )
}

export function deletePaper(db: Database, id: number): void {
  db.run(db.build.deleteFrom('paper_sheet').where('id', '=', id))
}

/** Marks of one pass. */
export function readPass(db: Database, paperId: number, pass: Pass): StoredMark[] {
  return db.all(
    db.build
      .selectFrom('paper_mark')
      .select(['evaluatee_id as evaluateeId', 'indicator', 'state', 'value', 'option'])
      .where('paper_id', '=', paperId)
      .where('pass', '=', pass),
  )
}

/** Stores a mark of a pass in place of the one before; an empty one is no row. */
export function writePaperMark(db: Database, paperId: number, pass: Pass, mark: StoredMark): void {
  const { evaluateeId, indicator, state, value, option } = mark
  if (state === 'empty') {
    clearPaperMark(db, paperId, pass, mark)
    return
  }
  const columns = { state, value, option }
  db.run(
    db.build
      .insertInto('paper_mark')
      .values({ paper_id: paperId, pass, evaluatee_id: evaluateeId, indicator, ...columns })
      .onConflict((conflict) => conflict.columns(['paper_id', 'pass', 'evaluatee_id', 'indicator']).doUpdateSet(columns)),
  )
}

export function clearPaperMark(
  db: Database,
  paperId: number,
  pass: Pass,
  { evaluateeId, indicator }: { readonly evaluateeId: number; readonly indicator: string },
): void {
  db.run(
    db.build
      .deleteFrom('paper_mark')
      .where('paper_id', '=', paperId)
      .where('pass', '=', pass)
      .where('evaluatee_id', '=', evaluateeId)
      .where('indicator', '=', indicator),
  )
}
