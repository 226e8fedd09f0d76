import type { Database } from '../../database/database.ts'
import { readBatches, type StoredForm } from './surveys-repository.ts'

/**
 * Places of a form that hold ballots typed in by hand. None once a batch of the form is agreed: what stands there then comes from the count.
 */
export function typedBallots(db: Database, form: StoredForm): readonly { readonly evaluateeId: number; readonly indicator: string }[] {
  if (readBatches(db, form.id).some(({ state }) => state === 'agreed')) return []
  return db
    .prepare(
      `SELECT evaluatee_id AS evaluateeId, indicator FROM ballot
       WHERE rater_group = ? AND indicator IN (SELECT value FROM json_each(?)) AND evaluatee_id IN (SELECT value FROM json_each(?))`,
    )
    .all(form.group, JSON.stringify(form.leaves), JSON.stringify(form.evaluatees)) as { evaluateeId: number; indicator: string }[]
}
