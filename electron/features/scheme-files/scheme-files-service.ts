import { isDeepStrictEqual } from 'node:util'
import type { ExportedFile } from '../../../shared/contract/reports.ts'
import type { ReadScheme } from '../../../shared/contract/scheme-files.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { readTable } from '../../files/tables/index.ts'
import { checkWorkbook, writeWorkbook } from '../../files/workbook/index.ts'
import type { App } from '../app.ts'
import { tableOf } from '../exchange/exchange-service.ts'
import { today } from '../operations.ts'
import { fileName, giveExport } from '../reports/given-exports.ts'
import { readVersion, type StoredVersion } from '../schemes/schemes-repository.ts'
import { inspectScheme } from '../schemes/schemes-service.ts'
import { leavesOf } from '../schemes/starter-schemes.ts'
import { restoreScheme } from './restore-scheme.ts'
import { readSchemeText, schemeText } from './scheme-json.ts'
import { printedSheetName, schemeWorkbook } from './scheme-sheet.ts'

/**
 * Writes a stored version as a file, reads that file as an import would, and gives it out only when exactly the same scheme comes back.
 *
 * @throws AppError `not_found`, `export_check_failed`
 */
export async function exportScheme(app: App, input: { versionId: number; format: 'json' | 'xlsx' }): Promise<ExportedFile> {
  const stored = readVersion(app.db, input.versionId)
  const name = fileName(`${stored.scheme.name} 第${stored.number}版`)
  return input.format === 'json' ? exportText(app, stored.scheme, `${name}.json`) : exportWorkbook(app, stored, `${name}.xlsx`)
}

function exportText(app: App, scheme: Scheme, name: string): ExportedFile {
  const text = schemeText(scheme)
  requireSame(scheme, readSchemeText(text), name)
  return giveExport(app, { name, bytes: new TextEncoder().encode(text) }, [{ name, rows: leavesOf(scheme).length }], 0)
}

async function exportWorkbook(app: App, { scheme, number, state }: StoredVersion, name: string): Promise<ExportedFile> {
  const day = today(app.clock())
  const states = { draft: '草稿', published: '已发布', superseded: '已被取代' } as const
  const planned = schemeWorkbook(scheme, { version: `第${number}版（${states[state]}）　${day}`, created: app.clock(), day })
  const bytes = new Uint8Array(await writeWorkbook(planned.model))
  const { sheets, totals } = await checkWorkbook(bytes, planned.expectation)
  const restored = restoreScheme(await readTable(bytes, name))
  requireSame(scheme, restored.scheme, printedSheetName)
  const [difference] = restored.differences
  if (difference !== undefined) {
    throw new AppError('export_check_failed', {
      sheet: printedSheetName,
      what: 'rows',
      expected: difference.data,
      found: difference.printed,
    })
  }
  return giveExport(app, { name, bytes }, sheets, totals)
}

function requireSame(scheme: Scheme, found: Scheme, sheet: string): void {
  if (isDeepStrictEqual(found, scheme)) return
  throw new AppError('export_check_failed', { sheet, what: 'rows', expected: leavesOf(scheme).length, found: leavesOf(found).length })
}

/** Reads the text of a scheme file; nothing is kept. @throws AppError `scheme_unreadable` */
export function readSchemeJson(text: string): ReadScheme {
  const scheme = readSchemeText(text)
  return { scheme, ...inspectScheme(scheme), differences: [] }
}

/** Reads a workbook that this program wrote; nothing is kept. @throws AppError `table_expired`, `scheme_unreadable` */
export function readSchemeWorkbook(app: App, tableId: string): ReadScheme {
  const { scheme, differences } = restoreScheme(tableOf(app, tableId))
  return { scheme, ...inspectScheme(scheme), differences: [...differences] }
}
