import type { Change } from '../../shared/contract/cycles.ts'
import { MOST_ROWS_READ } from '../../shared/contract/scoring.ts'

/** Tells open screens what was committed. `revision` grows by one with every published change, from 0 at the start of the program. */
export interface ChangeBus {
  readonly revision: number
  /** @param evaluateeIds whose inputs changed; anybody's when left out */
  publish(topics: Change['topics'], evaluateeIds?: readonly number[]): void
  /** Changes from now on, until the signal aborts. A slow reader gets what it missed as one change. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void>
}

export function createChangeBus(): ChangeBus {
  let revision = 0
  const listeners = new Set<ChangeBus['publish']>()
  return {
    get revision() {
      return revision
    },
    publish(topics, evaluateeIds) {
      revision += 1
      for (const listener of listeners) listener(topics, evaluateeIds)
    },
    async *subscribe(signal) {
      const missed = createMissed()
      let wake: (() => void) | undefined
      const listener: ChangeBus['publish'] = (topics, evaluateeIds) => {
        missed.add(topics, evaluateeIds)
        wake?.()
      }
      const stop = () => wake?.()
      listeners.add(listener)
      signal?.addEventListener('abort', stop)
      try {
        while (signal?.aborted !== true) {
          const change = missed.take()
          if (change === null) {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
            wake = undefined
          } else yield { revision, ...change }
        }
      } finally {
        listeners.delete(listener)
        signal?.removeEventListener('abort', stop)
      }
    },
  }
}

/** Gathers changes until they are taken as one. */
function createMissed(): { readonly add: ChangeBus['publish']; readonly take: () => Omit<Change, 'revision'> | null } {
  const topics = new Set<Change['topics'][number]>()
  const touched = new Set<number>()
  let anybody = false
  return {
    add(more, evaluateeIds) {
      for (const topic of more) topics.add(topic)
      if (evaluateeIds !== undefined) for (const id of evaluateeIds) touched.add(id)
      else if (more.includes('inputs')) anybody = true
    },
    take() {
      if (topics.size === 0) return null
      const few = !anybody && touched.size > 0 && touched.size <= MOST_ROWS_READ
      const change = { topics: [...topics], ...(few && { evaluateeIds: [...touched] }) }
      topics.clear()
      touched.clear()
      anybody = false
      return change
    },
  }
}
