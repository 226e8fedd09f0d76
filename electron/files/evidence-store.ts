import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

/** Bytes hashed in one go; between two pieces other work has its turn. */
const piece = 4 * 1024 * 1024

/** Where content lies below the evidence folder: `ab/ab12…`, spread over 256 folders. */
export function evidencePath(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash)
}

/** Seals content on its way to the disk and opens it on its way back. */
export interface EvidenceCipher {
  seal(hash: string, bytes: Uint8Array): Uint8Array
  /** Content that is not sealed comes back as it is; null when it is sealed under an unknown key, or changed. */
  open(hash: string, stored: Uint8Array): Uint8Array<ArrayBuffer> | null
  /** Whether it is sealed, and under the key that is used now. */
  isPresent(stored: Uint8Array): boolean
}

/** SHA-256 in lower-case hex, without holding up the event loop at any size. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let start = 0; start < bytes.byteLength; start += piece) {
    hash.update(bytes.subarray(start, start + piece))
    if (start + piece < bytes.byteLength) await setImmediate()
  }
  return hash.digest('hex')
}

/**
 * Stores content under its hash; the same content is stored once, and a damaged copy is replaced.
 *
 * The bytes are on the disk under a name of their own, flushed, before they get the final name: a power cut leaves the whole file or none.
 *
 * @param cipher null in a data folder that is not encrypted
 * @returns the hash of the content, 64 hex digits
 * @throws the file system's error (`ENOSPC`, `EACCES`); no file with the final name is left half-written
 */
export async function putEvidence(folder: string, bytes: Uint8Array, cipher: EvidenceCipher | null = null): Promise<string> {
  const hash = await hashBytes(bytes)
  if ((await getEvidence(folder, hash, cipher)).state === 'whole') return hash
  await placeEvidence(folder, hash, cipher === null ? bytes : cipher.seal(hash, bytes))
  return hash
}

/** Puts the bytes of a file as they are to lie on the disk under its hash, in the place of what lies there. */
export async function placeEvidence(folder: string, hash: string, bytes: Uint8Array): Promise<void> {
  const path = evidencePath(folder, hash)
  const parent = dirname(path)
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const unfinished = join(parent, `${randomUUID()}.unfinished`)
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder(parent)
  await syncFolder(folder)
}

/** What lies under a hash. `damaged`: something lies there, but it is not that content. */
export type StoredContent = { readonly state: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly state: 'missing' | 'damaged' }

/**
 * Reads content and checks that it still is what its hash says.
 *
 * @param hash 64 hex digits, checked by the caller
 * @param cipher null in a data folder that is not encrypted
 */
export async function getEvidence(folder: string, hash: string, cipher: EvidenceCipher | null = null): Promise<StoredContent> {
  let stored: Uint8Array<ArrayBuffer>
  try {
    stored = new Uint8Array(await readFile(evidencePath(folder, hash)))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { state: 'missing' }
    if (code === 'EISDIR') return { state: 'damaged' }
    throw error
  }
  const bytes = cipher === null ? stored : cipher.open(hash, stored)
  if (bytes === null) return { state: 'damaged' }
  return (await hashBytes(bytes)) === hash ? { state: 'whole', bytes } : { state: 'damaged' }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable enough without.
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const byExtension: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  webp: 'image/webp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  wps: 'application/vnd.ms-works',
  ofd: 'application/ofd',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
}

const signatures: readonly { readonly start: readonly number[]; readonly type: string }[] = [
  { start: [0x25, 0x50, 0x44, 0x46, 0x2d], type: 'application/pdf' },
  { start: [0x89, 0x50, 0x4e, 0x47], type: 'image/png' },
  { start: [0xff, 0xd8, 0xff], type: 'image/jpeg' },
  { start: [0x47, 0x49, 0x46, 0x38], type: 'image/gif' },
]

/**
 * Media type for showing what a file is: by its first bytes where they are certain, else by its extension, else `application/octet-stream`.
 * Never used to let a browser render the file.
 */
export function evidenceType(bytes: Uint8Array, name: string): string {
  const signature = signatures.find(({ start }) => start.every((byte, index) => bytes[index] === byte))
  if (signature !== undefined) return signature.type
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return byExtension[extension] ?? 'application/octet-stream'
}
