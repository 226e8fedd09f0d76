import { existsSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { CliOptions, Platform } from 'electron-builder'
import { Arch, build, DIR_TARGET, Platform as platforms } from 'electron-builder'
import { buildDesktop, buildRenderer, NotBuilt } from '../cli/start/build-output.ts'
import type { PackedPlatform } from './fuses.ts'
import { writeNotices } from './notices.ts'
import { noticesFolder, projectFolder, shippedDriver } from './places.ts'
import type { Target } from './runtime.ts'
import { isFetchFailure, runtimeName, wrongRuntimes } from './runtime.ts'

const usage = `npm run package -- [--linux] [--win] [--x64] [--arm64] [--dir] [--runtime <folder>]

Makes the installers of the named systems and processors (without any: of this machine's) into dist/.
  --dir               only the program's folder, no installer
  --runtime <folder>  takes the desktop runtime's published zip files from here instead of fetching them
`

/** Something the person who packs must do first; the message says what. */
class NotReady extends Error {}

interface PackageOptions {
  readonly targets: readonly Target[]
  readonly dir: boolean
  /** Folder with runtime files, absolute; null to let the packager fetch them. */
  readonly runtime: string | null
}

function readOptions(words: readonly string[]): PackageOptions {
  const flag = { type: 'boolean', default: false } as const
  const options = { linux: flag, win: flag, x64: flag, arm64: flag, dir: flag, runtime: { type: 'string' } } as const
  const { values } = parseArgs({ args: [...words], options })
  const here: PackedPlatform = process.platform === 'win32' ? 'win32' : 'linux'
  const systems = (['linux', 'win32'] as const).filter((system) => values[system === 'linux' ? 'linux' : 'win'])
  const archs = (['x64', 'arm64'] as const).filter((arch) => values[arch])
  const ownArch: Target['arch'] = process.arch === 'arm64' ? 'arm64' : 'x64'
  const targets = (systems.length > 0 ? systems : [here]).flatMap((platform) =>
    (archs.length > 0 ? archs : [ownArch]).map((arch): Target => ({ platform, arch })),
  )
  return { targets, dir: values.dir, runtime: values.runtime === undefined ? null : resolve(values.runtime) }
}

/** Says everything that is missing at once, before minutes are spent on building. */
async function checkReady({ targets, runtime }: PackageOptions): Promise<void> {
  const windowsArm = targets.filter(({ platform, arch }) => platform === 'win32' && arch === 'arm64')
  const drivers = targets.flatMap(({ platform, arch }) => (platform === 'linux' && !existsSync(shippedDriver(arch)) ? [arch] : []))
  const problems = [
    ...windowsArm.map(() => 'Windows is packed for x64 only.'),
    ...drivers.map((arch) => `The driver for old systems is not built yet: npm run build:driver -- ${arch}`),
    ...(runtime === null ? [] : await wrongRuntimes(projectFolder, runtime, targets)),
  ]
  if (problems.length > 0) throw new NotReady(problems.join('\n'))
}

async function makePackages({ targets, dir, runtime }: PackageOptions): Promise<void> {
  rmSync(noticesFolder, { recursive: true, force: true })
  await buildRenderer()
  await buildDesktop()
  await writeNotices(projectFolder, noticesFolder)
  // From the project's folder, because the packager puts that in front before it fills the name in.
  process.env.HENGJIAN_DRIVERS = relative(projectFolder, resolve(shippedDriver('x64'), '..'))
  const wanted = new Map<Platform, Map<Arch, string[]>>()
  for (const { platform, arch } of targets) {
    const key = platform === 'linux' ? platforms.LINUX : platforms.WINDOWS
    const archs = wanted.get(key) ?? new Map<Arch, string[]>()
    wanted.set(key, archs.set(Arch[arch], dir ? [DIR_TARGET] : []))
  }
  const options: CliOptions = { projectDir: projectFolder, targets: wanted, publish: 'never' }
  await build(runtime === null ? options : { ...options, config: { electronDist: runtime } })
}

/**
 * `npm run package`: builds screens, shell and licences, then the installers.
 *
 * Exit codes: 0 made, 1 something is missing or failed (the text says what), 2 options that cannot be understood.
 */
async function main(words: readonly string[]): Promise<number> {
  let options: PackageOptions
  try {
    options = readOptions(words)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return 2
  }
  try {
    await checkReady(options)
    await makePackages(options)
    return 0
  } catch (error) {
    if (error instanceof NotReady || error instanceof NotBuilt) console.error(error.message)
    else if (isFetchFailure(error)) console.error(notFetched(options.targets))
    else console.error(error)
    return 1
  }
}

/** The packager could reach nothing: what to bring along instead. */
function notFetched(targets: readonly Target[]): string {
  const names = targets.map((target) => `  ${runtimeName(projectFolder, target)}`).join('\n')
  return `The desktop runtime is not on this machine and could not be fetched. Nothing was packed.\nBring these files along and name their folder with --runtime <folder>:\n${names}`
}

process.exitCode = await main(process.argv.slice(2))
