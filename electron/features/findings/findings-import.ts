import { createHash } from 'node:crypto'
import type { VerdictCounts } from '../../../shared/contract/base.ts'
import type { TableMapping } from '../../../shared/contract/exchange.ts'
import { type FindingImportPreview, findingImportFields } from '../../../shared/contract/findings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { guessHeader } from '../../files/tables/index.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { sheetOf } from '../exchange/exchange-service.ts'
import { previewRoom, storeOfApp } from '../exchange/expiring-store.ts'
import { mapRows } from '../exchange/mapped-rows.ts'
import { inSteps, writeInSteps } from '../exchange/write-in-steps.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import { countVerdicts } from '../register/register-import.ts'
import { readEvaluatees, readUnits } from '../register/register-repository.ts'
import { type FindingsState, identityOf, matterOf, type PlannedFinding, planFindings } from './finding-rows.ts'
import { evaluateeFinder } from './finding-targets.ts'
import { findingHeader } from './finding-words.ts'
import { insertFinding } from './findings-repository.ts'
import { logFinding } from './findings-service.ts'

interface KeptPreview {
  readonly cycleId: number
  readonly fingerprint: string
  readonly counts: VerdictCounts
  readonly findings: readonly NonNullable<PlannedFinding['finding']>[]
}
const previews = storeOfApp<KeptPreview>(previewRoom)

/** Where header and columns of a findings table probably stand. @throws AppError `table_expired`, `no_cycle` */
export function guessFindings(app: App, input: { cycleId: number; tableId: string; sheet: number }): TableMapping {
  readCycle(app.db, input.cycleId)
  const guess = guessHeader(sheetOf(app, input.tableId, input.sheet), findingHeader)
  return {
    tableId: input.tableId,
    sheet: input.sheet,
    headerFirstRow: guess.headerFirstRow,
    headerLastRow: guess.headerLastRow,
    columns: { ...guess.columns },
  }
}

/**
 * Says what importing the table would do, row by row, and keeps it for `applyFindings`. Nothing is changed.
 *
 * @throws AppError `table_expired`, `no_cycle`, `cycle_closed`, `not_found` (header rows or columns outside the sheet)
 */
export function previewFindings(app: App, input: { cycleId: number; mapping: TableMapping }): FindingImportPreview {
  requireOpenCycle(app.db, input.cycleId)
  const table = mapRows(sheetOf(app, input.mapping.tableId, input.mapping.sheet), input.mapping, findingImportFields)
  const planned = planFindings(readState(app, input.cycleId), table.rows)
  const counts = countVerdicts(planned.map(({ preview }) => preview.verdict))
  const previewId = previews(app).put({
    cycleId: input.cycleId,
    fingerprint: fingerprint(app, input.cycleId),
    counts,
    findings: planned.flatMap(({ finding }) => finding ?? []),
  })
  return { previewId, mapping: input.mapping, counts, rows: planned.map(({ preview }) => preview), skipped: [...table.skipped] }
}

/**
 * Applies a preview as a whole after a backup, or changes nothing. The findings are submitted; those whose rule asks for files stay drafts.
 *
 * @throws AppError `operator_required`, `table_expired` (the preview is gone), `rows_refused`, `nothing_to_apply`, `preview_outdated` (findings,
 *   register or scheme changed since), `cycle_closed`
 */
export async function applyFindings(
  app: App,
  operatorName: string | null,
  input: { previewId: string; withoutRefused: boolean },
): Promise<VerdictCounts> {
  const operator = requireOperator(operatorName)
  const preview = previews(app).get(input.previewId)
  if (preview === undefined) throw new AppError('table_expired')
  if (preview.counts.refused > 0 && !input.withoutRefused) throw new AppError('rows_refused', { refused: preview.counts.refused })
  if (preview.findings.length === 0) throw new AppError('nothing_to_apply')
  requireUnchanged(app, preview)
  // One at a time: two applied at once would write the same backup file.
  await app.gate.run(() => app.backup('import'))
  await writeInSteps(app, ['findings'], async () => {
    requireOpenCycle(app.db, preview.cycleId)
    requireUnchanged(app, preview)
    const at = app.clock().toISOString()
    await inSteps(preview.findings, (some) => {
      for (const finding of some) {
        const id = insertFinding(app.db, { ...finding, recordedBy: operator }, at)
        logFinding(app, operator, id, 'imported', '')
      }
    })
    logOperation(app, {
      operator,
      action: 'findings_imported',
      objectKind: 'cycle',
      objectId: preview.cycleId,
      detail: { ...preview.counts },
    })
  })
  previews(app).remove(input.previewId)
  return preview.counts
}

function readState(app: App, cycleId: number): FindingsState {
  const { kind, year } = readCycle(app.db, cycleId)
  const rows = app.db.all(
    app.db.build
      .selectFrom('finding')
      .select([
        'id',
        'evaluatee_id',
        'indicator',
        'rule',
        'quantity',
        'level',
        'chosen',
        'found_on',
        'description',
        'matter_key',
        'recorded_by',
      ])
      .where('cycle_id', '=', cycleId)
      .where('status', '<>', 'withdrawn'),
  )
  const present = new Set<string>()
  const matters = new Map<string, { id: number; rule: string; foundOn: string; recordedBy: string }[]>()
  for (const row of rows) {
    const draft = {
      evaluateeId: row.evaluatee_id,
      indicator: row.indicator,
      rule: row.rule,
      quantity: fromUnits(row.quantity),
      level: row.level,
      chosen: row.chosen === null ? null : fromUnits(row.chosen),
      foundOn: row.found_on,
      description: row.description,
      matterKey: row.matter_key,
    }
    present.add(identityOf(draft))
    if (draft.matterKey === null) continue
    const key = matterOf(draft)
    matters.set(key, [...(matters.get(key) ?? []), { id: row.id, rule: row.rule, foundOn: row.found_on, recordedBy: row.recorded_by }])
  }
  return {
    cycleId,
    year,
    compiled: app.results.compiled(cycleId),
    ownLeaves: readAllOwnLeaves(app, cycleId),
    findEvaluatee: evaluateeFinder(kind, readEvaluatees(app.db, cycleId), readUnits(app.db)),
    present,
    matters,
  }
}

/** Names everything that a plan was made against: the scheme's content, the register, and the last change of any finding. */
function fingerprint(app: App, cycleId: number): string {
  const scheme = app.db.get(
    app.db.build
      .selectFrom('cycle')
      .innerJoin('scheme_version', 'scheme_version.id', 'cycle.scheme_version_id')
      .select(['scheme_version.id', 'scheme_version.hash'])
      .where('cycle.id', '=', cycleId),
  )
  const findings = app.db.prepare('SELECT count(*), max(id), max(updated_at), sum(version) FROM finding WHERE cycle_id = ?').get(cycleId)
  return createHash('sha256')
    .update(JSON.stringify([scheme, findings, readEvaluatees(app.db, cycleId), ownState(app, cycleId)]))
    .digest('hex')
}

/** The own leaves as stored; only those that there are. */
function ownState(app: App, cycleId: number): readonly unknown[] {
  return app.db.prepare("SELECT id, own_indicators FROM evaluatee WHERE cycle_id = ? AND own_indicators <> '{}' ORDER BY id").all(cycleId)
}

function requireUnchanged(app: App, preview: KeptPreview): void {
  if (fingerprint(app, preview.cycleId) !== preview.fingerprint) throw new AppError('preview_outdated')
}
