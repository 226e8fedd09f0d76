/** What the choice of backups to keep depends on. */
export interface KeptCandidate {
  readonly name: string
  readonly at: Date
  readonly reason: string
  /** False only when a check found it damaged, or when it has no manifest to be checked against. */
  readonly verified: boolean
}

/** How many backups are kept of each kind. */
const recent = 20
const days = 30
const beforeMigration = 3

/**
 * Names the backups that may go. Kept are the 20 newest, the newest one of each of the 30 latest days, all that were made for a seal, the last 3 before a
 * migration, and always the newest verified one.
 *
 * Days are counted where there is a backup, not back from today: a clock that was set wrong for an afternoon must not take a month of backups away.
 *
 * @param dayOf the day that an instant belongs to at the office, as `YYYY-MM-DD`
 * @returns names in no particular order; empty for up to 20 backups
 */
export function expendable(backups: readonly KeptCandidate[], dayOf: (at: Date) => string): readonly string[] {
  const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.name < b.name ? 1 : -1))
  const kept = new Set(newestFirst.slice(0, recent))
  const newestOfDay = new Map<string, KeptCandidate>()
  for (const backup of newestFirst) {
    const day = dayOf(backup.at)
    if (!newestOfDay.has(day)) newestOfDay.set(day, backup)
  }
  for (const backup of [...newestOfDay.values()].slice(0, days)) kept.add(backup)
  for (const backup of newestFirst.filter(isOfSeal)) kept.add(backup)
  for (const backup of newestFirst.filter(({ reason }) => reason.startsWith('migration-')).slice(0, beforeMigration)) kept.add(backup)
  const safest = newestFirst.find(({ verified }) => verified)
  if (safest !== undefined) kept.add(safest)
  return newestFirst.filter((backup) => !kept.has(backup)).map(({ name }) => name)
}

/** `seal` stands before a sealing, `sealed` after it. */
function isOfSeal({ reason }: { readonly reason: string }): boolean {
  return reason === 'seal' || reason === 'sealed'
}
