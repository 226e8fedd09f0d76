import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { writeWhole } from './whole-file.ts'

const checksSchema = z.record(z.string(), z.strictObject({ at: z.string(), ok: z.boolean() }))
/** When a backup was last checked again after it was made, and whether it was whole, by its file name. */
export type BackupChecks = Readonly<Record<string, { readonly at: string; readonly ok: boolean }>>

const fileName = 'checks.json'

/** Later checks of the backups in a folder; none when nobody checked, or when the notes cannot be read (the backups themselves do not need them). */
export async function readChecks(folder: string): Promise<BackupChecks> {
  try {
    return checksSchema.catch({}).parse(JSON.parse(await readFile(join(folder, fileName), 'utf8')))
  } catch {
    return {}
  }
}

/** Notes the outcome of a check; those of backups that went meanwhile are dropped. */
export async function noteCheck(
  folder: string,
  name: string,
  check: { at: string; ok: boolean },
  present: ReadonlySet<string>,
): Promise<void> {
  const kept = Object.entries(await readChecks(folder)).filter(([known]) => present.has(known))
  await writeWhole(join(folder, fileName), JSON.stringify(Object.fromEntries([...kept, [name, check]])))
}
