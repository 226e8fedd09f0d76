import type { MarkLock } from '../../../shared/domain/mark-letters.ts'
import type { Database } from '../../database/database.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { readStandingItems, standingKey } from '../meetings/standing-items.ts'
import { readAssignments } from '../panels/assignments.ts'

/**
 * Says why a judge's mark of a leaf of an evaluatee cannot be entered now; null when it can. Whether the judge's group marks the leaf at all is not
 * asked here. Read anew for each use case.
 */
export function readMarkLocks(
  db: Database,
  cycleId: number,
): (judgeId: number, evaluateeId: number, indicator: string) => Exclude<MarkLock, 'none'> | null {
  const assignments = readAssignments(db, cycleId)
  const submitted = readSubmittedSheets(db, cycleId)
  const standing = readStandingItems(db, cycleId)
  return (judgeId, evaluateeId, indicator) => {
    const right = assignments.rightOf(judgeId, evaluateeId, indicator)
    if (right !== 'may_mark') return right
    const panel = assignments.panelOf(judgeId, evaluateeId, indicator)
    if (panel === null) return null
    if (submitted.has(sheetKey(panel.id, judgeId))) return 'submitted'
    return standing.has(standingKey(panel.id, evaluateeId)) ? 'stands' : null
  }
}
