import { join, resolve } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'
import { defaultDataFolder } from '../api/default-data-folder.ts'
import { createFileLog } from '../api/file-log.ts'
import { refusalText } from '../api/refusal-text.ts'
import { buildDesktop, buildRenderer, desktopEntry, isDesktopStale, isRendererStale, NotBuilt } from './start/build-output.ts'
import { findDesktopRuntime, runDesktop } from './start/desktop-runtime.ts'
import { startMessages } from './start/start-messages.ts'
import type { StartOptions } from './start/start-options.ts'
import { readStartOptions, UnknownOption } from './start/start-options.ts'

/**
 * `npm start`: builds what is stale, then opens the desktop window, or the browser host where there is no desktop runtime.
 *
 * Exit codes: 0 ended by its user, 1 could not start or failed, 2 options that cannot be understood.
 */
async function start(words: readonly string[]): Promise<number> {
  const options = readStartOptions(words)
  if (options.help) {
    console.log(startMessages.usage)
    return 0
  }
  const dataFolder = options.dataFolder === null ? defaultDataFolder() : resolve(options.dataFolder)
  try {
    if (isRendererStale()) {
      console.log(startMessages.building)
      await buildRenderer()
    }
    const runtime = options.browser ? null : findDesktopRuntime()
    if (runtime !== null) return await startDesktop(runtime, dataFolder, options)
    if (!options.browser) console.log(startMessages.noDesktopRuntime)
    // Loaded only now: it brings the whole program, which neither a wrong option nor the desktop needs here.
    const { runBrowserHost } = await import('./start/run-browser-host.ts')
    await runBrowserHost(dataFolder, options)
    return 0
  } catch (error) {
    console.error(plainText(error, dataFolder, options))
    return 1
  }
}

async function startDesktop(runtime: string, dataFolder: string, options: StartOptions): Promise<number> {
  if (isDesktopStale()) await buildDesktop()
  const sample = options.sample === null ? [] : [`--sample=${options.sample}`]
  return runDesktop(runtime, [desktopEntry, `--data=${dataFolder}`, ...sample])
}

/** Words for what prevented or ended the run; a defect is logged and named by its reference only. */
function plainText(error: unknown, dataFolder: string, options: StartOptions): string {
  if (error instanceof AppError) return refusalText(error)
  if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES') && 'port' in error) {
    return startMessages.portTaken(options.port)
  }
  if (error instanceof NotBuilt) return startMessages.notBuilt(error.message)
  const reference = createFileLog(dataFolder, () => new Date()).error('start', error)
  return startMessages.internal(reference, join(dataFolder, 'logs'))
}

try {
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UnknownOption)) throw error
  console.error(`${startMessages.unknownOption(error.word)}\n${startMessages.usage}`)
  process.exitCode = 2
}
