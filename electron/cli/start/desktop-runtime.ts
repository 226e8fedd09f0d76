import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Finds the desktop runtime's program, or null where only its types are installed.
 *
 * Reads the package's own path file instead of importing the package, because importing it begins a download when the program is missing.
 */
export function findDesktopRuntime(): string | null {
  const folder = packageFolder()
  if (folder === null) return null
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

function packageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    // Not installed at all, as in a browser-only installation.
    return null
  }
}

/** Runs the desktop program in the foreground and resolves with its exit code (1 when a signal ended it). */
export function runDesktop(program: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...words], { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
