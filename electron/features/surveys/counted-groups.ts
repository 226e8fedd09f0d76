import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import { readForms } from './surveys-repository.ts'

/** Ballots of one leaf and group that come from agreed batches, for these evaluatees. */
export interface CountedGroup {
  readonly indicator: string
  readonly group: string
  readonly evaluateeIds: readonly number[]
}

/** Leaves and groups of a cycle whose ballots were counted and agreed: they are read-only wherever ballots are typed. */
export function countedGroups(db: Database, cycleId: number): readonly CountedGroup[] {
  const agreed = new Set(
    db.all(db.build.selectFrom('survey_batch').select('form_id').where('state', '=', 'agreed')).map(({ form_id }) => form_id),
  )
  return readForms(db, cycleId)
    .filter(({ id }) => agreed.has(id))
    .flatMap(({ leaves, group, evaluatees }) => leaves.map((indicator) => ({ indicator, group, evaluateeIds: evaluatees })))
}

/** Keeps typed ballots from replacing counted ones. @throws AppError `ballots_counted` */
export function requireNotCounted(
  db: Database,
  cycleId: number,
  place: { readonly evaluateeId: number; readonly indicator: string },
  group: string,
): void {
  // Asked for every line of a pasted block, so the forms themselves are not read.
  const counted = db
    .prepare(
      `SELECT 1 FROM ballot_form f JOIN survey_batch b ON b.form_id = f.id AND b.state = 'agreed'
       WHERE f.cycle_id = ? AND f.rater_group = ?
         AND EXISTS (SELECT 1 FROM json_each(f.leaves) WHERE value = ?) AND EXISTS (SELECT 1 FROM json_each(f.evaluatees) WHERE value = ?)`,
    )
    .get(cycleId, group, place.indicator, place.evaluateeId)
  if (counted !== undefined) throw new AppError('ballots_counted')
}
