import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAcceptable } from '../../electron/build/notices.ts'
import { closure, readLock, shippedPackages } from '../../electron/build/shipped-packages.ts'

const root = join(import.meta.dirname, '..', '..')
const lock = readLock(root)
const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
const project = lock.packages['']

/** Packages that must not be anywhere in the tree, with the reason. */
const banned: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^xlsx$/u, 'its published version is years behind three known holes'],
  [/^exceljs$/u, 'a file of 1.5 KB ends the whole process'],
  [/^(?:electron-updater|update-electron-app)$/u, 'there is no network to update from'],
  [
    /^(?:@sentry\/|posthog|mixpanel|analytics|@segment\/|applicationinsights|bugsnag|@bugsnag\/|rollbar|newrelic|dd-trace|amplitude|@amplitude\/)/u,
    'it reports home',
  ],
  [/^(?:event-stream|node-ipc|colors|faker)$/u, 'a version of it did harm on purpose'],
]

/** Banned packages among those of a lock file, by their place. */
function bannedIn(paths: readonly string[]): string[] {
  return paths.filter((path) => banned.some(([pattern]) => pattern.test(path.slice(path.lastIndexOf('node_modules/') + 13))))
}

test('no banned package is in the tree, not even for development', () => {
  expect(bannedIn(Object.keys(lock.packages))).toEqual([])
  expect(
    bannedIn(['node_modules/xlsx', 'node_modules/x/node_modules/exceljs', 'node_modules/@sentry/node', 'node_modules/electron-updater']),
  ).toHaveLength(4)
})

test('at most 15 packages are production dependencies, and at most 40 with all that they need', () => {
  const direct = Object.keys(project?.dependencies ?? {})
  const all = closure(lock, direct)

  console.log(
    `production packages: ${direct.length} direct, ${all.length} in all; shipped with the screens: ${shippedPackages(root).length}`,
  )
  expect(direct.length).toBeLessThanOrEqual(15)
  expect(all.length).toBeLessThanOrEqual(40)
})

test('no shipped package runs a script when it is installed', () => {
  expect(shippedPackages(root).filter(({ path }) => lock.packages[path]?.hasInstallScript)).toEqual([])
})

test('every version is exact, and every package has a digest', () => {
  const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(description[kind] ?? {}))
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([])
  expect(packages.filter(([, { integrity }]) => !/^sha512-/u.test(integrity ?? '')).map(([path]) => path)).toEqual([])
})

test('the lock file names no registry, so that any can be installed from', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http')
})

test('every shipped package has a licence that allows it', () => {
  expect(shippedPackages(root).filter(({ license }) => !isAcceptable(license))).toEqual([])
  expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', 'GPL-3.0', 'MIT AND GPL-3.0', ''].map(isAcceptable)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('looks a needed package up as Node does, and says when the lock file misses one', () => {
  const entry = (dependencies: Record<string, string>) => ({
    version: '1.0.0',
    license: 'MIT',
    dependencies,
    devDependencies: {},
    optionalDependencies: {},
    peerDependencies: {},
    peerDependenciesMeta: {},
    hasInstallScript: false,
    dev: false,
    optional: false,
  })
  const packages = {
    'node_modules/a': entry({ b: '1', c: '1' }),
    'node_modules/a/node_modules/b': entry({ c: '1' }),
    'node_modules/b': entry({}),
    'node_modules/c': entry({}),
  }

  expect(closure({ packages }, ['a']).map(({ path }) => path)).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
  ])
  expect(() => closure({ packages }, ['d'])).toThrow('the project needs d, which the lock file does not have')
})
