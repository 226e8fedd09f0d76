import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../database/database.ts'
import { createWaits, type Waits } from '../../security/lock-out.ts'
import { oneAtATime } from '../../security/one-at-a-time.ts'
import { createPasswords, type Passwords } from '../../security/passwords.ts'
import { createSessions, type Sessions } from '../../security/sessions.ts'
import type { App } from '../app.ts'
import { resourcesFolder } from '../resources.ts'
import { sessionTimes } from './access-policy.ts'

/** What a run of the program knows of those who sign in, and nobody stores. */
export interface AccessMemory {
  readonly sessions: Sessions
  readonly waits: Waits
  readonly passwords: Passwords
  /** Wrong passwords by names that no account has, so that they are answered as if one had. */
  readonly strangers: Map<string, number>
  /** Tries of passwords one after the other, so that guesses sent at once are counted one by one. */
  readonly alone: ReturnType<typeof oneAtATime>
}

const memories = new WeakMap<Database, AccessMemory>()

/** The memory of an open data folder. Another folder, a restored one, and another run have another one: everybody signs in again. */
export function accessMemory(app: App): AccessMemory {
  const known = memories.get(app.db)
  if (known !== undefined) return known
  const fresh: AccessMemory = {
    sessions: createSessions(() => sessionTimes(app.db), { uptime: app.uptime, wall: () => app.clock().getTime() }),
    waits: createWaits(app.uptime),
    passwords: createPasswords(app.passwordCost),
    strangers: new Map(),
    alone: oneAtATime(),
  }
  memories.set(app.db, fresh)
  return fresh
}

let common: ReadonlySet<string> | null = null

/** Words that no password may be made of; read once. */
export function commonWords(): ReadonlySet<string> {
  common ??= new Set(
    readFileSync(join(resourcesFolder, 'common-passwords.txt'), 'utf8')
      .split(/\r?\n/u)
      .filter((line) => line !== '' && !line.startsWith('#')),
  )
  return common
}
