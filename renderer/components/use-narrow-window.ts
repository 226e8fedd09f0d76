import { useSyncExternalStore } from 'react'

const narrowWindow = '(width < 1380px)'

/** Whether the window is too narrow for every column of a wide table; follows the window as it changes. */
export function useNarrowWindow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrowWindow)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(narrowWindow).matches,
  )
}
