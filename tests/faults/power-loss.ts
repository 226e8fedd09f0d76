import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** One file call of a logged run; `file` is relative to the data folder. */
interface Call {
  readonly kind: string
  readonly file: string
  readonly to: string | null
  readonly offset: number
  readonly bytes: Buffer
}

/** Reads the log of shim/file-faults.c. */
export function readCalls(log: string, dataFolder: string): readonly Call[] {
  const all = readFileSync(log)
  const calls: Call[] = []
  const relative = (path: string): string => path.replace(`${dataFolder}/`, '')
  for (let place = 0; place < all.length; ) {
    const end = all.indexOf(10, place)
    const [kind = '', names = '', offset = '0', length = '0'] = all.subarray(place, end).toString().split('\t')
    const bytes = all.subarray(end + 1, end + 1 + Number(length))
    const [file = '', to] = names.split('>')
    calls.push({ kind, file: relative(file), to: to === undefined ? null : relative(to), offset: Number(offset), bytes })
    place = end + 1 + Number(length)
  }
  return calls
}

/** What one file holds on the disk for certain, and what was written since and may or may not be there. */
interface FileState {
  durable: Buffer
  pending: Call[]
}

const sector = 512
const promisesFile = 'promises.txt'

/** What the disk may hold after a power loss, at any of the logged calls in turn. */
export interface FailingDisk {
  /** Goes on until the first `cut` calls are made; never back. @returns what had been promised until then */
  goOnTo(cut: number): readonly string[]
  /** Writes into `target` what a power loss now could leave. @param chance next number of a seeded generator, 0 ≤ x < 1 */
  leave(target: string, chance: () => number): void
}

/**
 * A disk with a write cache under the logged calls of a run that began on `template`.
 *
 * The disk honours a sync; what was written to a file since its last sync may be there, may be missing, or may be torn at 512 bytes, each write for
 * itself. Creating, renaming and removing count at once: the files in question are synced by the program before they are renamed.
 */
export function failingDisk(template: string, calls: readonly Call[]): FailingDisk {
  const files = new Map<string, FileState>()
  const removed = new Set<string>()
  const stateOf = (file: string): FileState => {
    const known = files.get(file)
    if (known !== undefined) return known
    const state = { durable: readOrEmpty(join(template, file)), pending: [] }
    files.set(file, state)
    return state
  }
  let promised = ''
  let made = 0
  const make = (call: Call): void => {
    if (call.file === promisesFile) promised += call.kind === 'W' ? call.bytes.toString() : ''
    else if (call.kind === 'C') files.set(call.file, { durable: Buffer.alloc(0), pending: [] })
    else if (call.kind === 'U') {
      files.delete(call.file)
      removed.add(call.file)
    } else if (call.kind === 'R' && call.to !== null) {
      files.set(call.to, stateOf(call.file))
      files.delete(call.file)
      removed.add(call.file)
    } else if (call.kind === 'S') {
      const state = stateOf(call.file)
      for (const pending of state.pending) state.durable = apply(state.durable, pending, pending.bytes.length)
      state.pending = []
    } else stateOf(call.file).pending.push(call)
  }
  return {
    goOnTo: (cut) => {
      for (; made < cut; made += 1) make(calls[made] as Call)
      return promised.split('\n').filter((line) => line !== '')
    },
    leave: (target, chance) => {
      rmSync(target, { recursive: true, force: true })
      cpSync(template, target, { recursive: true })
      for (const file of removed) rmSync(join(target, file), { force: true })
      for (const [file, { durable, pending }] of files) {
        const left = pending.reduce((bytes, call) => {
          const fate = chance()
          if (fate < 0.45) return bytes
          const torn = fate < 0.6 ? Math.floor(chance() * (call.bytes.length / sector + 1)) * sector : call.bytes.length
          return apply(bytes, call, Math.min(torn, call.bytes.length))
        }, durable)
        mkdirSync(dirname(join(target, file)), { recursive: true })
        writeFileSync(join(target, file), left)
      }
    },
  }
}

function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EISDIR') return Buffer.alloc(0)
    throw error
  }
}

/** A file after one call of which `length` bytes reached the disk; `file` itself stays as it is. */
function apply(file: Buffer, { kind, offset, bytes }: Call, length: number): Buffer {
  const end = kind === 'T' ? offset : Math.max(file.length, offset + length)
  const next = Buffer.alloc(end)
  file.copy(next, 0, 0, Math.min(file.length, end))
  if (kind === 'W') bytes.copy(next, offset, 0, length)
  return next
}
