import type { StoredEvidence } from '../../../shared/contract/files.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { evidenceType, getEvidence, putEvidence } from '../../files/evidence-store.ts'
import type { App } from '../app.ts'
import { evidenceCipherOf } from '../encryption/evidence-cipher.ts'

/** Largest evidence file 佐证材料, in bytes. */
export const evidenceLimit = 50 * 1024 * 1024

/**
 * Stores a file's content once and makes it known, so that findings can name it.
 *
 * @throws AppError `file_too_large`, `disk_full`
 */
export async function storeEvidence(app: App, bytes: Uint8Array, name: string): Promise<StoredEvidence> {
  if (bytes.byteLength > evidenceLimit) throw new AppError('file_too_large', { limit: evidenceLimit / (1024 * 1024) })
  const hash = await put(app, bytes)
  const stored = { hash, bytes: bytes.byteLength, type: evidenceType(bytes, name) }
  await app.write([], () =>
    app.db.run(
      app.db.build
        .insertInto('evidence')
        .values({ ...stored, stored_at: app.clock().toISOString() })
        .onConflict((conflict) => conflict.column('hash').doNothing()),
    ),
  )
  return { ...stored, name }
}

async function put(app: App, bytes: Uint8Array): Promise<string> {
  try {
    return await putEvidence(app.folder.evidence, bytes, evidenceCipherOf(app.keys))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new AppError('disk_full', { path: app.folder.evidence })
    throw error
  }
}

/**
 * Content of a stored file, checked against its hash; null when there is none.
 *
 * @throws AppError `evidence_unknown` with `reason: damaged` when the file is no longer what was stored
 */
export async function readEvidence(app: App, hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const content = await getEvidence(app.folder.evidence, hash, evidenceCipherOf(app.keys))
  if (content.state === 'whole') return content.bytes
  if (content.state === 'missing') return null
  app.log.error('evidence does not match its hash', new Error(hash))
  throw new AppError('evidence_unknown', { hash, reason: 'damaged' })
}
