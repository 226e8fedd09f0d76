import { randomBytes } from 'node:crypto'

/** A written and checked file that waits to be fetched. */
export interface WaitingExport {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const mostFiles = 50
/** Bytes kept in memory at the most; the newest file stays whatever its size. */
const mostBytes = 64 * 1024 * 1024

/**
 * Exports live in memory only, for the screen that asked for them: on disk they would be copies of the result that nobody looks after.
 */
export interface ExportStore {
  add(file: WaitingExport): string
  get(fileId: string): WaitingExport | null
}

export function createExportStore(): ExportStore {
  const files = new Map<string, WaitingExport>()
  const total = () => [...files.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0)
  return {
    add(file) {
      const fileId = randomBytes(16).toString('hex')
      files.set(fileId, file)
      while (files.size > 1 && (files.size > mostFiles || total() > mostBytes)) files.delete(files.keys().next().value ?? '')
      return fileId
    },
    get: (fileId) => files.get(fileId) ?? null,
  }
}
