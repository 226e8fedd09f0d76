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

/** A store of at most 20 values, each for 60 minutes. */
export function createExpiringStore<Value>(clock: () => Date): ExpiringStore<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>()
  const dropExpired = () => {
    const now = clock().getTime()
    for (const [id, entry] of entries) if (entry.until <= now) entries.delete(id)
  }
  return {
    put: (value) => {
      dropExpired()
      for (const id of entries.keys()) {
        if (entries.size < limit) break
        entries.delete(id)
      }
      const id = randomUUID()
      entries.set(id, { value, until: clock().getTime() + lifetimeMinutes * 60_000 })
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
export function storeOfApp<Value>(): (app: App) => ExpiringStore<Value> {
  const stores = new WeakMap<App, ExpiringStore<Value>>()
  return (app) => {
    const known = stores.get(app)
    if (known !== undefined) return known
    const created = createExpiringStore<Value>(app.clock)
    stores.set(app, created)
    return created
  }
}
