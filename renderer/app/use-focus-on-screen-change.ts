import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Puts the focus on the title of a newly opened screen, so that keyboard and screen reader users start there and hear where they are.
 *
 * A screen that focuses its own first field keeps that focus. Changes of the address within a screen move nothing.
 */
export function useFocusOnScreenChange(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', (event) => {
        if (!event.pathChanged || event.fromLocation === undefined) return
        const main = document.getElementById('content')
        if (main === null || (main !== document.activeElement && main.contains(document.activeElement))) return
        const title = main.querySelector<HTMLElement>('[data-page-title]')
        const target = title ?? main
        target.focus({ preventScroll: true })
      }),
    [router],
  )
}
