import { setImmediate } from 'node:timers/promises'
import type { App, Topic } from '../app.ts'

/**
 * `app.write` for changes of thousands of rows: one transaction, whole or not at all, that lets other work have its turn between steps.
 *
 * Readers may see what is done so far; nothing is published before the commit.
 */
export function writeInSteps<T>(app: App, topics: readonly Topic[], work: () => Promise<T>): Promise<T> {
  return app.gate.run(async () => {
    try {
      const result = await app.db.transactionInSteps(work)
      app.changes.publish([...topics])
      return result
    } catch (error) {
      // Results kept in memory may have seen the change that was rolled back.
      app.results.forget()
      throw error
    }
  })
}

/** Rows handled without yielding: well below 100 ms even where each is scored. */
const atOnce = 50

/** Hands the items over in order, fifty at a time, yielding after each. */
export async function inSteps<Item>(items: readonly Item[], work: (some: readonly Item[]) => void): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) {
    work(items.slice(from, from + atOnce))
    await setImmediate()
  }
}
