import { AppError } from '../../shared/domain/app-error.ts'
import type { ApiContext } from '../features/handlers.ts'
import { isStation } from '../features/judging/station-service.ts'
import { readAccessMode } from '../features/startup/access-mode.ts'
import { refuseAtStation } from './station-gate.ts'

/** Decides who may ask what, by the procedure or path that a request was resolved to; default deny. */
export interface AccessGate {
  /** @throws AppError `station_locked`, `setup_required`, `sign_in_required`, … or why no data folder is open */
  call(path: readonly string[], context: ApiContext): void
  /** The same for the bytes under `/files`. */
  files(context: ApiContext): void
}

/** Calls that need nobody: what the page asks before anybody has entered, and the second screen, which shows what was announced only. */
const anybody: ReadonlySet<string> = new Set(['startup.state', 'startup.setUp', 'judging.station', 'display.view', 'cycles.changes'])

export const accessGate: AccessGate = {
  call: (path, context) => {
    // What is asked before a data folder is open says itself where the folder stands.
    if (path[0] === 'startup') return
    const { app } = requireFolder(context)
    if (isStation(app)) return refuseAtStation(path)
    if (!anybody.has(path.join('.'))) requireEntered(context)
  },
  files: (context) => {
    const { app } = requireFolder(context)
    if (isStation(app)) throw new AppError('station_locked')
    requireEntered(context)
  },
}

function requireFolder(context: ApiContext): { readonly app: ApiContext['app'] } {
  const folder = context.program.folder()
  if (folder.phase === 'broken') throw folder.trouble
  if (folder.phase === 'locked') throw new AppError('folder_closed')
  return folder
}

function requireEntered({ app, entered }: ApiContext): void {
  if (entered) return
  throw new AppError(readAccessMode(app.db) === null ? 'setup_required' : 'sign_in_required')
}
