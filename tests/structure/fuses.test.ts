import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import afterPack from '../../electron/build/after-pack.ts'
import { checkDriver } from '../../electron/build/driver-check.ts'
import { setFuses, wrongFuses } from '../../electron/build/fuses.ts'
import { driverFolder } from '../../electron/build/places.ts'
import { executableWithFuses, publishedFuses } from '../helpers/synthetic-runtime.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** Number of x64 among the packager's processors. */
const x64 = 1

function executable(wire: string, version?: number): string {
  const path = join(tempFolder(), 'hengjian')
  writeFileSync(path, executableWithFuses(wire, version))
  return path
}

/** The characters of the nine fuses as they stand in the file. */
function wireOf(path: string): string {
  const text = readFileSync(path, 'latin1')
  return text.slice(text.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34).slice(0, 9)
}

/** A packed Windows program of an archive and one native binary; what the packager tells the step of it. */
function packedProgram(binary: string, name = 'win32-x64.node') {
  const folder = tempFolder()
  const place = join(folder, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3-multiple-ciphers', 'prebuilds')
  mkdirSync(place, { recursive: true })
  writeFileSync(join(folder, 'resources', 'app.asar'), 'archive')
  cpSync(join(driverFolder, 'prebuilds', binary), join(place, name))
  writeFileSync(join(folder, 'Hengjian.exe'), executableWithFuses(publishedFuses))
  const packager = { platformSpecificBuildOptions: {}, appInfo: { productFilename: 'Hengjian' } }
  return { folder, context: { appOutDir: folder, electronPlatformName: 'win32', arch: x64, packager } as never }
}

test.each([
  ['win32', '010011001'],
  ['linux', '010001001'],
] as const)('sets all nine fuses for %s: %s', async (platform, wire) => {
  const path = executable(publishedFuses)

  await setFuses(path, platform)

  expect(wireOf(path)).toBe(wire)
  expect(await wrongFuses(path, platform)).toEqual([])
})

test.each([
  ['010001001', []],
  ['110001001', ['RunAsNode should be off']],
  ['000001001', ['EnableCookieEncryption should be on']],
  ['011001001', ['EnableNodeOptionsEnvironmentVariable should be off']],
  ['010101001', ['EnableNodeCliInspectArguments should be off']],
  ['010011001', ['EnableEmbeddedAsarIntegrityValidation should be off']],
  ['010000001', ['OnlyLoadAppFromAsar should be on']],
  ['010001101', ['LoadBrowserProcessSpecificV8Snapshot should be off']],
  ['010001011', ['GrantFileProtocolExtraPrivileges should be off']],
  ['010001000', ['WasmTrapHandlers should be on']],
  ['r10001001', ['RunAsNode should be off']],
  ['01000100', ['WasmTrapHandlers should be on', '8 fuses instead of 9']],
  ['0100010011', ['10 fuses instead of 9']],
])('reads the fuses %s back and says which are wrong', async (wire, wrong) => {
  expect(await wrongFuses(executable(wire), 'linux')).toEqual(wrong)
})

test.each([
  ['has a fuse more than are decided', '1011000110', 1],
  ['has fuses of another kind', publishedFuses, 2],
])('refuses a runtime that %s', async (_what, wire, version) => {
  const path = executable(wire, version)

  await expect(setFuses(path, 'linux')).rejects.toThrow()
  expect(wireOf(path)).toBe(wire.slice(0, 9))
})

test('refuses an executable without fuses', async () => {
  const path = join(tempFolder(), 'hengjian')
  writeFileSync(path, 'x')

  await expect(setFuses(path, 'linux')).rejects.toThrow('sentinel')
})

test('the step after packing sets the fuses and writes down what belongs to the program', async () => {
  const { folder, context } = packedProgram('win32-x64.node')

  await afterPack(context)

  expect(await wrongFuses(join(folder, 'Hengjian.exe'), 'win32')).toEqual([])
  expect(JSON.parse(readFileSync(join(folder, 'resources', 'contents.json'), 'utf8'))).toEqual({
    version: 1,
    files: {
      'app.asar': '0eb3e36bfb24dcd9bb1d1bece1531216b59539a8fde17ee80224af0653c92aa3',
      'app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds/win32-x64.node': expect.stringMatching(/^[0-9a-f]{64}$/u),
    },
  })
})

test.each([
  ['a driver of another processor', 'win32-arm64.node', 'win32-x64.node', 'is for another processor'],
  ['a driver of another system', 'linux-x64.node', 'win32-x64.node', 'is no Windows binary'],
  ['a driver under another name', 'win32-x64.node', 'win32-arm64.node', 'win32-x64.node: is missing'],
])('the step after packing ends the packaging for %s', async (_what, binary, name, text) => {
  const { context } = packedProgram(binary, name)

  await expect(afterPack(context)).rejects.toThrow(text)
})

test('the step after packing ends the packaging without a driver, and for a platform nobody packs for', async () => {
  const { folder, context } = packedProgram('win32-x64.node')
  rmSync(join(folder, 'resources', 'app.asar.unpacked'), { recursive: true })

  await expect(afterPack(context)).rejects.toThrow('is missing')
  await expect(afterPack({ electronPlatformName: 'darwin', appOutDir: folder } as never)).rejects.toThrow('darwin is not packed for')
})

test('refuses the prebuilt driver on Linux: it could not be loaded on Kylin V10 and UOS 20', () => {
  const path = 'app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-arm64.node'
  const prebuilt = readFileSync(join(driverFolder, 'prebuilds', 'linux-arm64.node'))

  expect(checkDriver('linux', 'arm64', new Map([[path, prebuilt]]))).toContain(
    `${path}: needs GLIBC_2.34 of libc.so.6, which Kylin V10 and UOS 20 do not have`,
  )
  expect(checkDriver('linux', 'arm64', new Map([[path, Buffer.from('text')]]))).toEqual([
    `${path}: not a 64-bit Linux binary for x64 or arm64`,
  ])
})
