import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download } from '@playwright/test'
import type { ReadTable } from '../../../electron/files/tables/index.ts'
import { readTable } from '../../../electron/files/tables/index.ts'

/** Path of a table of `tests/fixtures/tables`. */
export function tableFixture(name: string): string {
  return join(import.meta.dirname, '..', '..', 'fixtures', 'tables', name)
}

/** The bytes of a file that the browser saved. */
export async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

/** Opens a saved workbook or CSV with the program's own bounded reader. */
export async function readSaved(download: Download): Promise<ReadTable> {
  return readTable(new Uint8Array(await bytesOf(download)), download.suggestedFilename())
}
