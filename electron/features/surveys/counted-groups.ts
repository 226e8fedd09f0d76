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
  const counted = countedGroups(db, cycleId).some(
    (each) => each.indicator === place.indicator && each.group === group && each.evaluateeIds.includes(place.evaluateeId),
  )
  if (counted) throw new AppError('ballots_counted')
}
