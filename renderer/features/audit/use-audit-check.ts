import { useCallback, useEffect, useRef, useState } from 'react'
import type { AuditCheckEvent, AuditCheckResult } from '../../../shared/contract/audit.ts'
import { client } from '../../api/client.ts'

type Progress = Exclude<AuditCheckEvent, { readonly result: unknown }>

/** How far the full check is. */
export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly result: AuditCheckResult }
  | { readonly kind: 'failed'; readonly error: unknown }

/** The full check of log and rows: started by a person, stopped by a person or when the screen goes. */
export function useAuditCheck(): {
  readonly state: CheckState
  readonly start: () => void
  readonly stop: () => void
} {
  const [state, setState] = useState<CheckState>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState({ kind: 'idle' })
  }, [])

  const start = useCallback(() => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setState({ kind: 'running', progress: null })
    void follow(controller.signal, (next) => {
      if (running.current === controller) setState(next)
    })
  }, [])
  return { state, start, stop }
}

async function follow(signal: AbortSignal, tell: (state: CheckState) => void): Promise<void> {
  try {
    for await (const event of await client.audit.verify(undefined, { signal })) {
      tell('result' in event ? { kind: 'done', result: event.result } : { kind: 'running', progress: event })
    }
  } catch (error) {
    if (!signal.aborted) tell({ kind: 'failed', error })
  }
}
