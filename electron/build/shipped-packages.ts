import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** One package whose code or data is part of the shipped program. */
export interface ShippedPackage {
  readonly name: string
  readonly version: string
  /** Licence as the lock file states it: an SPDX expression. */
  readonly license: string
  /** Its place in the lock file and on the disk: `node_modules/zod`. */
  readonly path: string
}

const dependencies = z.record(z.string(), z.string()).default({})
const lockedSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  dependencies,
  devDependencies: dependencies,
  optionalDependencies: dependencies,
  peerDependencies: dependencies,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
  hasInstallScript: z.boolean().default(false),
  integrity: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
})
const lockSchema = z.object({ packages: z.record(z.string(), lockedSchema) })
export type Lock = z.infer<typeof lockSchema>

/** Reads the lock file of a project folder. @throws when it is not there or of another form */
export function readLock(project: string): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')))
}

/**
 * Every package that is shipped, by name: the production dependencies, what the screens import (their libraries are development dependencies, because
 * they are bundled), and everything these need. Optional packages are not followed: they are Node itself, for running from source.
 */
export function shippedPackages(project: string): ShippedPackage[] {
  const lock = readLock(project)
  const root = lock.packages['']
  if (root === undefined) throw new Error('a lock file without the project')
  const imported = importedPackages(project)
  const direct = [...Object.keys(root.dependencies), ...Object.keys(root.devDependencies).filter((name) => imported.has(name))]
  return closure(lock, direct)
}

/** The packages named and all that they need, by name and version. @throws Error when the lock file misses one */
export function closure(lock: Lock, direct: readonly string[]): ShippedPackage[] {
  const found = new Map<string, ShippedPackage>()
  const open = direct.map((name) => resolvePackage(lock, '', name))
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const locked = lock.packages[path]
    if (locked === undefined || found.has(path)) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(path, { name, version: locked.version ?? '', license: locked.license ?? '', path })
    const isNeeded = (peer: string) => locked.peerDependenciesMeta[peer]?.optional !== true
    const needed = [...Object.keys(locked.dependencies), ...Object.keys(locked.peerDependencies).filter(isNeeded)]
    for (const dependency of needed) open.push(resolvePackage(lock, path, dependency))
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Looks a package up as Node does: beside the one that asks, then in each folder above. */
function resolvePackage(lock: Lock, from: string, name: string): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (lock.packages[path] !== undefined) return path
    if (folder === '') throw new Error(`${from === '' ? 'the project' : from} needs ${name}, which the lock file does not have`)
  }
}

/** Names of the packages that the screens import, scripts and stylesheets alike. */
function importedPackages(project: string): ReadonlySet<string> {
  const names = ['renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|css)$/u.test(entry.name))
      .flatMap((entry) => [
        ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/(?:from|import|url\()\s*\(?['"]([^'"]+)['"]/gu),
      ])
      .map(([, specifier = '']) =>
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  )
  return new Set(names)
}
