import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'

/** Things kept in memory between two calls (a table read, a preview) under ids that cannot be guessed. */
export interface ExpiringStore<Value> {
  /** Keeps a value and returns its id. The oldest one goes when there are too many. */
  put(value: Value): string
  /** The value, or undefined when it expired, was taken out or never was. */
  get(id: string): Value | undefined
  remove(id: string): void
}

const lifetimeMinutes = 60
const limit = 20

/**
 * A store of at most 20 values, each for 60 minutes.
 *
 * @param weigh share of all room that a value takes, 0 to 1; what is put in last always has room, and older ones go to make it
 */
export function createExpiringStore<Value>(clock: () => Date, weigh: (value: Value) => number = () => 0): ExpiringStore<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number; readonly weight: number }>()
  const dropExpired = () => {
    const now = clock().getTime()
    for (const [id, entry] of entries) if (entry.until <= now) entries.delete(id)
  }
  return {
    put: (value) => {
      dropExpired()
      const weight = weigh(value)
      let room = 1 - weight
      for (const entry of entries.values()) room -= entry.weight
      for (const [id, entry] of entries) {
        if (entries.size < limit && room >= 0) break
        entries.delete(id)
        room += entry.weight
      }
      const id = randomUUID()
      entries.set(id, { value, until: clock().getTime() + lifetimeMinutes * 60_000, weight })
      return id
    },
    get: (id) => {
      dropExpired()
      return entries.get(id)?.value
    },
    remove: (id) => {
      entries.delete(id)
    },
  }
}

/** One store for each open data folder, which goes with it: ids of one folder mean nothing in another. */
export function storeOfApp<Value>(weigh?: (value: Value) => number): (app: App) => ExpiringStore<Value> {
  const stores = new WeakMap<App, ExpiringStore<Value>>()
  return (app) => {
    const known = stores.get(app)
    if (known !== undefined) return known
    const created = createExpiringStore<Value>(app.clock, weigh)
    stores.set(app, created)
    return created
  }
}

/** One of four: a preview may hold thousands of rows, and nobody comes back to more than the last few. */
export const previewRoom = (): number => 1 / 4
