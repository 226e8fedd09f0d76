import { useCallback, useEffect, useRef, useState } from 'react'
import type { BallotForm, BatchHead } from '../../../shared/contract/surveys.ts'
import {
  type BallotCount,
  beginCount,
  type CountedBallot,
  type CountKey,
  type CountStep,
  pressKey,
} from '../../../shared/domain/ballot-count.ts'
import { client } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { createSaveQueue, type SaveProgress, type SaveQueue } from './save-queue.ts'

/** A pass on screen: the pile so far, what the last key did, and how far saving is. */
export interface Counting {
  readonly form: BallotForm
  readonly batch: BatchHead
  readonly count: BallotCount
  readonly last: CountStep | null
  readonly progress: SaveProgress
}

/** Pause before a failed call is tried again, in milliseconds. */
const retryPause = 1000
const nothingSaved: SaveProgress = { saved: 0, waiting: 0, problem: null, stopped: false }

/**
 * Opens a pass and works its keys. The pile is kept outside of React's state, so that keys that come faster than the screen is drawn each see what the
 * one before did.
 *
 * @returns null while the pass is being opened; `error` when it was refused
 */
export function useCounting(batchId: number, pass: 1 | 2) {
  const [counting, setCounting] = useState<Counting | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [opened, setOpened] = useState(0)
  const now = useRef<BallotCount | null>(null)
  const queue = useRef<SaveQueue | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opened` counts how often the pass is read again
  useEffect(() => {
    let left = false
    const page = crypto.randomUUID()
    setCounting(null)
    setError(null)
    client.surveys.openPass({ batchId, pass, page }).then(
      ({ form, batch, ballots }) => {
        if (left) return
        const one = form.leaves.map(({ options }) => options.map(({ code }) => code))
        const lines = form.evaluatees.flatMap(() => one)
        const count = beginCount(lines, batch.returned, ballots)
        now.current = count
        queue.current = createSaveQueue({
          send: (changed: readonly CountedBallot[]) => client.surveys.saveBallots({ batchId, pass, page, ballots: [...changed] }),
          isFinal: (problem) => refusalOf(problem).kind === 'app',
          onProgress: (progress) => setCounting((before) => (before === null ? null : { ...before, progress })),
          pause: () => new Promise((resolve) => setTimeout(resolve, retryPause)),
        })
        setCounting({ form, batch, count, last: null, progress: nothingSaved })
      },
      (problem: unknown) => {
        if (!left) setError(problem)
      },
    )
    return () => {
      left = true
      now.current = null
    }
  }, [batchId, pass, opened])

  const press = useCallback((key: CountKey) => {
    const before = now.current
    if (before === null) return
    const step = pressKey(before, key)
    now.current = step.count
    setCounting((shown) => (shown === null ? null : { ...shown, count: step.count, last: step }))
    if (step.changed !== null) {
      queue.current?.put(step.count.ballots[step.changed - 1] ?? { number: step.changed, void: false, choices: [] })
    }
  }, [])

  return {
    counting,
    error,
    press,
    /** The pile as of the last key, which may be ahead of the screen. */
    current: useCallback(() => now.current, []),
    /** Resolves when every key is stored, or saving has stopped. */
    settled: useCallback(() => queue.current?.idle() ?? Promise.resolve(), []),
    reopen: useCallback(() => setOpened((before) => before + 1), []),
  }
}
