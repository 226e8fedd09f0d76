import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { client } from '../../../api/client.ts'
import { keepLeftover } from './leftover-copy.ts'

/** `kept`: the host has everything that stands on screen; `failed`: it answered that it could not keep it, or not at all. */
export type KeptState = 'idle' | 'keeping' | 'kept' | 'failed'

/** How long after the last change the working copy goes to the host. */
const pause = 400

/**
 * Sends the working copy of a draft to the host a moment after each change, and at once when a field or the screen is left. What is still on its way
 * when the page goes is left with the browser. A scheme that was put back to what is saved has no working copy any more.
 *
 * Only one call is under way at a time; what changed meanwhile follows it. A failed call is tried again with the next change.
 *
 * @param opened the working copy that the host had when the version was opened, null for none
 */
export function useKeptCopy(versionId: number, scheme: Scheme, baseHash: string, dirty: boolean, opened: Scheme | null): KeptState {
  const [state, setState] = useState<KeptState>('idle')
  const timer = useRef<number | null>(null)
  const busy = useRef(false)
  /** What the host has now; null: no working copy. */
  const kept = useRef(opened)
  const wanted = dirty ? scheme : null

  const keep = useEffectEvent(async () => {
    if (timer.current !== null) window.clearTimeout(timer.current)
    timer.current = null
    if (busy.current || kept.current === wanted) return
    busy.current = true
    setState('keeping')
    const sent = wanted
    try {
      if (sent === null) await client.schemes.discardWorking({ versionId })
      else await client.schemes.keepWorking({ versionId, scheme: sent, baseHash })
      kept.current = sent
      setState('kept')
    } catch {
      setState('failed')
    } finally {
      busy.current = false
    }
    if (kept.current === sent) follow()
  })

  const follow = useEffectEvent(() => {
    if (kept.current === wanted) return
    if (timer.current !== null) window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void keep(), pause)
  })

  const keptBase = useRef(baseHash)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted and what it was made on say when there is something to send
  useEffect(() => {
    // Saving gives the host's working copy up.
    if (keptBase.current !== baseHash) kept.current = null
    keptBase.current = baseHash
    follow()
  }, [wanted, baseHash])

  const leave = useEffectEvent(() => {
    if (wanted !== null && kept.current !== wanted) keepLeftover(versionId, { scheme: wanted, baseHash })
  })

  useEffect(() => {
    const now = () => void keep()
    const leaving = () => leave()
    document.addEventListener('focusout', now)
    window.addEventListener('pagehide', leaving)
    return () => {
      document.removeEventListener('focusout', now)
      window.removeEventListener('pagehide', leaving)
      now()
    }
  }, [])

  return dirty ? state : 'idle'
}
