import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Written beside the data, and no part of it. */
const beside = /^(?:logs|backups)\//u

/**
 * SHA-256 of every byte of a data folder: the database with its write-ahead log, and the evidence. Backups and logs are left out.
 *
 * Only for another process than the one that has the folder open: closing a file gives up its locks. Equal digests mean that not even an empty
 * transaction was written.
 */
export function folderDigest(dataFolder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const path of files) {
    const name = path.slice(dataFolder.length + 1).replaceAll('\\', '/')
    if (beside.test(name)) continue
    const bytes = readFileSync(path)
    hash.update(`${name} ${bytes.byteLength}\n`).update(bytes)
  }
  return hash.digest('hex')
}
