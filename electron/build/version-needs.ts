/** One version of one shared library that a binary cannot be loaded without. */
export interface VersionNeed {
  /** File name of the library: `libc.so.6`. */
  readonly library: string
  /** Symbol version: `GLIBC_2.14`. */
  readonly version: string
}

/** Processor a Linux binary is for, in Node's words. */
export type LinuxArch = 'x64' | 'arm64'

/**
 * The newest symbol versions that a shipped binary may need: those of Kylin V10 SP1 and UOS 20 (glibc 2.28, GCC 8). A family that is not named
 * here is not known to be there, so needing it counts as too new.
 */
export const newestAllowed: Readonly<Record<string, readonly number[]>> = {
  GLIBC: [2, 28],
  GLIBCXX: [3, 4, 24],
  CXXABI: [1, 3, 11],
  GCC: [8, 0, 0],
}

const versionNeedsSection = 0x6ffffffe
const archOf: Readonly<Record<number, LinuxArch>> = { 62: 'x64', 183: 'arm64' }

interface Section {
  readonly type: number
  readonly offset: number
  readonly size: number
  /** Index of the section that holds its names. */
  readonly link: number
  /** How many entries it has, for version needs. */
  readonly info: number
}

/** A little-endian 64-bit ELF file, as far as the question needs it. */
interface Binary {
  readonly bytes: Buffer
  readonly arch: LinuxArch
  readonly sections: readonly Section[]
}

/**
 * Reads which library versions a Linux binary needs, from the table that the dynamic linker itself reads; in the order of the file, without repeats.
 *
 * @throws Error when the bytes are no 64-bit little-endian ELF file
 */
export function readVersionNeeds(bytes: Buffer): VersionNeed[] {
  const binary = readBinary(bytes)
  return binary.sections.filter(({ type }) => type === versionNeedsSection).flatMap((section) => needsOf(binary, section))
}

/** Processor of a Linux binary. @throws Error as `readVersionNeeds` */
export function readLinuxArch(bytes: Buffer): LinuxArch {
  return readBinary(bytes).arch
}

/** The needs that the oldest supported systems cannot meet; empty for a binary that may be shipped. */
export function tooNew(needs: readonly VersionNeed[]): VersionNeed[] {
  return needs.filter(({ version }) => !isAllowed(version))
}

function isAllowed(version: string): boolean {
  const [family = '', numbers = ''] = version.split('_')
  const newest = newestAllowed[family]
  if (newest === undefined || !/^\d+(?:\.\d+)*$/u.test(numbers)) return false
  const parts = numbers.split('.').map(Number)
  for (const [place, part] of parts.entries()) {
    const limit = newest[place] ?? 0
    if (part !== limit) return part < limit
  }
  return true
}

function readBinary(bytes: Buffer): Binary {
  const isElf = bytes.length >= 64 && bytes.readUInt32BE(0) === 0x7f454c46 && bytes[4] === 2 && bytes[5] === 1
  const arch = isElf ? archOf[bytes.readUInt16LE(18)] : undefined
  if (arch === undefined) throw new Error('not a 64-bit Linux binary for x64 or arm64')
  const start = Number(bytes.readBigUInt64LE(40))
  const size = bytes.readUInt16LE(58)
  const count = bytes.readUInt16LE(60)
  const sections = Array.from({ length: count }, (_, index) => readSection(bytes, start + index * size))
  return { bytes, arch, sections }
}

function readSection(bytes: Buffer, at: number): Section {
  return {
    type: bytes.readUInt32LE(at + 4),
    offset: Number(bytes.readBigUInt64LE(at + 24)),
    size: Number(bytes.readBigUInt64LE(at + 32)),
    link: bytes.readUInt32LE(at + 40),
    info: bytes.readUInt32LE(at + 44),
  }
}

/** One library after the other, each followed by its versions; both lists are chained by distances. */
function needsOf({ bytes, sections }: Binary, section: Section): VersionNeed[] {
  const names = sections[section.link]
  if (names === undefined) throw new Error('a table of versions without names')
  const text = (offset: number) => {
    const start = names.offset + offset
    return bytes.toString('latin1', start, bytes.indexOf(0, start))
  }
  const needs: VersionNeed[] = []
  let at = section.offset
  for (let index = 0; index < section.info; index += 1) {
    const library = text(bytes.readUInt32LE(at + 4))
    let entry = at + bytes.readUInt32LE(at + 8)
    for (let left = bytes.readUInt16LE(at + 2); left > 0; left -= 1) {
      needs.push({ library, version: text(bytes.readUInt32LE(entry + 8)) })
      entry += bytes.readUInt32LE(entry + 12)
    }
    at += bytes.readUInt32LE(at + 12)
  }
  return needs
}
