import * as z from 'zod'
import { type DisplaySceneKind, displaySceneKindSchema } from '../../../shared/contract/display.ts'
import type { MeetingStep } from '../../../shared/domain/glossary.ts'
import type { Database } from '../../database/database.ts'

/** What the second screen is set to. An unknown scene, as a later version may have left it, is a blank one. */
export interface StoredDisplay {
  readonly meetingId: number | null
  readonly scene: DisplaySceneKind
  readonly categoryId: number | null
}

/** One place of a frozen order, with everything that the screen says of it. */
const placeSchema = z.strictObject({
  place: z.int().positive(),
  evaluateeId: z.int().positive(),
  name: z.string(),
  total: z.string().nullable(),
  bar: z.int().nullable(),
  gradeName: z.string().nullable(),
  departs: z.boolean(),
})
const placesSchema = z.array(placeSchema)
export type FrozenPlace = z.infer<typeof placeSchema>

/** An announcement: the order as it stood when it began, first place first, and how many are shown, counted from the last. */
export interface StoredReveal {
  readonly meetingId: number
  readonly categoryId: number
  readonly places: readonly FrozenPlace[]
  readonly shown: number
  readonly begunAt: string
}

/** The meeting as far as the second screen needs it. */
export interface DisplayedMeeting {
  readonly id: number
  readonly cycleId: number
  readonly panelId: number
  readonly name: string
  readonly heldOn: string
  readonly step: MeetingStep
  readonly currentItemId: number | null
}

export function readDisplay(db: Database): StoredDisplay {
  const row = db.get(db.build.selectFrom('display').selectAll().where('id', '=', 1))
  if (row === undefined) return { meetingId: null, scene: 'blank', categoryId: null }
  return { meetingId: row.meeting_id, scene: displaySceneKindSchema.catch('blank').parse(row.scene), categoryId: row.category_id }
}

export function writeDisplay(db: Database, display: StoredDisplay): void {
  const values = { meeting_id: display.meetingId, scene: display.scene, category_id: display.categoryId }
  db.run(
    db.build
      .insertInto('display')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
  )
}

/** Undefined when there is no such meeting. */
export function readDisplayedMeeting(db: Database, id: number): DisplayedMeeting | undefined {
  return db.get(
    db.build
      .selectFrom('meeting')
      .select(['id', 'cycle_id as cycleId', 'panel_id as panelId', 'name', 'held_on as heldOn', 'step', 'current_item_id as currentItemId'])
      .where('id', '=', id),
  )
}

/** Undefined while the announcement of the category has not begun in this meeting. */
export function readReveal(db: Database, meetingId: number, categoryId: number): StoredReveal | undefined {
  const row = db.get(db.build.selectFrom('reveal').selectAll().where('meeting_id', '=', meetingId).where('category_id', '=', categoryId))
  if (row === undefined) return undefined
  return { meetingId, categoryId, places: placesSchema.parse(JSON.parse(row.places)), shown: row.shown, begunAt: row.begun_at }
}

/** Stores an announcement whole, in place of one that was given up. */
export function writeReveal(db: Database, { meetingId, categoryId, places, shown, begunAt }: StoredReveal): void {
  const values = { places: JSON.stringify(places), shown, begun_at: begunAt }
  db.run(
    db.build
      .insertInto('reveal')
      .values({ meeting_id: meetingId, category_id: categoryId, ...values })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'category_id']).doUpdateSet(values)),
  )
}

export function writeShown(db: Database, meetingId: number, categoryId: number, shown: number): void {
  db.run(db.build.updateTable('reveal').set({ shown }).where('meeting_id', '=', meetingId).where('category_id', '=', categoryId))
}

/** Names of the judges who are present, and how many the panel has. */
export function readAttendance(db: Database, meeting: DisplayedMeeting): { readonly present: string[]; readonly expected: number } {
  const judges = db.all(
    db.build
      .selectFrom('panel_judge')
      .innerJoin('judge', 'judge.id', 'panel_judge.judge_id')
      .leftJoin('meeting_attendance', (join) =>
        join.onRef('meeting_attendance.judge_id', '=', 'judge.id').on('meeting_attendance.meeting_id', '=', meeting.id),
      )
      .select(['judge.name', 'meeting_attendance.state'])
      .where('panel_judge.panel_id', '=', meeting.panelId)
      .orderBy('judge.position')
      .orderBy('judge.id'),
  )
  return { present: judges.filter(({ state }) => state === 'present').map(({ name }) => name), expected: judges.length }
}

/** Judges of the panel who are not absent: those whose marks are in the result. */
export function countJudges(db: Database, meeting: DisplayedMeeting): number {
  const { count } = db
    .prepare(
      `SELECT count(*) AS count FROM panel_judge p LEFT JOIN meeting_attendance a ON a.judge_id = p.judge_id AND a.meeting_id = ?
       WHERE p.panel_id = ? AND coalesce(a.state, '') <> 'absent'`,
    )
    .get(meeting.id, meeting.panelId) as { count: number }
  return count
}

/** The evaluatee whose turn it is, with its number in the order of the meeting. */
export function readCurrentItem(db: Database, meeting: DisplayedMeeting) {
  if (meeting.currentItemId === null) return undefined
  const row = db.get(
    db.build
      .selectFrom('meeting_item')
      .innerJoin('evaluatee', 'evaluatee.id', 'meeting_item.evaluatee_id')
      .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
      .innerJoin('category', 'category.id', 'evaluatee.category_id')
      .select([
        'evaluatee.name as name',
        'unit.name as unitName',
        'category.name as categoryName',
        'meeting_item.countdown_ends_at as endsAt',
        'meeting_item.countdown_left as secondsLeft',
        'meeting_item.position as position',
      ])
      .where('meeting_item.id', '=', meeting.currentItemId)
      .where('meeting_item.meeting_id', '=', meeting.id),
  )
  if (row === undefined) return undefined
  const { before, total } = db
    .prepare('SELECT count(*) AS total, sum(position < ?) AS before FROM meeting_item WHERE meeting_id = ?')
    .get(row.position, meeting.id) as { before: number; total: number }
  return { ...row, number: before + 1, of: total }
}

/** Categories of a cycle in their order. */
export function readCategories(db: Database, cycleId: number): { readonly id: number; readonly name: string }[] {
  return db.all(db.build.selectFrom('category').select(['id', 'name']).where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
}

/** Ids and categories of a cycle's evaluatees, to say which categories a panel marks. */
export function readEvaluateeCategories(db: Database, cycleId: number): { readonly id: number; readonly categoryId: number }[] {
  return db.all(db.build.selectFrom('evaluatee').select(['id', 'category_id as categoryId']).where('cycle_id', '=', cycleId))
}
