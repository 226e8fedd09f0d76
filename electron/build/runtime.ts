import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import type { PackedPlatform } from './fuses.ts'

/** What an installer is made for. */
export interface Target {
  readonly platform: PackedPlatform
  readonly arch: 'x64' | 'arm64'
}

const electronPackage = z.object({ version: z.string() })
const checksums = z.record(z.string(), z.string())

/** File name under which the desktop runtime of a target is published: `electron-v45.4.1-linux-x64.zip`. */
export function runtimeName(project: string, { platform, arch }: Target): string {
  return `electron-v${runtimeVersion(project)}-${platform}-${arch}.zip`
}

/** Version of the desktop runtime that the project is made for. */
export function runtimeVersion(project: string): string {
  return electronPackage.parse(readJson(project, 'package.json')).version
}

/**
 * What is wrong with the runtimes in a folder, one sentence each: missing, or not the file whose digest came with the runtime's package. Empty when all
 * can be used. For packaging without a network; with one, the packager fetches and checks them itself.
 */
export async function wrongRuntimes(project: string, folder: string, targets: readonly Target[]): Promise<string[]> {
  const expected = checksums.parse(readJson(project, 'checksums.json'))
  const wrong: string[] = []
  for (const target of targets) {
    const name = runtimeName(project, target)
    const path = join(folder, name)
    if (!existsSync(path)) wrong.push(`${path} is not there`)
    else if ((await digest(path)) !== expected[name]) wrong.push(`${path} is not the file that was published`)
  }
  return wrong
}

function readJson(project: string, file: string): unknown {
  return JSON.parse(readFileSync(join(project, 'node_modules', 'electron', file), 'utf8'))
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Whether an error of the packager says that something could not be fetched, whatever it was. */
export function isFetchFailure(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_NON_2XX_3XX_RESPONSE)$/u.test(code)
}
