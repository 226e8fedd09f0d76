import * as z from 'zod'
import type { CellDifference, ReadCell, SheetVersion } from '../../../shared/contract/score-sheet.ts'
import { cellStateSchema } from '../../../shared/contract/score-sheet.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation } from '../operations.ts'
import { cellsOf, readMarksOf, readSheetFrame, readSheetJudge, type SheetFrame } from './read-sheet.ts'
import { insertVersion, readNewestVersion, readVersions, submitVersion } from './sheet-versions-repository.ts'

/**
 * What was handed in, as people read it: names and not only ids, because a former version must say the same after somebody was renamed. Cells stand row by
 * row as on the sheet; an option is named.
 */
const contentSchema = z.strictObject({
  format: z.literal('hengjian-sheet/1'),
  evaluatees: z.array(z.strictObject({ id: z.int(), name: z.string() })),
  leaves: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  cells: z.array(z.strictObject({ state: cellStateSchema, value: z.string().nullable(), shown: z.string().nullable() })),
})
type SheetContent = z.infer<typeof contentSchema>

function contentOf(app: App, frame: SheetFrame): SheetContent {
  const { states, values } = cellsOf(frame, readMarksOf(app, frame.judge.id))
  return {
    format: 'hengjian-sheet/1',
    evaluatees: frame.evaluatees.map(({ id, name }) => ({ id, name })),
    leaves: frame.leaves.map(({ code, name }) => ({ code, name })),
    cells: states.map((state, index) => {
      const value = values[index] ?? null
      const scale = frame.leaves[index % frame.leaves.length]?.scale
      const option = scale?.kind === 'options' ? scale.options.find(({ code }) => code === value)?.name : undefined
      return { state, value, shown: option ?? value }
    }),
  }
}

/**
 * Hands in a sheet: its marks as they stand become the content of its open version, and stand still from then on. Call it inside `app.write`.
 *
 * @param by the judge, or who entered and checked the paper
 * @throws AppError `cycle_closed`; `not_found`; `sheet_submitted`; `sheet_incomplete` with count, evaluatee and leaf of the first cell that says nothing
 */
export function submitSheet(
  app: App,
  sheet: { readonly cycleId: number; readonly panelId: number; readonly judgeId: number },
  by: string,
  way: 'own' | 'paper',
): void {
  requireOpenCycle(app.db, sheet.cycleId)
  const frame = readSheetFrame(app, sheet.cycleId, sheet.panelId, sheet.judgeId)
  const newest = readNewestVersion(app.db, sheet.panelId, sheet.judgeId)
  if (newest !== undefined && newest.submittedAt !== null) throw new AppError('sheet_submitted', { judge: frame.judge.name })
  const content = contentOf(app, frame)
  requireComplete(
    content.cells.map(({ state }) => state),
    frame,
  )
  const at = app.clock().toISOString()
  const version = newest?.version ?? 1
  if (newest === undefined) insertVersion(app.db, { ...sheet, version }, { at, by, reason: '' })
  submitVersion(app.db, { ...sheet, version }, { at, by, way, content: JSON.stringify(content) })
  logOperation(app, {
    operator: by,
    action: 'sheet_submitted',
    objectKind: 'judge',
    objectId: sheet.judgeId,
    note: frame.judge.name,
    detail: { cycle: sheet.cycleId, panel: sheet.panelId, version, way },
  })
}

/** @throws AppError `sheet_incomplete` with count, evaluatee and leaf of the first empty cell */
export function requireComplete(states: readonly string[], frame: SheetFrame): void {
  const first = states.indexOf('empty')
  if (first < 0) return
  throw new AppError('sheet_incomplete', {
    count: states.filter((state) => state === 'empty').length,
    evaluatee: frame.evaluatees[Math.floor(first / frame.leaves.length)]?.name ?? '',
    leaf: frame.leaves[first % frame.leaves.length]?.name ?? '',
  })
}

