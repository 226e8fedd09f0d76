import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import type { TableLimits } from './table-limits.ts'
import { refuseAbove, TableProblem } from './table-problem.ts'

/** Folders that workbook programs write at the top of their packages; anything else is not a workbook or is meant for somebody else. */
const topFolders = new Set(['_rels', 'docprops', 'docmetadata', 'xl', 'customxml', 'customui', 'package', '[trash]'])
const safeName = /^[\p{L}\p{N}_ .,+()[\]{}%&@~-]+(?:\/[\p{L}\p{N}_ .,+()[\]{}%&@~-]+)*\/?$/u

/** An opened package: which parts it has, and their bytes piece by piece. Part names are told apart without regard to letter case. */
export interface ZipPackage {
  has(part: string): boolean
  /** Names as written in the package. */
  readonly names: readonly string[]
  /** Bytes of a part, counted against the limits while they come; `table_unreadable` when the part is missing or its content is damaged. */
  read(part: string): AsyncGenerator<Uint8Array>
}

function unreadable(reason: string, part: string | null = null): TableProblem {
  return new TableProblem('table_unreadable', { reason, part })
}

function openDirectory(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, autoClose: false }, (error, zip) => {
      if (error) reject(unreadable('zip'))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile, limits: TableLimits): Promise<Entry[]> {
  refuseAbove(zip.entryCount, limits.entries, 'entries')
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('error', () => reject(unreadable('zip')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** Declared sizes first: they cost nothing, and an honest bomb is refused before a byte is inflated. */
function checkEntries(entries: readonly Entry[], limits: TableLimits): Map<string, Entry> {
  const byName = new Map<string, Entry>()
  let declared = 0
  for (const entry of entries) {
    const key = entry.fileName.toLowerCase()
    const folder = key.includes('/') ? key.slice(0, key.indexOf('/')) : null
    const known = folder === null ? key === '[content_types].xml' : topFolders.has(folder)
    const climbs = key.split('/').some((segment) => segment === '..' || segment === '.' || segment === '__proto__')
    if (!known || climbs || !safeName.test(entry.fileName)) throw unreadable('entry', entry.fileName.slice(0, 80))
    if (byName.has(key)) throw unreadable('entry', entry.fileName)
    if (entry.isEncrypted()) throw new TableProblem('table_format', { format: 'encrypted' })
    declared += entry.uncompressedSize
    refuseAbove(declared, limits.inflatedBytes, 'inflatedBytes')
    if (entry.uncompressedSize > limits.ratioFrom)
      refuseAbove(entry.uncompressedSize / Math.max(1, entry.compressedSize), limits.ratio, 'ratio')
    byName.set(key, entry)
  }
  const places = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const [index, entry] of places.entries()) {
    const next = places[index + 1]
    const overlaps = next !== undefined && entry.relativeOffsetOfLocalHeader + entry.compressedSize > next.relativeOffsetOfLocalHeader
    if (overlaps) throw unreadable('entry', entry.fileName)
  }
  return byName
}

function openStream(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(unreadable('zip', entry.fileName))
      else resolve(stream)
    })
  })
}

/**
 * Opens a workbook's package from memory without inflating anything.
 *
 * Refused at once: more entries or declared bytes than allowed, duplicate or overlapping entries, names outside the allow-list, encrypted
 * entries. Refused while reading: more real bytes than declared or allowed, a wrong checksum.
 */
export async function openZipPackage(bytes: Uint8Array, limits: TableLimits): Promise<ZipPackage> {
  const zip = await openDirectory(bytes)
  const entries = checkEntries(await listEntries(zip, limits), limits)
  let inflated = 0

  async function* read(part: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(part.toLowerCase())
    if (!entry) throw unreadable('part', part)
    const stream = await openStream(zip, entry)
    let checksum = 0
    try {
      for await (const chunk of stream) {
        inflated += chunk.byteLength
        refuseAbove(inflated, limits.inflatedBytes, 'inflatedBytes')
        checksum = crc32(chunk, checksum)
        yield chunk
      }
    } catch (error) {
      throw error instanceof TableProblem ? error : unreadable('zip', entry.fileName)
    }
    if (checksum !== entry.crc32) throw unreadable('zip', entry.fileName)
  }

  return { has: (part) => entries.has(part.toLowerCase()), names: [...entries.values()].map((entry) => entry.fileName), read }
}
