import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import * as z from 'zod'

/** Name of the list of contents, in the resources folder of an installed program. */
export const contentsFile = 'contents.json'

/** Digests of what the program consists of beside the runtime: SHA-256 in hexadecimal by path from the resources folder, with `/`. */
export const contentsSchema = z.strictObject({ version: z.literal(1), files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/u)) })
export type Contents = z.infer<typeof contentsSchema>

/** The archive, and the folder beside it with the native module; nothing else in the resources folder is ever loaded. */
const archive = 'app.asar'
const unpacked = 'app.asar.unpacked'

/** Digests of the archive and of every file outside it that the program may load. Reads the archive as a file, see `asFiles`. */
export function digestOwnFiles(resources: string): Contents {
  return asFiles(() => ({
    version: 1 as const,
    files: Object.fromEntries([archive, ...filesBelow(resources, unpacked)].map((path) => [path, digest(join(resources, path))])),
  }))
}

/**
 * What of an installed program is not as it was packed: changed, missing or added files; empty when everything is. Null as an answer to a list
 * of contents that is missing or cannot be read.
 *
 * On Linux this stands in for the digest that the runtime checks elsewhere. It finds damage and changes by anybody who cannot also change the list;
 * the installed folder belongs to root. It comes before the native module is loaded.
 */
export function changedOwnFiles(resources: string): string[] | null {
  let packed: Contents
  try {
    packed = contentsSchema.parse(JSON.parse(readFileSync(join(resources, contentsFile), 'utf8')))
  } catch {
    return null
  }
  try {
    const present = digestOwnFiles(resources).files
    const paths = new Set([...Object.keys(packed.files), ...Object.keys(present)])
    return [...paths].filter((path) => packed.files[path] !== present[path]).sort()
  } catch {
    // Without the archive nothing can be compared.
    return [archive]
  }
}

/** The runtime shows an archive to Node as a folder; with this it is the file that it is. Plain Node does not know the property. */
function asFiles<T>(work: () => T): T {
  const runtime: { noAsar?: boolean } = process
  const before = runtime.noAsar ?? false
  runtime.noAsar = true
  try {
    return work()
  } finally {
    runtime.noAsar = before
  }
}

function filesBelow(resources: string, folder: string): string[] {
  if (!existsSync(join(resources, folder))) return []
  return readdirSync(join(resources, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(resources, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** In parts: the archive with its fonts is some twenty megabytes. */
function digest(path: string): string {
  const hash = createHash('sha256')
  const part = Buffer.allocUnsafe(1024 * 1024)
  const file = openSync(path, 'r')
  try {
    let left = statSync(path).size
    while (left > 0) {
      const read = readSync(file, part, 0, part.length, null)
      if (read === 0) break
      hash.update(part.subarray(0, read))
      left -= read
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
