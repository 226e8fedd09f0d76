import type { ExportedFile } from '../../../shared/contract/reports.ts'
import { checkWorkbook, writeWorkbook } from '../../files/workbook/index.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { createExportStore, type ExportStore, type WaitingExport } from './export-store.ts'
import type { PlannedWorkbook } from './ranking-workbook.ts'

/** One store an open data folder: a file must not be fetched after another folder was opened. */
const stores = new WeakMap<App['db'], ExportStore>()

function storeOf(app: App): ExportStore {
  const known = stores.get(app.db)
  if (known !== undefined) return known
  const store = createExportStore()
  stores.set(app.db, store)
  return store
}

/** A waiting export, or null when it is not there any more. */
export function readExport(app: App, fileId: string): WaitingExport | null {
  return storeOf(app).get(fileId)
}

/** Writes a planned workbook, reopens it, compares it with what it was planned from, and only then gives it out. @throws AppError `export_check_failed` */
export async function giveWorkbook(app: App, planned: PlannedWorkbook, name: string): Promise<ExportedFile> {
  const bytes = new Uint8Array(await writeWorkbook(planned.model))
  const { sheets, totals } = await checkWorkbook(bytes, planned.expectation)
  return giveExport(app, { name: fileName(name), bytes }, sheets, totals)
}

/** Says in the audit log that a file is about to leave the program, and signs where the log ends, so that what is printed on it can be found again. */
export function logExport(app: App, operator: string | null, name: string, cycleId: number | null): Promise<void> {
  return app.write([], () =>
    logOperation(app, {
      operator: operator ?? '',
      action: 'export_written',
      objectKind: 'export',
      objectId: null,
      note: fileName(name),
      detail: { cycleId },
    }),
  )
}

/** Keeps a written and checked file until it is fetched. `sheets` and `totals` say what was found equal. */
export function giveExport(
  app: App,
  file: WaitingExport,
  sheets: readonly { readonly name: string; readonly rows: number }[],
  totals: number,
): ExportedFile {
  return { fileId: storeOf(app).add(file), name: file.name, bytes: file.bytes.byteLength, checked: { sheets: [...sheets], totals } }
}

/** Signs that file systems refuse become a blank. */
export function fileName(name: string): string {
  return name
    .replaceAll(/[\\/:*?"<>|]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
