import type { Database } from '../../database/database.ts'
import { readPanels, type StoredPanel } from '../panels/panels-repository.ts'

/**
 * The panel of each evaluatee of a cycle, for calibration: the one that covers it, whichever leaves it marks.
 *
 * Evaluatees that no panel covers, or more than one, are not in the map: their total is nobody's level, so it is never calibrated.
 */
export function panelOfEvaluatee(db: Database, cycleId: number): ReadonlyMap<number, StoredPanel> {
  const panels = readPanels(db, cycleId).map((panel) => ({
    panel,
    ids: new Set(panel.scope.kind === 'all' ? [] : panel.scope.ids),
  }))
  const found = new Map<number, StoredPanel>()
  if (panels.length === 0) return found
  for (const { id, category_id } of db.all(
    db.build.selectFrom('evaluatee').select(['id', 'category_id']).where('cycle_id', '=', cycleId),
  )) {
    const covering = panels.filter(
      ({ panel: { scope }, ids }) => scope.kind === 'all' || ids.has(scope.kind === 'categories' ? category_id : id),
    )
    const [only] = covering
    if (only !== undefined && covering.length === 1) found.set(id, only.panel)
  }
  return found
}
