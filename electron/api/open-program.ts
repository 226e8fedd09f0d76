import { AppError } from '../../shared/domain/app-error.ts'
import type { App, DataFolder, Log } from '../features/app.ts'
import { dataFolderAt } from '../features/data-folder.ts'
import { openApp } from '../features/open-app.ts'
import { closedApp, type FolderPhase, type ProgramPort } from '../features/program-port.ts'
import { readAccessMode } from '../features/startup/access-mode.ts'
import { createWriteGate } from '../features/write-gate.ts'
import { accessGate } from './access-gate.ts'
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

/** The data folder as it stands, and what ends with it. */
interface Standing {
  readonly phase: FolderPhase
  readonly log: Log
  readonly closing: AbortController
}

/** Refusals after which the program starts all the same, to say so on screen and to restore a backup. */
const repairable: ReadonlySet<string> = new Set(['database_corrupt', 'database_missing', 'database_newer', 'disk_failed'])

/**
 * Opens the data folder and puts the program together for a host.
 *
 * At most one data folder is open at a time. Opening another one opens it first and closes the present one after, so a refusal changes nothing;
 * calls that began on the old folder end with it. A data folder that is damaged does not end the start: the program says so on screen, where a
 * backup can be restored.
 *
 * @throws AppError when the data folder cannot be opened for another reason; an ordinary error when the renderer has not been built
 */
export async function openProgram(options: ProgramOptions): Promise<Program> {
  const staticFiles = await listStaticFiles(options.rendererFolder)
  let standing = await standingOf(options.dataFolder)

  async function openFolder(dataFolder: string, existingOnly: boolean): Promise<Standing> {
    const log = createFileLog(dataFolder, options.clock)
    const app = await openApp({ host: options.host, dataFolder, clock: options.clock, log, existingOnly })
    app.backups.start()
    return { phase: { phase: 'open', app }, log, closing: new AbortController() }
  }

  async function standingOf(dataFolder: string): Promise<Standing> {
    try {
      return await openFolder(dataFolder, false)
    } catch (error) {
      if (!(error instanceof AppError && repairable.has(error.code))) throw error
      const phase = { phase: 'broken', folder: dataFolderAt(dataFolder), trouble: error } as const
      return { phase, log: createFileLog(dataFolder, options.clock), closing: new AbortController() }
    }
  }

  async function closeFolder({ phase, closing }: Standing): Promise<void> {
    if (closing.signal.aborted) return
    closing.abort()
    if (phase.phase !== 'open') return
    await phase.app.backups.finish()
    await phase.app.gate.run(() => phase.app.close())
  }

  // One change of folder at a time: two at once would open the same database twice.
  const changing = createWriteGate()
  const folderOf = ({ phase }: Standing): DataFolder => (phase.phase === 'open' ? phase.app.folder : phase.folder)
  const program: ProgramPort = {
    host: options.host,
    clock: options.clock,
    folder: () => standing.phase,
    reopen: (work) =>
      changing.run(async () => {
        const folder = folderOf(standing)
        await closeFolder(standing)
        try {
          await work(folder)
        } finally {
          standing = await standingOf(folder.root)
        }
        return standing.phase
      }),
    openDataFolder: (path) =>
      changing.run(async () => {
        const { phase } = standing
        if (phase.phase === 'open' && dataFolderAt(path).root === phase.app.folder.root) return phase.app
        const before = standing
        const next = await openFolder(path, true)
        standing = next
        await closeFolder(before)
        if (next.phase.phase !== 'open') throw new Error('an opened folder is open')
        return next.phase.app
      }),
  }

  const currentApp = (): App => {
    const { phase } = standing
    if (phase.phase === 'open') return phase.app
    return closedApp(phase.phase === 'broken' ? phase.trouble : new AppError('folder_closed'))
  }
  const log: Log = {
    error: (message, error) => standing.log.error(message, error),
    info: (message) => standing.log.info(message),
  }
  const api = createApi({
    router,
    context: ({ operator, signal }) => {
      const { phase, closing } = standing
      return {
        app: currentApp(),
        operator,
        signal: AbortSignal.any([signal, closing.signal]),
        entered: phase.phase === 'open' && readAccessMode(phase.app.db) === 'demonstration',
        program,
      }
    },
    gate: accessGate,
    files: filePortsOf(currentApp),
    staticFiles,
    log,
  })
  return { api, log, close: () => changing.run(() => closeFolder(standing)) }
}
