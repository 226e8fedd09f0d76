import { useEffect, useState } from 'react'

/** Held by every open second screen as long as it lives; the browser lets go of it even when the window's process ends. */
const lockName = 'hengjian-display'
/** A window of this name is opened once; asking again brings it to the front. */
const windowName = 'hengjian-display'
const displayPath = '#/display'

/**
 * Opens the second screen, or brings it to the front.
 *
 * The new window takes over a copy of this tab's session storage, where the browser host's token lives, because it stays tied to this tab. The desktop
 * shell makes the window itself and answers as if none had been opened.
 *
 * @returns whether the browser held it back
 */
export function openDisplayWindow(host: 'desktop' | 'browser'): 'asked' | 'blocked' {
  const opened = window.open(displayPath, windowName)
  opened?.focus()
  return opened === null && host === 'browser' ? 'blocked' : 'asked'
}

/** Whether a second screen is open on this machine; null while that is not known. */
export function useIsDisplayOpen(): boolean | null {
  const [isOpen, setOpen] = useState<boolean | null>(null)
  useEffect(() => {
    let gone = false
    const look = async (): Promise<void> => {
      const { held } = await navigator.locks.query()
      if (!gone) setOpen(held?.some(({ name }) => name === lockName) === true)
    }
    // Nobody tells when a lock is taken; asking is a matter of microseconds.
    const timer = setInterval(() => void look(), 1000)
    void look()
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [])
  return isOpen
}

/** Tells the consoles of this machine that a second screen is open, until the signal aborts. */
export function holdDisplayOpen(signal: AbortSignal): void {
  const closed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  navigator.locks.request(lockName, { mode: 'shared' }, () => closed).catch(() => undefined)
}
