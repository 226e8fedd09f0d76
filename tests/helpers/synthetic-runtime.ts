import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Marks the place of the fuses in every executable of the runtime. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Fuses as a runtime is published: running as Node, its variable and its debugger, `file:` privileges and WebAssembly guards on. */
export const publishedFuses = '101100011'

/** Bytes of an executable that has fuses and nothing else: `wire` has a character a fuse, `0` off, `1` on, `r` removed. */
export function executableWithFuses(wire: string, version = 1): Buffer {
  return Buffer.concat([
    Buffer.alloc(512, 7),
    Buffer.from(sentinel),
    Buffer.from([version, wire.length]),
    Buffer.from(wire),
    Buffer.alloc(512, 9),
  ])
}

/**
 * A folder that the packager takes for the desktop runtime: an executable with fuses, the sandbox helper, engine texts in four languages, licences. It
 * cannot run; it shows what packing does to a runtime.
 */
export function writeSyntheticRuntime(folder: string, platform: 'linux' | 'win32'): void {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true })
  for (const language of ['en-US', 'zh-CN', 'zh-TW', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(folder, name), name)
  if (platform === 'linux') {
    writeFileSync(join(folder, 'electron'), executableWithFuses(publishedFuses), { mode: 0o755 })
    writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 })
  } else {
    writeFileSync(join(folder, 'electron.exe'), Buffer.concat([emptyWindowsExecutable(), executableWithFuses(publishedFuses)]))
  }
}

/** The part that is used of the library with which the packager writes into executables. */
interface Resedit {
  readonly NtExecutable: { createEmpty(isLibrary: boolean, is32Bit: boolean): { generate(): ArrayBuffer } }
  readonly NtExecutableResource: { from(executable: object): { readonly entries: object[]; outputResource(executable: object): void } }
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): {
        setFileVersion(major: number, minor: number, micro: number, revision: number): void
        outputToResourceEntries(entries: object[]): void
      }
    }
  }
}

/** An executable with a version and no code: the packager looks for the version before it writes the archive's digest beside it. */
function emptyWindowsExecutable(): Buffer {
  // The packager's own copy, so that it reads what the same library wrote.
  const packager = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(packager.resolve('app-builder-lib'))('resedit') as Resedit
  const executable = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(executable)
  const version = Resource.VersionInfo.createEmpty()
  version.setFileVersion(45, 4, 1, 0)
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(executable)
  return Buffer.from(executable.generate())
}
