import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium'

const system = '/usr/bin/chromium'
const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib']

/**
 * Path of the browser that tests drive: the system's Chromium when present, else the one that npm brought along.
 *
 * The latter needs security libraries (NSS) that a machine without any browser lacks; the package brings them too, and they are put in the
 * environment of the processes to come. `USE_SPARTICUZ` asks for the latter everywhere.
 */
export async function chromiumPath(): Promise<string> {
  if (existsSync(system) && process.env.USE_SPARTICUZ === undefined) return system
  const path = await sparticuz.executablePath()
  if (!libraryFolders.some((folder) => existsSync(join(folder, 'libnss3.so')))) await bringLibraries()
  return path
}

async function bringLibraries(): Promise<void> {
  const build = dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')))
  await inflate(join(build, '..', 'bin', 'al2023.tar.br'))
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'))
}
