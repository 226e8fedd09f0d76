import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { Arch } from 'electron-builder'
import { contentsFile, digestOwnFiles } from '../main/own-files.ts'
import { checkDriver } from './driver-check.ts'
import type { PackedPlatform } from './fuses.ts'
import { setFuses, wrongFuses } from './fuses.ts'

/**
 * What happens to a packed program before it is signed and put into an installer: its fuses are set and read back, its native driver is checked to be
 * the only one and of the target's kind, and the list of its contents is written.
 *
 * @throws Error, which ends the packaging, when one of them is not as it must be
 */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  const platform = platformOf(context.electronPlatformName)
  const executable = join(context.appOutDir, executableName(context, platform))
  await setFuses(executable, platform)
  const wrong = await wrongFuses(executable, platform)
  if (wrong.length > 0) throw new Error(`${executable}: ${wrong.join('; ')}`)

  const resources = join(context.appOutDir, 'resources')
  const contents = digestOwnFiles(resources)
  const binaries = Object.keys(contents.files).filter((path) => path.endsWith('.node'))
  const problems = checkDriver(platform, Arch[context.arch], new Map(binaries.map((path) => [path, readFileSync(join(resources, path))])))
  if (problems.length > 0) throw new Error(problems.join('\n'))
  writeFileSync(join(resources, contentsFile), `${JSON.stringify(contents, null, 2)}\n`)
}

function platformOf(name: string): PackedPlatform {
  if (name !== 'linux' && name !== 'win32') throw new Error(`${name} is not packed for`)
  return name
}

/** The packager of a platform knows how it named the program; only Linux has a name of its own there. */
function executableName({ packager }: AfterPackContext, platform: PackedPlatform): string {
  const name = packager.platformSpecificBuildOptions
  const given = 'executableName' in name && typeof name.executableName === 'string' ? name.executableName : packager.appInfo.productFilename
  return platform === 'win32' ? `${given}.exe` : given
}
