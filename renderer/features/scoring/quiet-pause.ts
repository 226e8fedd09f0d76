/** How long nothing must change before something is read again, in ms, and how many times as long as the reading takes. */
const QUIET = { least: 400, times: 2 }
/** What never rests is read again after this long all the same: others write too. */
const LONGEST = { least: 2000, times: 10 }

/**
 * Makes a wait for a reading that is asked for again with each change: it ends when nobody asked again for 400 ms, or 2 s after the first time
 * somebody did. Of a reading that takes long it is longer, so that readings fill a tenth of the time at most. A wait whose signal is aborted rejects and
 * hands its beginning on to the next.
 *
 * `took` is how long the reading took last, in ms.
 */
export function createQuietPause(): (signal: AbortSignal, took: number) => Promise<void> {
  let since: number | null = null
  return (signal, took) =>
    new Promise((resolve, reject) => {
      since ??= performance.now()
      const quiet = Math.max(QUIET.least, QUIET.times * took)
      const end = since + Math.max(LONGEST.least, LONGEST.times * took)
      const timer = setTimeout(
        () => {
          since = null
          resolve()
        },
        Math.max(0, Math.min(quiet, end - performance.now())),
      )
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    })
}
