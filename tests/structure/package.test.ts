import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import type BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDriver } from '../../electron/build/build-driver.ts'
import { wrongFuses } from '../../electron/build/fuses.ts'
import { writeNotices } from '../../electron/build/notices.ts'
import { driverFolder, noticesFolder, projectFolder, shippedDriver } from '../../electron/build/places.ts'
import { shippedPackages } from '../../electron/build/shipped-packages.ts'
import { readLinuxArch, readVersionNeeds, tooNew } from '../../electron/build/version-needs.ts'
import { buildDesktop, buildRenderer, isRendererStale } from '../../electron/cli/start/build-output.ts'
import { changedOwnFiles } from '../../electron/main/own-files.ts'
import { writeSyntheticRuntime } from '../helpers/synthetic-runtime.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'hengjian-package-'))
// Inside the project, because the packager sees only there that a native module must stay outside the archive.
mkdirSync(join(projectFolder, 'out'), { recursive: true })
const drivers = mkdtempSync(join(projectFolder, 'out', 'drivers-'))
const driver = join(drivers, 'linux-x64.node')
const driverPath = 'node_modules/better-sqlite3-multiple-ciphers'

// Linux packages need the driver for old systems, and that needs a compiler for Linux.
const canBuildDriver = process.platform === 'linux' && process.arch === 'x64'
if (!canBuildDriver) console.warn('SKIPPED: the packages for Linux, because this machine does not build their driver')

/** Takes the driver that was built for shipping, if it is newer than what it is made from; else builds one without the slow optimisation. */
async function prepareDriver(): Promise<void> {
  const sources = [join(driverFolder, 'package.json'), join(projectFolder, 'electron', 'build', 'build-driver.ts')].concat(
    readdirSync(join(projectFolder, 'resources', 'glibc')).map((name) => join(projectFolder, 'resources', 'glibc', name)),
  )
  const built = shippedDriver('x64')
  if (existsSync(built) && sources.every((path) => statSync(path).mtimeMs < statSync(built).mtimeMs)) cpSync(built, driver)
  else await buildDriver('x64', driver, '-O0')
}

