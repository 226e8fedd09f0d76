import { realpathSync } from 'node:fs'
import { AppError } from '../../shared/domain/app-error.ts'
import { callerOf, nobody } from '../features/accounts/caller.ts'
import { sessionsOf } from '../features/accounts/sign-in.ts'
import type { App, DataFolder, Log } from '../features/app.ts'
import { dataFolderAt } from '../features/data-folder.ts'
import { lacksKeys, needsKeys, sealEvidence, settleChange } from '../features/encryption/change-encryption.ts'
import { readKeyFile } from '../features/encryption/key-file.ts'
import type { KeyRing } from '../features/encryption/key-ring.ts'
import { unlockFolder } from '../features/encryption/unlock-folder.ts'
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
  /** For tests only, as in `OpenAppOptions`. */
  readonly uptime?: () => number
  readonly passwordCost?: App['passwordCost']
}

/** The running program, the same in both hosts. */
export interface Program {
  readonly api: Api
  readonly log: Log
  /** Locks whoever is signed in, because the machine was left: the system was locked, or it sleeps. */
  lockSessions(): void
  /** Ends the streams, waits for the write that is under way, and closes the data folder. A second call does nothing more. */
  close(): Promise<void>
}

/** The data folder as it stands, and what ends with it. */
interface Standing {
  readonly phase: FolderPhase
  readonly log: Log
  readonly closing: AbortController
  /** What goes on in the background and ends when `closing` aborts. */
  readonly background: Promise<void>
}

