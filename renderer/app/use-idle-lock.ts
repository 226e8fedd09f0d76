import { useEffect, useRef, useState } from 'react'

/** So many seconds before the lock the page says that it is coming. */
const warning = 30
/** While somebody moves, the host is told so often, in milliseconds. */
const stillHereEvery = 30_000
const movements = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const

/**
 * Calls `onIdle` when nobody has touched key, mouse or screen for `seconds`, and `onMove` at most every half minute while somebody does. The host counts the
 * same time by itself, so that a page that stands still is locked as well.
 *
 * @returns seconds that are left once they are few, else null
 */
export function useIdleLock(seconds: number, onIdle: () => void, onMove: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null)
  const calls = useRef({ onIdle, onMove })
  useEffect(() => {
    calls.current = { onIdle, onMove }
  })
  useEffect(() => {
    let moved = performance.now()
    let told = moved
    const onMovement = (): void => {
      moved = performance.now()
      setLeft(null)
      if (moved - told < stillHereEvery) return
      told = moved
      calls.current.onMove()
    }
    const timer = setInterval(() => {
      const rest = Math.ceil(seconds - (performance.now() - moved) / 1000)
      if (rest > 0) {
        setLeft(rest <= warning ? rest : null)
        return
      }
      clearInterval(timer)
      calls.current.onIdle()
    }, 1000)
    for (const movement of movements) window.addEventListener(movement, onMovement, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const movement of movements) window.removeEventListener(movement, onMovement, { capture: true })
    }
  }, [seconds])
  return left
}
