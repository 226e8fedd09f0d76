import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { client } from '../../../api/client.ts'

/** `kept`: the host has everything that stands on screen; `failed`: it answered that it could not keep it, or not at all. */
export type KeptState = 'idle' | 'keeping' | 'kept' | 'failed'

/** How long after the last change the working copy goes to the host. */
const pause = 400

/**
 * Sends the working copy of a draft to the host a moment after each change, and at once when a field or the page is left.
 *
 * Only one call is under way at a time; what changed meanwhile follows it. A failed call is tried again with the next change.
 */
export function useKeptCopy(versionId: number, scheme: Scheme, baseHash: string, dirty: boolean): KeptState {
  const [state, setState] = useState<KeptState>('idle')
  const timer = useRef<number | null>(null)
  const busy = useRef(false)
  const kept = useRef<Scheme | null>(null)

  const keep = useEffectEvent(async () => {
    if (timer.current !== null) window.clearTimeout(timer.current)
    timer.current = null
    if (busy.current || kept.current === scheme || !dirty) return
    busy.current = true
    setState('keeping')
    const sent = scheme
    try {
      await client.schemes.keepWorking({ versionId, scheme: sent, baseHash })
      kept.current = sent
      setState('kept')
    } catch {
      setState('failed')
    } finally {
      busy.current = false
    }
    if (kept.current === sent && sent !== scheme) schedule()
  })

  const schedule = useEffectEvent(() => {
    if (timer.current !== null) window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void keep(), pause)
  })

  const keptBase = useRef(baseHash)
  useEffect(() => {
    // Saving gives the host's working copy up, and a scheme that was put back to what is saved is kept nowhere.
    if (!dirty || keptBase.current !== baseHash) kept.current = null
    keptBase.current = baseHash
    if (dirty && kept.current !== scheme) schedule()
  }, [scheme, dirty, baseHash])

  useEffect(() => {
    const now = () => void keep()
    document.addEventListener('focusout', now)
    window.addEventListener('pagehide', now)
    return () => {
      document.removeEventListener('focusout', now)
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [])

  return dirty ? state : 'idle'
}
