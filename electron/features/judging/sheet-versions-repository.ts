import type { Database } from '../../database/database.ts'

/** A version of a score sheet as stored; `content` is JSON, null while it is open. */
export interface StoredVersion {
  readonly version: number
  readonly openedAt: string
  readonly openedBy: string
  readonly reason: string
  readonly submittedAt: string | null
  readonly submittedBy: string | null
  readonly way: 'own' | 'paper' | null
  readonly content: string | null
}

const versionQuery = (db: Database, panelId: number, judgeId: number) =>
  db.build
    .selectFrom('score_sheet')
    .select([
      'version',
      'opened_at as openedAt',
      'opened_by as openedBy',
      'reason',
      'submitted_at as submittedAt',
      'submitted_by as submittedBy',
      'way',
      'content',
    ])
    .where('panel_id', '=', panelId)
    .where('judge_id', '=', judgeId)

/** Versions of a sheet, first to newest; none while the first is open. */
export function readVersions(db: Database, panelId: number, judgeId: number): StoredVersion[] {
  return db.all(versionQuery(db, panelId, judgeId).orderBy('version'))
}

/** The newest version of a sheet; undefined while the first is open. */
export function readNewestVersion(db: Database, panelId: number, judgeId: number): StoredVersion | undefined {
  return db.get(versionQuery(db, panelId, judgeId).orderBy('version', 'desc').limit(1))
}

/** Opens a version. */
export function insertVersion(
  db: Database,
  sheet: { readonly panelId: number; readonly judgeId: number; readonly version: number },
  opened: { readonly at: string; readonly by: string; readonly reason: string },
): void {
  db.run(
    db.build.insertInto('score_sheet').values({
      panel_id: sheet.panelId,
      judge_id: sheet.judgeId,
      version: sheet.version,
      opened_at: opened.at,
      opened_by: opened.by,
      reason: opened.reason,
      submitted_at: null,
      submitted_by: null,
      way: null,
      content: null,
    }),
  )
}

/** Marks an open version as handed in. @throws Error when there is no such open version */
export function submitVersion(
  db: Database,
  sheet: { readonly panelId: number; readonly judgeId: number; readonly version: number },
  submitted: { readonly at: string; readonly by: string; readonly way: 'own' | 'paper'; readonly content: string },
): void {
  const { changes } = db.run(
    db.build
      .updateTable('score_sheet')
      .set({ submitted_at: submitted.at, submitted_by: submitted.by, way: submitted.way, content: submitted.content })
      .where('panel_id', '=', sheet.panelId)
      .where('judge_id', '=', sheet.judgeId)
      .where('version', '=', sheet.version)
      .where('submitted_at', 'is', null),
  )
  if (changes !== 1) throw new Error(`no open version ${sheet.version} of sheet ${sheet.panelId}/${sheet.judgeId}`)
}
