import { useEffect, useRef } from 'react'

/** What a key does; null: nothing now. */
export type MeetingKeys = Readonly<Record<string, (() => void) | null>>

const typed = 'input, textarea, select, [contenteditable="true"]'
const pressed = 'button, a, summary, [role="button"]'

/**
 * Keys of the console, named by `event.key` in lower case (`n`, `e`, ` `), with `ctrl+` before it where Ctrl belongs to it. Letters work wherever nothing is
 * being typed; the space bar and Enter also leave a focused control what is its own.
 */
export function useMeetingKeys(keys: MeetingKeys): void {
  const present = useRef(keys)
  present.current = keys
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey || event.repeat) return
      const target = event.target instanceof Element ? event.target : null
      const name = `${event.ctrlKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`
      if (!event.ctrlKey && target?.closest(typed) !== null && target !== null) return
      if ((name === ' ' || name === 'enter') && target !== null && target.closest(pressed) !== null) return
      if (document.querySelector('dialog[open]') !== null) return
      const act = present.current[name]
      if (act === undefined || act === null) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
