import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import type { ReaderEnd, SpawnReader } from '../files/tables/reader-process.ts'
import { READER_MEGABYTES } from '../files/tables/reader-process.ts'

const child = fileURLToPath(new URL('./utility-reader-child.ts', import.meta.url))

/**
 * Starts a reading process as a utility process of the desktop runtime.
 *
 * An installed runtime refuses to run as plain Node (that would open it to anybody), so the child that the browser host uses cannot be
 * started here. The message travels by the process's port, because its standard input cannot be connected.
 */
export const spawnUtilityReader: SpawnReader = (message) => {
  const running = utilityProcess.fork(child, [], {
    stdio: ['ignore', 'pipe', 'ignore'],
    execArgv: [`--max-old-space-size=${READER_MEGABYTES}`],
    env: {},
    serviceName: 'hengjian-reader',
  })
  const ended = new Promise<ReaderEnd>((resolve) => {
    // The runtime reports a full heap as a fatal error before the process exits.
    running.once('error', () => resolve('memory'))
    running.once('exit', (code) => resolve(code === 0 ? 'finished' : 'failed'))
  })
  running.postMessage(message)
  return { output: outputOf(running), ended, stop: () => void running.kill() }
}

async function* outputOf({ stdout }: Electron.UtilityProcess): AsyncGenerator<Uint8Array> {
  if (stdout === null) return
  for await (const chunk of stdout) yield chunk as Buffer
}
