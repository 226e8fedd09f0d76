import type { App, Log } from '../features/app.ts'
import { dataFolderAt } from '../features/data-folder.ts'
import { isStation } from '../features/judging/station-service.ts'
import { openApp } from '../features/open-app.ts'
import { createWriteGate } from '../features/write-gate.ts'
import type { Api } from './create-api.ts'
import { createApi } from './create-api.ts'
import { createFileLog } from './file-log.ts'
import { filePortsOf } from './file-ports-of.ts'
import { router } from './router.ts'
import { listStaticFiles } from './static-files.ts'

export interface ProgramOptions {
  readonly host: App['host']
  readonly dataFolder: string
  /** Folder of the built renderer. */
  readonly rendererFolder: string
  readonly clock: () => Date
}

/** The running program, the same in both hosts. */
export interface Program {
  readonly api: Api
  readonly log: Log
  /** Ends the streams, waits for the write that is under way, and closes the data folder. A second call does nothing more. */
  close(): Promise<void>
}

interface OpenFolder {
  readonly app: App
  readonly closing: AbortController
}

/**
 * Opens the data folder and puts the program together for a host.
 *
 * At most one data folder is open at a time. Opening another one opens it first and closes the present one after, so a refusal changes nothing;
 * calls that began on the old folder end with it.
 *
 * @throws AppError when the data folder cannot be opened; an ordinary error when the renderer has not been built
 */
export async function openProgram(options: ProgramOptions): Promise<Program> {
  const staticFiles = await listStaticFiles(options.rendererFolder)
  let open = await openFolder(options.dataFolder, false)

  async function openFolder(dataFolder: string, existingOnly: boolean): Promise<OpenFolder> {
    const log = createFileLog(dataFolder, options.clock)
    const app = await openApp({ host: options.host, dataFolder, clock: options.clock, log, existingOnly })
    return { app, closing: new AbortController() }
  }

  async function closeFolder({ app, closing }: OpenFolder): Promise<void> {
    if (closing.signal.aborted) return
    closing.abort()
    await app.gate.run(() => app.close())
  }

  // One change of folder at a time: two at once would open the same database twice.
  const changing = createWriteGate()
  const openDataFolder = (path: string): Promise<App> =>
    changing.run(async () => {
      if (dataFolderAt(path).root === open.app.folder.root) return open.app
      const before = open
      open = await openFolder(path, true)
      await closeFolder(before)
      return open.app
    })

  const log: Log = {
    error: (message, error) => open.app.log.error(message, error),
    info: (message) => open.app.log.info(message),
  }
  const api = createApi({
    router,
    context: ({ operator, signal }) => ({
      app: open.app,
      operator,
      signal: AbortSignal.any([signal, open.closing.signal]),
      openDataFolder,
    }),
    files: filePortsOf(() => open.app),
    staticFiles,
    log,
    isStation: () => isStation(open.app),
  })
  return { api, log, close: () => changing.run(() => closeFolder(open)) }
}
