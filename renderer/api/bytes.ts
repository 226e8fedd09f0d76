import { ORPCError } from '@orpc/client'
import type { ImportedTable } from '../../shared/contract/exchange.ts'
import { filePaths } from '../../shared/contract/file-paths.ts'
import type { StoredEvidence } from '../../shared/contract/files.ts'
import { answered } from './answered.ts'
import { sessionHeaders } from './session.ts'

/**
 * Throws the host's refusal in the same form as a procedure's, so that one component can put both into words.
 *
 * The body of a refusal is the JSON form of an oRPC error; anything else (a proxy page, an empty body) becomes an internal error.
 */
async function refuse(response: Response): Promise<never> {
  const body: unknown = await response.json().catch(() => null)
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = typeof fields.code === 'string' ? fields.code : response.status === 401 ? 'UNAUTHORIZED' : 'INTERNAL_SERVER_ERROR'
  throw new ORPCError(code, { status: response.status >= 400 && response.status < 600 ? response.status : 500, data: fields.data })
}

/** Sends a file's raw bytes; name and type travel in the address. Multipart bodies do not pass the desktop host unchanged. */
async function uploadBytes(path: string, file: File, signal?: AbortSignal): Promise<unknown> {
  const url = new URL(path, location.href)
  url.searchParams.set('name', file.name)
  if (file.type !== '') url.searchParams.set('type', file.type)
  const body = await file.arrayBuffer()
  return answered(async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...sessionHeaders(), 'content-type': 'application/octet-stream' },
      body,
      ...(signal === undefined ? {} : { signal }),
    })
    return response.ok ? response.json() : refuse(response)
  })
}

/** Reads a workbook or CSV on the host and keeps it there until it is applied or expires. */
export async function uploadTable(file: File, signal?: AbortSignal): Promise<ImportedTable> {
  return (await uploadBytes(filePaths.tables, file, signal)) as ImportedTable
}

/** Stores an evidence file by its content; the same bytes are stored once. */
export async function uploadEvidence(file: File, signal?: AbortSignal): Promise<StoredEvidence> {
  return (await uploadBytes(filePaths.evidence, file, signal)) as StoredEvidence
}

/** Fetches bytes from the host, with the session's headers that a plain link would not send. */
export function fetchBytes(path: string): Promise<Blob> {
  return answered(async () => {
    const response = await fetch(new URL(path, location.href), { headers: sessionHeaders() })
    return response.ok ? response.blob() : refuse(response)
  })
}

/** Hands a blob to the user as a file to save. The object URL lives long enough for a slow save dialogue. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Fetches a file of the host, such as `/files/exports/<id>`, and saves it under a name. */
export async function downloadFile(path: string, name: string): Promise<void> {
  saveBlob(await fetchBytes(path), name)
}

/** Path of a stored evidence file, for `downloadFile` and `fetchBytes`. */
export function evidencePath(hash: string, name: string): string {
  return `${filePaths.evidence}/${hash}?name=${encodeURIComponent(name)}`
}

/** Path of a written export, for `downloadFile`. */
export function exportPath(fileId: string): string {
  return `${filePaths.exports}/${fileId}`
}
