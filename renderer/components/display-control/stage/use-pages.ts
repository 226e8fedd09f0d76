import { useEffect, useState } from 'react'

/** How long a page stands before the next one comes by itself, in ms: time to read seven lines aloud. */
const calmPace = 12_000

interface PagesOptions {
  readonly count: number
  readonly perPage: number
  /** Another text here goes back to the first page. */
  readonly restart: string
  /** Whether pages turn by themselves until somebody turns one. */
  readonly isTurning: boolean
}

/** Pages of a list. Whoever asks the system for less motion turns them by key only. */
export function usePages({ count, perPage, restart, isTurning }: PagesOptions) {
  const [at, setAt] = useState({ restart, page: 0, byHand: false })
  const pages = Math.max(1, Math.ceil(count / perPage))
  const isCurrent = at.restart === restart
  const page = isCurrent ? Math.min(at.page, pages - 1) : 0
  const turnsItself = isTurning && pages > 1 && !(isCurrent && at.byHand)

  useEffect(() => {
    if (!turnsItself || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const timer = setTimeout(() => setAt({ restart, page: (page + 1) % pages, byHand: false }), calmPace)
    return () => clearTimeout(timer)
  }, [turnsItself, restart, page, pages])

  /** Turns pages by hand, from the last to the first and back. */
  const turn = (by: number): void => setAt({ restart, page: (page + by + pages) % pages, byHand: true })
  return { page, pages, perPage, turn }
}