/** Refusals after which the program starts all the same, to say so on screen and to restore a backup. */
const repairable: ReadonlySet<string> = new Set([
  'database_corrupt',
  'database_foreign',
  'database_missing',
  'database_newer',
  'disk_failed',
  'keys_missing',
  'keys_damaged',
])

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
  let standing = await standingOf(options.dataFolder, null)

  async function openFolder(dataFolder: string, existingOnly: boolean, keys: KeyRing | null): Promise<Standing> {
    const log = createFileLog(dataFolder, options.clock)
    const { host, clock, uptime, passwordCost } = options
    const forTests = { ...(uptime === undefined ? {} : { uptime }), ...(passwordCost === undefined ? {} : { passwordCost }) }
    const app = await openApp({ host, dataFolder, clock, log, existingOnly, keys, ...forTests })
    try {
      await settleChange(app.folder, keys)
    } catch (error) {
      app.close()
      throw error
    }
    app.backups.start()
    const closing = new AbortController()
    return { phase: { phase: 'open', app }, log, closing, background: sealing(app, closing.signal) }
  }

  /**
   * @param known keys that were in use for the folder; they are tried when its key file is still the one that they come from
   * @param running the program was open before: it goes on without the folder whatever refuses it, because ending would tell nobody why
   */
  async function standingOf(dataFolder: string, known: KeyRing | null, running = false): Promise<Standing> {
    const folder = dataFolderAt(dataFolder)
    let keys: KeyRing | null = null
    try {
      if (await needsKeys(folder)) {
        keys = known !== null && (await readKeyFile(folder.root))?.databaseId === known.databaseId ? known : null
        if (keys === null) return closed({ phase: 'locked', folder })
      }
      return await openFolder(dataFolder, false, keys)
    } catch (error) {
      if (!(error instanceof AppError && (running || repairable.has(error.code)))) throw error
      const trouble = error.code === 'database_corrupt' && (await lacksKeys(folder)) ? new AppError('keys_missing', error.data) : error
      return closed({ phase: 'broken', folder, trouble, keys })
    }
  }

  function closed(phase: Exclude<FolderPhase, { readonly phase: 'open' }>): Standing {
    const log = createFileLog(phase.folder.root, options.clock)
    return { phase, log, closing: new AbortController(), background: Promise.resolve() }
  }

  async function closeFolder({ phase, closing, background }: Standing): Promise<void> {
    if (closing.signal.aborted) return
    closing.abort()
    await background
    if (phase.phase !== 'open') return
    await phase.app.backups.finish()
    await phase.app.gate.run(() => phase.app.close())
  }

  /** The folder is closed and opened again now: requests that come meanwhile wait for it instead of meeting a closed database. */
  let reopening: Promise<void> | null = null
  // One change of folder at a time: two at once would open the same database twice.
  const changing = createWriteGate()
  const keysOf = ({ phase }: Standing): KeyRing | null =>
    phase.phase === 'open' ? phase.app.keys : phase.phase === 'broken' ? phase.keys : null
  const folderOf = ({ phase }: Standing): DataFolder => (phase.phase === 'open' ? phase.app.folder : phase.folder)
  const program: ProgramPort = {
    host: options.host,
    clock: options.clock,
    folder: () => standing.phase,
    reopen: (work) => {
      const done = changing.run(async () => {
        const folder = folderOf(standing)
        let keys = keysOf(standing)
        await closeFolder(standing)
        try {
          const changed = await work(folder)
          if (changed !== undefined) keys = changed.keys
        } finally {
          standing = await standingOf(folder.root, keys, true)
        }
        return standing.phase
      })
      const settled = done.then(
        () => undefined,
        () => undefined,
      )
      reopening = settled
      void settled.then(() => {
        if (reopening === settled) reopening = null
      })
      return done
    },
    unlock: (keys) =>
      changing.run(async () => {
        const { phase } = standing
        if (phase.phase === 'locked') standing = await standingOf(phase.folder.root, keys, true)
        return standing.phase
      }),
    openDataFolder: (path, secret) =>
      changing.run(async () => {
        const { phase } = standing
        const folder = dataFolderAt(path)
        if (phase.phase === 'open' && isSameFolder(folder.root, phase.app.folder.root)) return phase.app
        const before = standing
        const next = await openFolder(path, true, await keysFor(folder, secret))
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
  const edge = createApi({
    router,
    context: ({ operator, session, signal }) => {
      const { phase, closing } = standing
      const common = { app: currentApp(), signal: AbortSignal.any([signal, closing.signal]), program }
      if (phase.phase !== 'open') return { ...common, ...nobody, operator: null, entered: false }
      if (readAccessMode(phase.app.db) === 'demonstration') return { ...common, ...nobody, operator, entered: true }
      const caller = callerOf(phase.app, session)
      const entered = caller.signedIn !== null && !caller.signedIn.session.locked
      return { ...common, ...caller, operator: entered ? (caller.signedIn?.account.name ?? null) : null, entered }
    },
    gate: accessGate,
    files: filePortsOf,
    staticFiles,
    log,
  })
  const api: Api = {
    fetch: async (request) => {
      if (reopening !== null) await reopening
      return edge.fetch(request)
    },
  }
  const lockSessions = (): void => {
    if (standing.phase.phase === 'open') sessionsOf(standing.phase.app).lockAll()
  }
  return { api, log, lockSessions, close: () => changing.run(() => closeFolder(standing)) }
}

/** Two names of one folder count as one: its database must not be looked into beside the open one. */
function isSameFolder(path: string, other: string): boolean {
  if (path === other) return true
  try {
    return realpathSync(path) === realpathSync(other)
  } catch {
    // A folder that is not there is none of ours; opening it says so.
    return false
  }
}

/** Keys of a folder that somebody chose. @throws AppError `passphrase_required`, `passphrase_refused`, `passphrase_waits`, `keys_damaged` */
async function keysFor(folder: DataFolder, secret: string | undefined): Promise<KeyRing | null> {
  if (!(await needsKeys(folder))) return null
  if (secret === undefined) throw new AppError('passphrase_required', { path: folder.root })
  return (await unlockFolder(folder, secret)).ring
}

/** Seals what evidence still lies in clear, in the background; what cannot be sealed stays as it is and is named in the log. */
async function sealing(app: App, signal: AbortSignal): Promise<void> {
  if (app.keys === null) return
  try {
    const unopened = await sealEvidence(app.folder, app.keys, signal)
    if (unopened > 0) app.log.error('evidence that cannot be sealed', new Error(`${unopened} files`))
  } catch (error) {
    app.log.error('sealing evidence', error)
  }
}
