import type { ImportedTable } from '../../shared/contract/exchange.ts'
import type { StoredEvidence } from '../../shared/contract/files.ts'

/** Bytes that leave the program: their length, and the bytes themselves. */
export interface OutgoingFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * What the edge needs of the features to carry bytes in and out.
 *
 * Refusals are thrown as `AppError`; null means that there is no such file. Names are already plain (no folder, no control character).
 */
export interface FilePorts {
  readTable(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<ImportedTable>
  storeEvidence(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<StoredEvidence>
  /** `hash` is 64 lower-case hexadecimal digits. */
  readEvidence(hash: string): Promise<Uint8Array<ArrayBuffer> | null>
  readExport(fileId: string): Promise<OutgoingFile | null>
}
