import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const source = join(import.meta.dirname, 'file-faults.c')
const folder = join(import.meta.dirname, '..', '..', '..', 'out', 'faults')

/**
 * Builds the library that breaks file calls, if it is older than its source.
 *
 * @returns its path, or in words why faults cannot be made here: only Linux has the preloading, and it takes a C compiler
 */
export function buildShim(): { readonly path: string } | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: 'file calls can be broken on Linux only' }
  const path = join(folder, 'file-faults.so')
  if (existsSync(path) && statSync(path).mtimeMs > statSync(source).mtimeMs) return { path }
  mkdirSync(folder, { recursive: true })
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-o', path, source, '-ldl', '-lpthread'], { encoding: 'utf8' })
  if (built.error !== undefined) return { missing: 'there is no C compiler' }
  if (built.status !== 0) throw new Error(`the library that breaks file calls does not build:\n${built.stderr}`)
  return { path }
}
