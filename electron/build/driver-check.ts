import type { PackedPlatform } from './fuses.ts'
import { driverPackage } from './places.ts'
import { readLinuxArch, readVersionNeeds, tooNew } from './version-needs.ts'

/** Processor numbers in the heads of Windows binaries. */
const windowsMachines: Readonly<Record<string, number>> = { x64: 0x8664, arm64: 0xaa64 }

/**
 * What is wrong with the native binaries of a packed program: there must be exactly one, the driver of the target's system and processor, and on
 * Linux it must load with glibc 2.28. Empty when nothing is.
 *
 * @param binaries bytes by path from the resources folder
 */
export function checkDriver(platform: PackedPlatform, arch: string | undefined, binaries: ReadonlyMap<string, Buffer>): string[] {
  const expected = `app.asar.unpacked/node_modules/${driverPackage}/prebuilds/${platform}-${arch}.node`
  const bytes = binaries.get(expected)
  const extra = [...binaries.keys()].filter((path) => path !== expected).map((path) => `${path}: is not for this target`)
  if (bytes === undefined) return [...extra, `${expected}: is missing`]
  try {
    return [...extra, ...(platform === 'win32' ? checkWindows(expected, arch, bytes) : checkLinux(expected, arch, bytes))]
  } catch (error) {
    return [...extra, `${expected}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function checkLinux(path: string, arch: string | undefined, bytes: Buffer): string[] {
  const found = readLinuxArch(bytes)
  if (found !== arch) return [`${path}: is for ${found}`]
  const refused = tooNew(readVersionNeeds(bytes))
  return refused.map(({ library, version }) => `${path}: needs ${version} of ${library}, which Kylin V10 and UOS 20 do not have`)
}

function checkWindows(path: string, arch: string | undefined, bytes: Buffer): string[] {
  const head = bytes.length > 64 && bytes.toString('latin1', 0, 2) === 'MZ' ? bytes.readUInt32LE(60) : -1
  const isWindows = head > 0 && head + 6 <= bytes.length && bytes.toString('latin1', head, head + 4) === 'PE\0\0'
  if (!isWindows) return [`${path}: is no Windows binary`]
  return bytes.readUInt16LE(head + 4) === windowsMachines[arch ?? ''] ? [] : [`${path}: is for another processor`]
}
