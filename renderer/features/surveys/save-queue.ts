import type { CountedBallot } from '../../../shared/domain/ballot-count.ts'

/** How far saving is: keys stored, keys not stored yet, and what keeps them from it (`stopped`: it is not tried again). */
export interface SaveProgress {
  readonly saved: number
  readonly waiting: number
  readonly problem: unknown
  readonly stopped: boolean
}

interface SaveQueueOptions {
  /** Stores ballots as they stand; may fail. */
  readonly send: (ballots: readonly CountedBallot[]) => Promise<unknown>
  /** Whether a failure is an answer that trying again cannot change. */
  readonly isFinal: (error: unknown) => boolean
  readonly onProgress: (progress: SaveProgress) => void
  /** Resolves when it is time to try again. */
  readonly pause: () => Promise<void>
}

/** Takes every changed ballot at once and stores it as soon as the host is free. */
export interface SaveQueue {
  put(ballot: CountedBallot): void
  /** Resolves when nothing waits any more, or saving has stopped. */
  idle(): Promise<void>
}

/** As many ballots as one call takes. */
const atOnce = 100

/**
 * Saves a running count: the first key goes out at once, keys that come while a call is on its way go out together with the next. One call at a time and
 * whole ballots from the lowest number on, so that nothing is dropped, reordered or left with a gap, whatever the host's speed.
 */
export function createSaveQueue({ send, isFinal, onProgress, pause }: SaveQueueOptions): SaveQueue {
  const waiting = new Map<number, { readonly ballot: CountedBallot; readonly keys: number }>()
  let saved = 0
  let problem: unknown = null
  let stopped = false
  let running: Promise<void> | null = null

  const tell = (): void => {
    let keys = 0
    for (const entry of waiting.values()) keys += entry.keys
    onProgress({ saved, waiting: keys, problem, stopped })
  }

  async function run(): Promise<void> {
    while (waiting.size > 0 && !stopped) {
      const entries = [...waiting.values()].sort((one, other) => one.ballot.number - other.ballot.number).slice(0, atOnce)
      try {
        await send(entries.map(({ ballot }) => ballot))
        problem = null
        for (const entry of entries) settle(entry)
      } catch (error) {
        problem = error
        stopped = isFinal(error)
        tell()
        if (!stopped) await pause()
        continue
      }
      tell()
    }
    running = null
  }

  /** Keys typed into the same ballot while it was on its way stay. */
  function settle({ ballot, keys }: { readonly ballot: CountedBallot; readonly keys: number }): void {
    saved += keys
    const now = waiting.get(ballot.number)
    if (now === undefined || now.ballot === ballot) waiting.delete(ballot.number)
    else waiting.set(ballot.number, { ballot: now.ballot, keys: now.keys - keys })
  }

  return {
    put(ballot) {
      const keys = (waiting.get(ballot.number)?.keys ?? NONE) + 1
      waiting.set(ballot.number, { ballot, keys })
      tell()
      running ??= run()
    },
    idle: () => running ?? Promise.resolve(),
  }
}
/** No key of this ballot waits. */
const NONE = 0
