import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Memory that one reading process may use for objects, in MB. */
export const READER_MEGABYTES = 256

/** How a reading process ended: it said all it had to say, it ran out of memory, or it failed otherwise. */
export type ReaderEnd = 'finished' | 'memory' | 'failed'

/** A running reading process, as its caller sees it. */
export interface ReaderProcess {
  readonly output: AsyncIterable<Uint8Array>
  readonly ended: Promise<ReaderEnd>
  stop(): void
}

/**
 * Port: starts a reading process and hands it one message of `packJob`. The loopback host starts a Node child; a shell whose runtime cannot
 * run as Node passes its own.
 */
export type SpawnReader = (message: Uint8Array) => ReaderProcess

const child = fileURLToPath(new URL('./reader-child.ts', import.meta.url))

/** Starts the reading process as a child of this Node: own memory limit, empty environment, files readable only. */
export const spawnNodeReader: SpawnReader = (message) => {
  const flags = [`--max-old-space-size=${READER_MEGABYTES}`, '--permission', '--allow-fs-read=*', '--disable-warning=ExperimentalWarning']
  const running = spawn(process.execPath, [...flags, child], { stdio: ['pipe', 'pipe', 'ignore'], env: {}, windowsHide: true })
  const ended = new Promise<ReaderEnd>((resolve) => {
    running.once('error', () => resolve('failed'))
    // V8 aborts the process when its heap is full: SIGABRT, or 134 where a signal is reported as a code.
    running.once('close', (code, signal) => resolve(code === 0 ? 'finished' : signal === 'SIGABRT' || code === 134 ? 'memory' : 'failed'))
  })
  // The child may end, refused or stopped, before it has taken the whole message.
  running.stdin.on('error', () => undefined)
  running.stdin.end(message)
  return { output: running.stdout, ended, stop: () => running.kill('SIGKILL') }
}

let spawnOfShell: SpawnReader = spawnNodeReader

/** Lets a shell whose runtime cannot run as Node start reading processes its own way; called once, before the first table is read. */
export function setSpawnReader(spawn: SpawnReader): void {
  spawnOfShell = spawn
}

/** How this program starts reading processes: as its shell said, else as children of this Node. */
export function currentSpawnReader(): SpawnReader {
  return spawnOfShell
}
