import { execFile } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Folder of the project: three above this file. */
export const projectFolder = join(import.meta.dirname, '..', '..', '..')
export const rendererFolder = join(projectFolder, 'out', 'renderer')
export const desktopEntry = join(projectFolder, 'out', 'main', 'main.js')

const rendererSources = ['renderer', 'shared', 'package.json', 'vite.config.ts']
const desktopSources = ['electron', 'shared', 'package.json', 'electron.vite.config.ts']

/** Whether the built renderer is missing or older than a file it is made from. Without sources (an installed program) it is never stale. */
export function isRendererStale(): boolean {
  return isStale(join(rendererFolder, 'index.html'), rendererSources)
}

export function isDesktopStale(): boolean {
  return isStale(desktopEntry, desktopSources)
}

/** The screens or the desktop shell could not be built; the message is the builder's, for who changed the sources. */
export class NotBuilt extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'NotBuilt'
  }
}

/**
 * Builds the renderer beside the present one and then puts it in its place, so that a program that is running never serves half a build.
 *
 * @throws NotBuilt when the build fails; the present one stays
 */
export async function buildRenderer(): Promise<void> {
  const fresh = `${rendererFolder}.${process.pid}`
  const old = `${fresh}.old`
  try {
    await runBuilder('vite/bin/vite.js', ['build', '--outDir', fresh, '--logLevel', 'error'])
    await rename(rendererFolder, old).catch(unless('ENOENT'))
    // Another start may have put its own, equal build there a moment ago.
    await rename(fresh, rendererFolder).catch(unless('ENOTEMPTY', 'EEXIST', 'EPERM'))
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Runs a builder as a process of its own: what it needs of memory is given back before the program opens. An environment left over from
 * development or tests would build something else than users get.
 */
async function runBuilder(bin: string, words: readonly string[]): Promise<void> {
  const script = join(projectFolder, 'node_modules', ...bin.split('/'))
  try {
    await promisify(execFile)(process.execPath, [script, ...words], {
      cwd: projectFolder,
      env: { ...process.env, NODE_ENV: 'production' },
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
    })
  } catch (error) {
    throw new NotBuilt(error)
  }
}

/** Passes over file system errors with one of these codes and throws every other. */
function unless(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && codes.includes(String(error.code)))) throw error
  }
}

/** Bundles the desktop shell for the desktop runtime. @throws NotBuilt when the build fails */
export async function buildDesktop(): Promise<void> {
  await runBuilder('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'error'])
}

function isStale(output: string, sources: readonly string[]): boolean {
  const paths = sources.map((name) => join(projectFolder, name))
  if (!paths.every((path) => existsSync(path))) return false
  if (!existsSync(output)) return true
  const built = statSync(output).mtimeMs
  return paths.some((path) => newest(path) > built)
}

/** Time of the newest file at or below a path, in milliseconds. */
function newest(path: string): number {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  const times = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return Math.max(own.mtimeMs, ...times)
}
