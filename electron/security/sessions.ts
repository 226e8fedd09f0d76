import { createHash, randomBytes } from 'node:crypto'

/** Times of a session in milliseconds: how long nobody may touch the machine, how long it lasts at most, how long a password given again counts. */
export interface SessionTimes {
  readonly idle: number
  readonly longest: number
  readonly confirmed: number
}

/** A session as its caller sees it: whose it is, whether it is locked, and milliseconds that are left of what. */
export interface SessionView {
  readonly key: string
  readonly accountId: number
  readonly locked: boolean
  readonly idleLeft: number
  readonly longestLeft: number
  readonly confirmedLeft: number
}

interface Session {
  readonly accountId: number
  readonly openedAt: number
  touchedAt: number
  touchedOn: number
  confirmedAt: number | null
  locked: boolean
  readonly watchers: Set<() => void>
}

/** What two clocks say: `uptime` in milliseconds that only grow, and `wall`, which people may set. */
export interface SessionClocks {
  uptime(): number
  wall(): number
}

/**
 * Who is signed in. It lives in memory only, so that it ends with the program; of a token only the hash is kept, so that what is in memory opens no session.
 *
 * Times are counted by the uptime. A machine that slept has little uptime but a wall clock that went on: that locks as well, while setting the clock back
 * never keeps a session open.
 */
export interface Sessions {
  /** Begins a session. @returns the token that its page sends from now on: 256 random bits */
  open(accountId: number): string
  /** The session of a token; null when there is none, or it has lasted its time. Finds and locks one that nobody has touched. */
  find(token: string): SessionView | null
  /** Somebody is at the machine. A locked session stays locked. */
  touch(key: string): void
  lock(key: string): void
  /** The same account's password was given again: opens a locked session, and counts as confirmed. */
  confirm(key: string): void
  end(key: string): void
  /** Locks, or ends, whatever an account has open, but for one session. */
  lockAccount(accountId: number, but?: string): void
  endAccount(accountId: number, but?: string): void
  lockAll(): void
  /** Aborts when the session locks or ends, by itself too; it stops looking when `until` aborts. */
  whileOpen(key: string, until: AbortSignal): AbortSignal
}

export function createSessions(times: () => SessionTimes, clocks: SessionClocks): Sessions {
  const sessions = new Map<string, Session>()

  const idleLeft = (session: Session): number =>
    times().idle - Math.max(clocks.uptime() - session.touchedAt, clocks.wall() - session.touchedOn)
  const longestLeft = (session: Session): number => times().longest - (clocks.uptime() - session.openedAt)

  function look(key: string): Session | null {
    const session = sessions.get(key)
    if (session === undefined) return null
    if (longestLeft(session) <= 0) {
      end(key)
      return null
    }
    if (!session.locked && idleLeft(session) <= 0) lock(session)
    return session
  }

  function lock(session: Session): void {
    session.locked = true
    session.confirmedAt = null
    tell(session)
  }

  function end(key: string): void {
    const session = sessions.get(key)
    if (session === undefined) return
    sessions.delete(key)
    session.locked = true
    tell(session)
  }

  function tell({ watchers }: Session): void {
    for (const watcher of [...watchers]) watcher()
  }

  function ofAccount(accountId: number, but: string | undefined): string[] {
    return [...sessions].flatMap(([key, session]) => (session.accountId === accountId && key !== but ? [key] : []))
  }

  return {
    open: (accountId) => {
      const token = randomBytes(32).toString('base64url')
      const now = clocks.uptime()
      sessions.set(keyOf(token), {
        accountId,
        openedAt: now,
        touchedAt: now,
        touchedOn: clocks.wall(),
        confirmedAt: now,
        locked: false,
        watchers: new Set(),
      })
      return token
    },
    find: (token) => {
      const key = keyOf(token)
      const session = look(key)
      if (session === null) return null
      const { accountId, locked, confirmedAt } = session
      return {
        key,
        accountId,
        locked,
        idleLeft: locked ? 0 : idleLeft(session),
        longestLeft: longestLeft(session),
        confirmedLeft: locked || confirmedAt === null ? 0 : Math.max(0, times().confirmed - (clocks.uptime() - confirmedAt)),
      }
    },
    touch: (key) => {
      const session = look(key)
      if (session === null || session.locked) return
      session.touchedAt = clocks.uptime()
      session.touchedOn = clocks.wall()
    },
    lock: (key) => {
      const session = look(key)
      if (session !== null) lock(session)
    },
    confirm: (key) => {
      const session = look(key)
      if (session === null) return
      session.locked = false
      session.touchedAt = clocks.uptime()
      session.touchedOn = clocks.wall()
      session.confirmedAt = clocks.uptime()
    },
    end,
    lockAccount: (accountId, but) => {
      for (const key of ofAccount(accountId, but)) {
        const session = look(key)
        if (session !== null) lock(session)
      }
    },
    endAccount: (accountId, but) => {
      for (const key of ofAccount(accountId, but)) end(key)
    },
    lockAll: () => {
      for (const session of sessions.values()) lock(session)
    },
    whileOpen: (key, until) => {
      const over = new AbortController()
      const session = look(key)
      if (session === null || session.locked || until.aborted) {
        over.abort()
        return over.signal
      }
      let timer: NodeJS.Timeout
      const stop = (): void => {
        clearTimeout(timer)
        session.watchers.delete(check)
        until.removeEventListener('abort', stop)
      }
      const check = (): void => {
        clearTimeout(timer)
        if (look(key) !== session || session.locked) {
          stop()
          over.abort()
          return
        }
        wait()
      }
      // At least once a minute, because a machine that slept wakes with timers that are late.
      const wait = (): void => {
        timer = setTimeout(check, Math.min(60_000, Math.max(50, Math.min(idleLeft(session), longestLeft(session)) + 10)))
        timer.unref()
      }
      session.watchers.add(check)
      until.addEventListener('abort', stop)
      wait()
      return over.signal
    },
  }
}

/** The session's name inside the program: a hash, from which the token cannot be told. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
