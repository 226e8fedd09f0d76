/** Waits no longer than this for a frame, in ms: a window that is covered or small draws none. */
const LONGEST = 100

/** Waits that end when the page goes away. */
const waiting = new Set<() => void>()
let listens = false

/**
 * Resolves when the frame with what was changed just now has been painted, or when no frame comes, or when the page goes away.
 *
 * For work that a person who types does not wait for, such as writing a request: done at once it would stand between the key and its frame.
 */
export function afterFrame(): Promise<void> {
  listen()
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      waiting.delete(done)
      resolve()
    }
    const timer = setTimeout(done, LONGEST)
    waiting.add(done)
    // The frame's own callback comes before its painting; a task that it asks for comes after.
    requestAnimationFrame(() => setTimeout(done))
  })
}

/** One listener for all waits, for good: a browser tells its other processes of each that comes or goes, which takes as long as drawing a row. */
function listen(): void {
  if (listens) return
  listens = true
  addEventListener('pagehide', () => {
    for (const done of waiting) done()
  })
}
