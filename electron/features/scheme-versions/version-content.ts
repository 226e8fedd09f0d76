import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { Database } from '../../database/database.ts'
import { readVersion, type StoredVersion } from '../schemes/schemes-repository.ts'
import { readWorking } from '../schemes/working-copy.ts'

/** A version as a person sees it: its working copy where one waits to be saved. @throws AppError `not_found` */
export function shownVersion(db: Database, versionId: number): { readonly stored: StoredVersion; readonly scheme: Scheme } {
  const stored = readVersion(db, versionId)
  return { stored, scheme: readWorking(db, versionId)?.scheme ?? stored.scheme }
}
