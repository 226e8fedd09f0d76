import { useEffect, useRef, useState } from 'react'

/** So many seconds before the end the page says that it is about to leave. */
const warning = 15
/** While somebody moves, the host is told so often that the seat is taken, in milliseconds. */
const stayEvery = 20_000
const movements = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const

/**
 * Calls `onIdle` when nobody has touched key, mouse or screen for `seconds`, and `onStay` now and then while somebody does.
 *
 * @returns the seconds that are left once they are few, else null
 */
export function useIdle(seconds: number, onIdle: () => void, onStay: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null)
  const calls = useRef({ onIdle, onStay })
  useEffect(() => {
    calls.current = { onIdle, onStay }
  })
  useEffect(() => {
    let moved = performance.now()
    let told = performance.now()
    const onMove = (): void => {
      moved = performance.now()
      setLeft(null)
      if (moved - told < stayEvery) return
      told = moved
      calls.current.onStay()
    }
    const look = (): void => {
      const rest = Math.ceil(seconds - (performance.now() - moved) / 1000)
      if (rest <= 0) {
        clearInterval(timer)
        calls.current.onIdle()
      } else setLeft(rest <= warning ? rest : null)
    }
    const timer = setInterval(look, 1000)
    for (const movement of movements) window.addEventListener(movement, onMove, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const movement of movements) window.removeEventListener(movement, onMove, { capture: true })
    }
  }, [seconds])
  return left
}
