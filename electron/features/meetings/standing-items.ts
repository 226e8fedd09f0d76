import type { Database } from '../../database/database.ts'

/**
 * Evaluatees whose marks of a panel stand still, as `panel/evaluatee`: their round is over or their item closed in a meeting that is not. A second round
 * lets them move again.
 */
export function readStandingItems(db: Database, cycleId: number): ReadonlySet<string> {
  const rows = db
    .prepare(
      `SELECT m.panel_id AS panelId, i.evaluatee_id AS evaluateeId FROM meeting m JOIN meeting_item i ON i.meeting_id = m.id
       WHERE m.cycle_id = ? AND m.step <> 'closed' AND (i.state = 'closed' OR i.round_closed_at IS NOT NULL)`,
    )
    .all(cycleId) as { panelId: number; evaluateeId: number }[]
  return new Set(rows.map(({ panelId, evaluateeId }) => standingKey(panelId, evaluateeId)))
}

/** Names an evaluatee in the set of `readStandingItems`. */
export function standingKey(panelId: number, evaluateeId: number): string {
  return `${panelId}/${evaluateeId}`
}
