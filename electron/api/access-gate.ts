import { type AccessRow, accessMatrix } from '../../shared/contract/access.ts'
import { filePaths } from '../../shared/contract/file-paths.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { mustChangePassword, type SignedIn } from '../features/accounts/caller.ts'
import { logDenied } from '../features/accounts/denied-calls.ts'
import { sessionsOf } from '../features/accounts/sign-in.ts'
import type { App } from '../features/app.ts'
import type { ApiContext } from '../features/handlers.ts'
import { isStation } from '../features/judging/station-service.ts'
import { readAccessMode } from '../features/startup/access-mode.ts'

/** Decides who may ask what, by the procedure or path that a request was resolved to; default deny. */
export interface AccessGate {
  /**
   * Lets a call through, or not.
   *
   * @returns the context in which it runs: a stream's ends when the session locks
   * @throws AppError `station_locked`, `setup_required`, `sign_in_required`, `session_locked`, `password_change_required`, `not_permitted`,
   *   `confirm_identity`, or why no data folder is open
   */
  call(path: readonly string[], context: ApiContext): ApiContext
  /** Told of every call that was answered: an export belongs to those who may ask for it. */
  answered(path: readonly string[], context: ApiContext, output: unknown): void
  /** The same as `call` for the bytes under `/files`. */
  files(method: string, pathname: string, context: ApiContext): void
}

/** Which procedure made an export, by the id under which it waits to be fetched. */
const madeBy = new WeakMap<App['db'], Map<string, string>>()
/** More than the store of exports holds. */
const mostExports = 200

/** The row of a procedure; undefined when the matrix has none. */
export function rowOf(path: string): AccessRow | undefined {
  const [feature = '', name = '', ...more] = path.split('.')
  if (more.length > 0 || !Object.hasOwn(accessMatrix, feature)) return undefined
  const rows: Readonly<Record<string, AccessRow>> = accessMatrix[feature as keyof typeof accessMatrix]
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

export const accessGate: AccessGate = {
  call: (path, context) => {
    const name = path.join('.')
    const row = rowOf(name)
    if (row === undefined) throw new AppError('not_permitted')
    const folder = context.program.folder()
    if (folder.phase === 'open' && isStation(folder.app)) requireStationRow(row)
    if (row.closedOnly === true) requireClosed(context)
    // What is asked before a data folder is open says itself where the folder stands.
    if (path[0] === 'startup') return context
    const { app } = requireFolder(context)
    requireRow(app, row, name, context)
    const { signedIn } = context
    if (signedIn === null) return context
    const sessions = sessionsOf(app)
    if (row.kind === 'write') sessions.touch(signedIn.session.key)
    if (row.kind !== 'stream') return context
    return { ...context, signal: AbortSignal.any([context.signal, sessions.whileOpen(signedIn.session.key, context.signal)]) }
  },
  answered: (path, { app }, output) => {
    if (typeof output !== 'object' || output === null || !('fileId' in output) || typeof output.fileId !== 'string') return
    const made = madeBy.get(app.db) ?? new Map<string, string>()
    madeBy.set(app.db, made)
    made.set(output.fileId, path.join('.'))
    const [oldest] = made.keys()
    if (made.size > mostExports && oldest !== undefined) made.delete(oldest)
  },
  files: (method, pathname, context) => {
    const { app } = requireFolder(context)
    if (isStation(app)) throw new AppError('station_locked')
    const name = procedureOfFile(app, method, pathname)
    const row = rowOf(name)
    if (row === undefined) throw new AppError('not_found', { what: 'export' })
    // What was asked for with the password a moment ago is fetched without asking again.
    const { fresh: _fresh, ...unasked } = row
    requireRow(app, unasked, name, context)
  },
}

/** The procedure whose right a file needs: an upload that of what takes it, an export that of what made it. Unknown exports have none. */
function procedureOfFile(app: App, method: string, pathname: string): string {
  if (pathname === filePaths.tables) return 'exchange.paste'
  if (pathname === filePaths.evidence) return 'findings.save'
  const [folder, id = ''] = pathname.slice('/files/'.length).split('/')
  if (folder === 'exports') return madeBy.get(app.db)?.get(id) ?? ''
  return method === 'POST' ? 'findings.save' : 'findings.get'
}

function requireRow(app: App, row: AccessRow, name: string, context: ApiContext): void {
  if (row.who === 'anyone' || isStation(app)) return
  const mode = readAccessMode(app.db)
  if (mode === null) throw new AppError('setup_required')
  if (mode === 'demonstration') return
  const who = requireOpenSession(row, context)
  if (row.own === undefined && mustChangePassword(app, who.account)) throw new AppError('password_change_required')
  // Nobody sits at a judge station that is none.
  if (row.who === 'station' || !row.who.some((role) => who.account.roles.includes(role))) {
    logDenied(app, who.account, name)
    throw new AppError('not_permitted')
  }
  if (row.fresh === true && who.session.confirmedLeft <= 0) throw new AppError('confirm_identity')
}

function requireOpenSession(row: AccessRow, { signedIn }: ApiContext): SignedIn {
  if (signedIn === null) throw new AppError('sign_in_required')
  if (signedIn.session.locked && row.own !== 'locked') throw new AppError('session_locked')
  return signedIn
}

/** A judge station 评委入座 answers the judge who sits there, and what is the same for everybody; @throws AppError `station_locked` */
function requireStationRow(row: AccessRow): void {
  if (row.who !== 'station' && row.atStation !== true) throw new AppError('station_locked')
}

/** Restoring at the start belongs to whoever is at the machine, because nobody can sign in then; later it takes an account. */
function requireClosed(context: ApiContext): void {
  const folder = context.program.folder()
  if (folder.phase === 'open' && readAccessMode(folder.app.db) !== null) throw new AppError('not_permitted')
}

function requireFolder(context: ApiContext): { readonly app: ApiContext['app'] } {
  const folder = context.program.folder()
  if (folder.phase === 'broken') throw folder.trouble
  if (folder.phase === 'locked') throw new AppError('folder_closed')
  return folder
}
