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

/**
 * Builds in `target` what a power loss after the first `cut` calls could leave, and says what had been promised until then.
 *
 * The disk honours a sync; what was written to a file since its last sync may be there, may be missing, or may be torn at 512 bytes, each write for
 * itself. Creating, renaming and removing count at once: the files in question are synced by the program before they are renamed.
 *
 * @param chance next number of a seeded generator, 0 ≤ x < 1
 */
export function buildImage(template: string, calls: readonly Call[], cut: number, target: string, chance: () => number): readonly string[] {
  rmSync(target, { recursive: true, force: true })
  cpSync(template, target, { recursive: true })
  const files = new Map<string, FileState>()
  const stateOf = (file: string): FileState => {
    const known = files.get(file)
    if (known !== undefined) return known
    const state = { durable: readOrEmpty(join(template, file)), pending: [] }
    files.set(file, state)
    return state
  }
  let promised = ''
  for (const call of calls.slice(0, cut)) {
    if (call.file === promisesFile) promised += call.kind === 'W' ? call.bytes.toString() : ''
    else if (call.kind === 'C') files.set(call.file, { durable: Buffer.alloc(0), pending: [] })
    else if (call.kind === 'U') {
      files.delete(call.file)
      rmSync(join(target, call.file), { force: true })
    } else if (call.kind === 'R' && call.to !== null) {
      files.set(call.to, stateOf(call.file))
      files.delete(call.file)
      rmSync(join(target, call.file), { force: true })
    } else if (call.kind === 'S') {
      const state = stateOf(call.file)
      for (const pending of state.pending) state.durable = apply(state.durable, pending, pending.bytes.length)
      state.pending = []
    } else stateOf(call.file).pending.push(call)
  }
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
  return promised.split('\n').filter((line) => line !== '')
}

function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EISDIR') return Buffer.alloc(0)
    throw error
  }
}

/** A file after one call of which `length` bytes reached the disk. */
function apply(file: Buffer, { kind, offset, bytes }: Call, length: number): Buffer {
  const end = kind === 'T' ? offset : Math.max(file.length, offset + length)
  const next = Buffer.alloc(end)
  file.copy(next, 0, 0, Math.min(file.length, end))
  if (kind === 'W') bytes.copy(next, offset, 0, length)
  return next
}
