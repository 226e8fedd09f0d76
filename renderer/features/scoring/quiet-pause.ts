/** How long nothing must change before a sheet is read again, in ms. */
const QUIET = 400
/** A sheet that never rests is read again after this long all the same, in ms: others mark it too. */
const LONGEST = 2000

/**
 * Makes a wait for a reading that is asked for again with each change: it ends when nobody asked again for 400 ms, or 2 s after the first time
 * somebody did. A wait whose signal is aborted rejects and hands its beginning on to the next.
 */
export function createQuietPause(): (signal: AbortSignal) => Promise<void> {
  let since: number | null = null
  return (signal) =>
    new Promise((resolve, reject) => {
      since ??= performance.now()
      const wait = Math.max(0, Math.min(QUIET, since + LONGEST - performance.now()))
      const timer = setTimeout(() => {
        since = null
        resolve()
      }, wait)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    })
}
