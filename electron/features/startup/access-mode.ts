import { type AccessMode, accessModeSchema } from '../../../shared/domain/roles.ts'
import type { Database } from '../../database/database.ts'
import { readSetting, writeSetting } from '../settings/settings-repository.ts'

/** How this data folder is entered; null until the first-run wizard was answered. */
export function readAccessMode(db: Database): AccessMode | null {
  return accessModeSchema.nullable().catch(null).parse(readSetting(db, 'accessMode'))
}

/** Stores the mode; call it inside the transaction of what goes with it. */
export function writeAccessMode(db: Database, mode: AccessMode): void {
  writeSetting(db, 'accessMode', mode)
}