/**
 * Opens another version of a sheet that was handed in, so that its marks may change again; what was handed in stays readable. Call it inside `app.write`.
 *
 * @param by who opens it: the judge at the station, or the office
 * @returns the new version's number
 * @throws AppError `cycle_closed`; `not_found`; `reason_required`; `status_not_allowed` when the sheet is open already
 */
export function openNewVersion(
  app: App,
  sheet: { readonly cycleId: number; readonly panelId: number; readonly judgeId: number },
  by: string,
  reason: string,
): number {
  requireOpenCycle(app.db, sheet.cycleId)
  const judge = readSheetJudge(app, sheet.cycleId, sheet.panelId, sheet.judgeId)
  if (reason.trim() === '') throw new AppError('reason_required')
  const newest = readNewestVersion(app.db, sheet.panelId, sheet.judgeId)
  if (newest === undefined || newest.submittedAt === null) throw new AppError('status_not_allowed', { judge: judge.name })
  const version = newest.version + 1
  insertVersion(app.db, { ...sheet, version }, { at: app.clock().toISOString(), by, reason: reason.trim() })
  logOperation(app, {
    operator: by,
    action: 'sheet_reopened',
    objectKind: 'judge',
    objectId: sheet.judgeId,
    note: judge.name,
    detail: { cycle: sheet.cycleId, panel: sheet.panelId, version, reason: reason.trim() },
  })
  return version
}

/**
 * Versions of a sheet, newest first, each with what it changed against the one handed in before it; an open one shows the marks as they stand.
 *
 * @throws AppError as `readSheetFrame`
 */
export function listVersions(app: App, cycleId: number, panelId: number, judgeId: number): SheetVersion[] {
  const frame = readSheetFrame(app, cycleId, panelId, judgeId)
  const stored = readVersions(app.db, panelId, judgeId)
  const current = contentOf(app, frame)
  const first = { version: 1, openedAt: null, openedBy: '', reason: '', submittedAt: null, submittedBy: null, way: null, content: null }
  let before: SheetContent | null = null
  const versions = (stored.length === 0 ? [first] : stored).map(({ content, ...version }) => {
    const read = content === null ? current : contentSchema.parse(JSON.parse(content))
    const changes = before === null ? [] : differences(before, read)
    before = read
    return {
      ...version,
      changes,
      content: {
        evaluatees: read.evaluatees.map(({ name }) => name),
        leaves: read.leaves.map(({ name }) => name),
        cells: read.cells.map(toRead),
      },
    }
  })
  return versions.reverse()
}

const toRead = ({ state, shown }: SheetContent['cells'][number]): ReadCell => ({ state, value: shown })
const nowhere: ReadCell = { state: 'none', value: null }

/** Cells that read otherwise than before, in the order of the later content, then those that are gone. */
function differences(before: SheetContent, after: SheetContent): CellDifference[] {
  const old = readingOf(before)
  const found: CellDifference[] = []
  for (const [key, cell] of readingOf(after)) {
    const was = old.get(key)?.cell ?? nowhere
    old.delete(key)
    if (was.state !== cell.cell.state || was.value !== cell.cell.value) {
      found.push({ evaluatee: cell.evaluatee, leaf: cell.leaf, before: was, after: cell.cell })
    }
  }
  for (const gone of old.values()) {
    if (gone.cell.state !== 'none') found.push({ evaluatee: gone.evaluatee, leaf: gone.leaf, before: gone.cell, after: nowhere })
  }
  return found
}

function readingOf(content: SheetContent): Map<string, { evaluatee: string; leaf: string; cell: ReadCell }> {
  return new Map(
    content.cells.flatMap((cell, index) => {
      const evaluatee = content.evaluatees[Math.floor(index / content.leaves.length)]
      const leaf = content.leaves[index % content.leaves.length]
      if (evaluatee === undefined || leaf === undefined) return []
      return [[`${evaluatee.id}/${leaf.code}`, { evaluatee: evaluatee.name, leaf: leaf.name, cell: toRead(cell) }] as const]
    }),
  )
}
