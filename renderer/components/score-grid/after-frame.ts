/** Waits no longer than this for a frame, in ms: a window that is covered or small draws none. */
const LONGEST = 100

/**
 * Resolves when the frame with what was changed just now has been painted, or when no frame comes, or when the page goes away.
 *
 * For work that a person who types does not wait for, such as writing a request: done at once it would stand between the key and its frame.
 */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      removeEventListener('pagehide', done)
      resolve()
    }
    const timer = setTimeout(done, LONGEST)
    addEventListener('pagehide', done)
    // The frame's own callback comes before its painting; a task that it asks for comes after.
    requestAnimationFrame(() => setTimeout(done))
  })
}
