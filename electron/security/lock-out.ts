const minute = 60
const firstWait = 15 * minute
const longestWait = 4 * 60 * minute

/** So many wrong passwords after the first wait lock an account until somebody unlocks it. */
const triesAfterWait = 7

/** Seconds that signing in waits after so many wrong passwords in a row: none before `limit`, then 15 minutes, twice as long each time, at most 4 hours. */
export function waitAfter(failures: number, limit: number): number {
  return failures < limit ? 0 : Math.min(firstWait * 2 ** Math.min(failures - limit, 10), longestWait)
}

/** Whether so many wrong passwords lock an account for good; never the last one that can put things right, which only waits. */
export function locksForGood(failures: number, limit: number, isLast: boolean): boolean {
  return !isLast && failures >= limit + triesAfterWait
}

/** When a wait began, by the machine's uptime in milliseconds, for each name that is tried. */
export interface Waits {
  /** Seconds still to wait; a wait that nobody saw begin, as after a restart, begins now and lasts in full. */
  left(who: string, wait: number): number
  begin(who: string): void
  forget(who: string): void
}

/** @param uptime milliseconds that only grow and that no change of the clock moves */
export function createWaits(uptime: () => number): Waits {
  const begun = new Map<string, number>()
  return {
    left: (who, wait) => {
      if (wait === 0) return 0
      const since = begun.get(who) ?? uptime()
      begun.set(who, since)
      return Math.max(0, Math.ceil(wait - (uptime() - since) / 1000))
    },
    begin: (who) => {
      begun.set(who, uptime())
    },
    forget: (who) => {
      begun.delete(who)
    },
  }
}
