import { useEffect, useState } from 'react'

/**
 * Whole seconds that are left of a wait, counted down on the page by a clock that nobody can set; 0: it is over.
 *
 * @param wait seconds as the host said them, in an object of its own for each answer, so that the same number begins anew
 */
export function useCountdown(wait: { readonly seconds: number } | null): number {
  const [left, setLeft] = useState(wait?.seconds ?? 0)
  const [begun, setBegun] = useState(wait)
  if (begun !== wait) {
    setBegun(wait)
    setLeft(wait?.seconds ?? 0)
  }
  useEffect(() => {
    if (wait === null) return
    const until = performance.now() + wait.seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [wait])
  return left
}
