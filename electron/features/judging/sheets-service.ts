import { setImmediate } from 'node:timers/promises'
import type { SheetLine } from '../../../shared/contract/judging.ts'
import type { App } from '../app.ts'
import { requireOperator } from '../operations.ts'
import { readAssignments } from '../panels/assignments.ts'
import { readPanelJudge, requirePanel } from './read-sheet.ts'
import { readProgress } from './sheet-progress.ts'
import { openNewVersion } from './sheet-versions.ts'
import { readNewestVersion } from './sheet-versions-repository.ts'

/**
 * Sheets of a panel for the office, one line a judge in the judges' order: how far each is, and no mark. Other calls are answered between two judges.
 *
 * @throws AppError `no_cycle`, `not_found`
 */
export async function listSheets(app: App, { cycleId, panelId }: { cycleId: number; panelId: number }): Promise<SheetLine[]> {
  const assignments = readAssignments(app.db, cycleId)
  const panel = requirePanel(assignments, panelId)
  const progressOf = readProgress(app, panel, assignments)
  const withCode = new Set(
    app.db
      .all(app.db.build.selectFrom('judge').select('id').where('cycle_id', '=', cycleId).where('code_hash', 'is not', null))
      .map(({ id }) => id),
  )
  const lines: SheetLine[] = []
  for (const judgeId of panel.judgeIds) {
    const judge = readPanelJudge(app, panel, judgeId)
    const newest = readNewestVersion(app.db, panelId, judgeId)
    lines.push({
      judgeId,
      code: judge.code,
      name: judge.name,
      group: judge.group,
      hasCode: withCode.has(judgeId),
      version: newest?.version ?? 1,
      reason: newest?.reason ?? '',
      submittedAt: newest?.submittedAt ?? null,
      submittedBy: newest?.submittedBy ?? null,
      way: newest?.way ?? null,
      ...progressOf(judge),
    })
    await setImmediate()
  }
  return lines
}

/** Opens another version for a judge, on the office's word. @throws AppError `operator_required`, and as `openNewVersion` */
export async function openVersionFor(
  app: App,
  operator: string | null,
  input: { cycleId: number; panelId: number; judgeId: number; reason: string },
): Promise<{ version: number }> {
  const by = requireOperator(operator)
  return { version: await app.write(['panels'], () => openNewVersion(app, input, by, input.reason)) }
}
