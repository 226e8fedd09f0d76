import type { Change } from '../../shared/contract/cycles.ts'

/** Tells open screens what was committed. `revision` grows by one with every published change, from 0 at the start of the program. */
export interface ChangeBus {
  readonly revision: number
  publish(topics: Change['topics']): void
  /** Changes from now on, until the signal aborts. A slow reader gets the topics it missed as one change. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void>
}

export function createChangeBus(): ChangeBus {
  let revision = 0
  const listeners = new Set<(topics: Change['topics']) => void>()
  return {
    get revision() {
      return revision
    },
    publish(topics) {
      revision += 1
      for (const listener of listeners) listener(topics)
    },
    async *subscribe(signal) {
      const waiting = new Set<Change['topics'][number]>()
      let wake: (() => void) | undefined
      const listener = (topics: Change['topics']) => {
        for (const topic of topics) waiting.add(topic)
        wake?.()
      }
      const stop = () => wake?.()
      listeners.add(listener)
      signal?.addEventListener('abort', stop)
      try {
        while (signal?.aborted !== true) {
          if (waiting.size > 0) {
            const topics = [...waiting]
            waiting.clear()
            yield { revision, topics }
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
            wake = undefined
          }
        }
      } finally {
        listeners.delete(listener)
        signal?.removeEventListener('abort', stop)
      }
    },
  }
}
