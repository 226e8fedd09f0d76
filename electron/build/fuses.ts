import type { FuseConfig } from '@electron/fuses'
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/** Platforms the program is packed for, in Electron's words. */
export type PackedPlatform = 'linux' | 'win32'

/**
 * Every fuse of the runtime, decided. The type makes a fuse that a new runtime adds an error here, and `flipFuses` refuses a runtime that has more.
 *
 * Off: running as a plain Node, its environment variable and its debugger (anybody could read the scores with them), a second snapshot for the
 * main process (its content is not checked), and privileges for `file:` (the program is served from its own scheme).
 * On: encrypted cookies, the archive as the only place of the program, and guarded WebAssembly memory. The archive's digest is checked by the
 * runtime on Windows; on Linux it has no support for that, and the program's own list of contents stands in.
 */
export function fusesFor(platform: PackedPlatform): Readonly<Record<FuseV1Options, boolean>> {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform === 'win32',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  }
}

/** Sets all fuses of a runtime's executable. @throws Error when it has none, or more than are decided */
export async function setFuses(executable: string, platform: PackedPlatform): Promise<void> {
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fusesFor(platform) })
}

/** Reads the fuses of an executable and says which are not as decided, one sentence each; empty when all are. @throws Error when it has none */
export async function wrongFuses(executable: string, platform: PackedPlatform): Promise<string[]> {
  const wire: FuseConfig<FuseState> = await getCurrentFuseWire(executable)
  const decided = fusesFor(platform)
  const count = Object.keys(wire).filter((key) => key !== 'version').length
  const wrong = fuseNumbers
    .filter((fuse) => wire[fuse] !== (decided[fuse] ? FuseState.ENABLE : FuseState.DISABLE))
    .map((fuse) => `${FuseV1Options[fuse]} should be ${decided[fuse] ? 'on' : 'off'}`)
  return count === fuseNumbers.length ? wrong : [...wrong, `${count} fuses instead of ${fuseNumbers.length}`]
}

const fuseNumbers = Object.values(FuseV1Options).filter((value): value is FuseV1Options => typeof value === 'number')

/** `npm run check:fuses -- <executable>…`: reads the fuses of installed programs back; for the release sheet. Exit code 1 when one is wrong. */
async function main(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const wrong = await wrongFuses(path, path.endsWith('.exe') ? 'win32' : 'linux')
    console.log(`${path}: ${wrong.length === 0 ? 'all fuses as decided' : wrong.join('; ')}`)
    if (wrong.length > 0) process.exitCode = 1
  }
}

if (import.meta.main) await main(process.argv.slice(2))
