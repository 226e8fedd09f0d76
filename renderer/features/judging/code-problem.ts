import { useEffect, useState } from 'react'
import { refusalOf } from '../../api/refusal.ts'

/** Why a code opened nothing: wrong with tries left, or a pause until a moment of this page's clock; anything else is a refusal like any other. */
export type CodeProblem =
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'pause'; readonly until: number }
  | { readonly kind: 'other'; readonly error: unknown }

/** Sorts what a call with a code threw. */
export function codeProblemOf(error: unknown): CodeProblem {
  const refusal = refusalOf(error)
  if (refusal.kind === 'app' && refusal.code === 'code_wrong') return { kind: 'wrong', left: Number(refusal.data.left) }
  if (refusal.kind === 'app' && refusal.code === 'code_locked') {
    return { kind: 'pause', until: performance.now() + Number(refusal.data.seconds) * 1000 }
  }
  return { kind: 'other', error }
}

/** Seconds of a pause that are left, counted down; 0 when there is none. */
export function usePause(problem: CodeProblem | null): number {
  const until = problem?.kind === 'pause' ? problem.until : null
  const [now, setNow] = useState(() => performance.now())
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (until === null) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return left
}
