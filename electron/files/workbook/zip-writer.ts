import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'
import { breathe } from './breathe.ts'

interface WrittenEntry {
  readonly name: Buffer
  readonly checksum: number
  readonly packed: number
  readonly inflated: number
  readonly offset: number
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const VERSION = 20
const UTF8_NAMES = 0x0800
const DEFLATE = 8

/** Date and time as zip files keep them, in steps of two seconds from 1980 on. UTC, so that the same workbook gives the same bytes anywhere. */
function dosTime(time: Date): { date: number; time: number } {
  const year = Math.min(Math.max(time.getUTCFullYear(), 1980), 2107)
  return {
    date: ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
    time: (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1),
  }
}

/**
 * Writes a zip archive in memory. Contents come in pieces and are packed in zlib's threads while the next piece is made; between pieces the
 * event loop runs on. Sizes and checksums stand in the local headers, since some readers ignore data descriptors.
 */
export class ZipWriter {
  readonly #time: { date: number; time: number }
  readonly #pieces: Uint8Array[] = []
  readonly #entries: WrittenEntry[] = []
  #offset = 0
  constructor(time: Date) {
    this.#time = dosTime(time)
  }

  /** Adds one file. Each piece should take well under 100 ms to make; an empty one only lets others have their turn. */
  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const deflate = createDeflateRaw({ level: 6, memLevel: 9 })
    const packed: Buffer[] = []
    deflate.on('data', (piece: Buffer) => packed.push(piece))
    const finished = once(deflate, 'end')
    let checksum = 0
    let inflated = 0
    for (const piece of pieces) {
      await breathe()
      if (piece === '') continue
      const bytes = Buffer.from(piece, 'utf8')
      checksum = crc32(bytes, checksum)
      inflated += bytes.byteLength
      if (!deflate.write(bytes)) await once(deflate, 'drain')
    }
    deflate.end()
    await finished
    this.#append(name, checksum, inflated, packed)
  }

  #append(name: string, checksum: number, inflated: number, packed: readonly Buffer[]): void {
    const size = packed.reduce((sum, piece) => sum + piece.byteLength, 0)
    const entry: WrittenEntry = { name: Buffer.from(name, 'utf8'), checksum, packed: size, inflated, offset: this.#offset }
    const header = Buffer.alloc(30)
    header.writeUInt32LE(LOCAL_HEADER, 0)
    this.#writeCommon(header, 4, entry)
    this.#entries.push(entry)
    this.#push(header, entry.name, ...packed)
  }

  /** The 26 bytes that local and central headers have in common. */
  #writeCommon(header: Buffer, at: number, entry: WrittenEntry): void {
    header.writeUInt16LE(VERSION, at)
    header.writeUInt16LE(UTF8_NAMES, at + 2)
    header.writeUInt16LE(DEFLATE, at + 4)
    header.writeUInt16LE(this.#time.time, at + 6)
    header.writeUInt16LE(this.#time.date, at + 8)
    header.writeUInt32LE(entry.checksum, at + 10)
    header.writeUInt32LE(entry.packed, at + 14)
    header.writeUInt32LE(entry.inflated, at + 18)
    header.writeUInt16LE(entry.name.byteLength, at + 22)
  }

  #push(...pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.#pieces.push(piece)
      this.#offset += piece.byteLength
    }
  }

  /** Ends the archive and returns its bytes. @throws RangeError above 4 GB or 65,535 files, which this writer does not support. */
  finish(): Uint8Array {
    const start = this.#offset
    for (const entry of this.#entries) {
      const header = Buffer.alloc(46)
      header.writeUInt32LE(CENTRAL_HEADER, 0)
      header.writeUInt16LE(VERSION, 4)
      this.#writeCommon(header, 6, entry)
      header.writeUInt32LE(entry.offset, 42)
      this.#push(header, entry.name)
    }
    const end = Buffer.alloc(22)
    end.writeUInt32LE(END_OF_DIRECTORY, 0)
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(this.#offset - start, 12)
    end.writeUInt32LE(start, 16)
    this.#push(end)
    return Buffer.concat(this.#pieces)
  }
}