/** Packs with the real packager and a runtime that only has fuses; resolves with the folder of the packed program. */
async function pack(platform: 'linux' | 'win32'): Promise<string> {
  const runtime = join(folder, `runtime-${platform}`)
  writeSyntheticRuntime(runtime, platform)
  const output = join(folder, `packed-${platform}`)
  const words = [
    platform === 'linux' ? '--linux' : '--win',
    'dir',
    '--x64',
    `-c.electronDist=${runtime}`,
    `-c.directories.output=${output}`,
  ]
  const packing = run(process.execPath, [join(projectFolder, 'node_modules', 'electron-builder', 'cli.js'), ...words], {
    cwd: projectFolder,
    env: { ...process.env, HENGJIAN_DRIVERS: relative(projectFolder, drivers), CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
    maxBuffer: 64 * 1024 * 1024,
  })
  await packing.catch((error: { stdout: string }) => {
    // The packager writes what is wrong to its ordinary output.
    throw new Error(error.stdout)
  })
  return join(output, platform === 'linux' ? 'linux-unpacked' : 'win-unpacked')
}

/** Paths of all files below a folder, with `/`, in order. */
function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** Files of the archive, without its folders; `/` in front as the library gives it. */
function archived(packed: string): string[] {
  const all = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
  return all.filter((path) => !all.some((other) => other.startsWith(`${path}/`))).sort()
}

const driverFiles = [
  'LICENSE',
  'lib/binding.js',
  'lib/database.js',
  'lib/index.js',
  'lib/methods/aggregate.js',
  'lib/methods/backup.js',
  'lib/methods/explain.js',
  'lib/methods/function.js',
  'lib/methods/inspect.js',
  'lib/methods/pragma.js',
  'lib/methods/serialize.js',
  'lib/methods/table.js',
  'lib/methods/transaction.js',
  'lib/methods/wrappers.js',
  'lib/sqlite-error.js',
  'lib/util.js',
  'package.json',
].map((name) => `${driverPath}/${name}`)

const packed = { linux: '', win32: '' }

beforeAll(async () => {
  if (isRendererStale()) await buildRenderer()
  await buildDesktop()
  await writeNotices(projectFolder, noticesFolder)
  if (canBuildDriver) {
    await prepareDriver()
    packed.linux = await pack('linux')
  }
  packed.win32 = await pack('win32')
}, 600_000)
afterAll(() => {
  for (const path of [folder, drivers]) rmSync(path, { recursive: true, force: true })
})

describe.runIf(canBuildDriver)('the driver for old systems', () => {
  test('needs no newer C library than Kylin V10 and UOS 20 have, unlike the one in its package', () => {
    const bytes = readFileSync(driver)
    const prebuilt = readFileSync(join(driverFolder, 'prebuilds', 'linux-x64.node'))

    expect(readLinuxArch(bytes)).toBe('x64')
    expect(tooNew(readVersionNeeds(bytes))).toEqual([])
    expect(tooNew(readVersionNeeds(prebuilt)).map(({ version }) => version)).toEqual([
      'GLIBC_2.29',
      'GLIBC_2.33',
      'GLIBC_2.34',
      'GLIBCXX_3.4.29',
    ])
  })

  test('is the same SQLite as the one in its package, and opens plain and encrypted files', () => {
    // The package brings no types of its own; what is used here is as in the package that it is made from.
    const Database = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as typeof BetterSqlite3
    const facts = (nativeBinding?: string) => {
      const path = join(folder, `facts-${nativeBinding === undefined ? 'prebuilt' : 'built'}.db`)
      const open = () => new Database(path, nativeBinding === undefined ? {} : { nativeBinding })
      const written = open()
      written.pragma("key='passphrase'")
      written.exec('CREATE TABLE facts (points INTEGER) STRICT; INSERT INTO facts VALUES (873100)')
      const options = written.pragma('compile_options', { simple: false })
      written.close()
      const read = open()
      expect(() => read.exec('SELECT * FROM facts')).toThrow('file is not a database')
      read.close()
      const again = open()
      again.pragma("key='passphrase'")
      const found = again.prepare('SELECT points, sqlite_version() AS version, sqlite3mc_version() AS cipher FROM facts').get()
      again.close()
      return { found, options: JSON.stringify(options).replaceAll(/\{"compile_options":"COMPILER=[^}]+\},?/gu, '') }
    }

    expect(facts(driver)).toEqual(facts())
  })
})

describe.each([
  ['linux', 'linux-x64.node'],
  ['win32', 'win32-x64.node'],
] as const)('packed for %s', (platform, binary) => {
  const test64 = test.runIf(platform === 'win32' || canBuildDriver)

  test64('the resources are the archive, one native driver, and the list of both', () => {
    expect(filesBelow(join(packed[platform], 'resources')).filter((path) => path !== 'app.asar')).toEqual([
      `app.asar.unpacked/${driverPath}/prebuilds/${binary}`,
      'contents.json',
    ])
    expect(changedOwnFiles(join(packed[platform], 'resources'))).toEqual([])
  })

  test64('the archive holds the bundles, the resources and the driver’s own scripts: no sources, maps, documents or other packages', () => {
    const files = archived(packed[platform])

    expect(files.filter((path) => path.startsWith('node_modules/'))).toEqual([...driverFiles, `${driverPath}/prebuilds/${binary}`].sort())
    expect([...new Set(files.map((path) => path.split('/', 1)[0]))]).toEqual(['node_modules', 'out', 'package.json', 'resources'])
    expect(files.filter((path) => path.startsWith('out/main/') && !path.endsWith('.js'))).toEqual([])
    expect(files.filter((path) => path.startsWith('out/') && !/^out\/(?:main|renderer)\//u.test(path))).toEqual([])
    expect(files.filter((path) => /\.(?:ts|tsx|map|md|gypi?|[ch]|[ch]pp|sh)$|(?:^|\/)(?:tests?|docs|examples)\//u.test(path))).toEqual([])
    expect(files).toContain('out/main/main.js')
    expect(files).toContain('out/renderer/index.html')
    expect(files).toContain('resources/schemes/model-unit.json')
  })

  test64('the program itself, without the runtime, stays below 24 MB', () => {
    const resources = join(packed[platform], 'resources')
    const bytes = filesBelow(resources).reduce((sum, path) => sum + statSync(join(resources, path)).size, 0)

    console.log(`packed for ${platform}: ${archived(packed[platform]).length} files, ${(bytes / 1024 / 1024).toFixed(1)} MB`)
    expect(bytes).toBeLessThan(24 * 1024 * 1024)
  })

  test64('every fuse of the executable is as decided', async () => {
    const executable = join(packed[platform], platform === 'linux' ? 'hengjian' : 'Hengjian.exe')

    expect(await wrongFuses(executable, platform)).toEqual([])
  })

  test64('licences and the list of contents name every shipped package, and engine texts come in the two languages', () => {
    const names = shippedPackages(projectFolder).map(({ name, version }) => `${name} ${version}`)
    const licences = readFileSync(join(packed[platform], 'THIRD-PARTY.txt'), 'utf8')
    const list = JSON.parse(readFileSync(join(packed[platform], 'contents.cdx.json'), 'utf8')) as {
      specVersion: string
      components: { group?: string; name: string; version: string }[]
    }

    expect(names.filter((name) => !licences.includes(`\n${name} (`))).toEqual([])
    expect(list.specVersion).toBe('1.6')
    expect(list.components.map(({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name} ${version}`).sort()).toEqual(
      names.sort(),
    )
    expect(readdirSync(join(packed[platform], 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
    expect(existsSync(join(packed[platform], 'LICENSES.chromium.html'))).toBe(true)
  })
})

test.runIf(canBuildDriver)(
  'the packed program, taken out of its archive, opens its database, its screens, its starter schemes and its reading process',
  { timeout: 120_000 },
  async () => {
    const installed = join(folder, 'installed')
    extractAll(join(packed.linux, 'resources', 'app.asar'), installed)
    const data = join(folder, 'data')

    const { stdout } = await run(process.execPath, [
      join(projectFolder, 'tests', 'helpers', 'run-desktop-bundle.ts'),
      join(installed, 'out', 'main', 'main.js'),
      data,
    ])

    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, { status: number; text: string }>
    expect(result.errorBoxes).toEqual([])
    expect(result.page?.text).toContain('<title>衡鉴</title>')
    expect(JSON.parse(result.about?.text ?? '')).toMatchObject({ json: { host: 'desktop', dataFolder: data } })
    expect(JSON.parse(result.starters?.text ?? '')).toMatchObject({ json: [{ kind: 'unit' }, { kind: 'branch' }] })
    expect(JSON.parse(result.table?.text ?? '')).toMatchObject({ name: 'a.csv', sheets: [{ rows: 2, columns: 2 }] })
  },
)
