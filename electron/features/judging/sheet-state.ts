import type { Database } from '../../database/database.ts'

/**
 * Judges whose score sheet 评分表 of a panel is handed in, as `panel/judge`: their marks stand still until a new version is opened. A sheet's newest
 * version says which; a sheet without a row is open.
 */
export function readSubmittedSheets(db: Database, cycleId: number): ReadonlySet<string> {
  const rows = db
    .prepare(
      `SELECT s.panel_id AS panelId, s.judge_id AS judgeId, s.submitted_at AS submittedAt, max(s.version)
       FROM score_sheet s JOIN panel p ON p.id = s.panel_id WHERE p.cycle_id = ? GROUP BY s.panel_id, s.judge_id`,
    )
    .all(cycleId) as { panelId: number; judgeId: number; submittedAt: string | null }[]
  return new Set(rows.filter(({ submittedAt }) => submittedAt !== null).map(({ panelId, judgeId }) => sheetKey(panelId, judgeId)))
}

/** Names a sheet in the set of `readSubmittedSheets`. */
export function sheetKey(panelId: number, judgeId: number): string {
  return `${panelId}/${judgeId}`
}
