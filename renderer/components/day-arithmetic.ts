const MILLISECONDS_A_DAY = 86_400_000

/** The day that lies `days` after an ISO date: `addDays('2026-02-20', 14)` → `'2026-03-06'`. Null when the text is not a calendar date. */
export function addDays(day: string, days: number): string | null {
  const start = dayNumber(day)
  return start === null ? null : new Date((start + days) * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** Whole days from one ISO date to another, negative when `to` lies before `from`; null when one of them is not a calendar date. */
export function daysBetween(from: string, to: string): number | null {
  const start = dayNumber(from)
  const end = dayNumber(to)
  return start === null || end === null ? null : end - start
}

/** Days since 1970-01-01. Counted in UTC, where every day has 24 hours; a date that does not exist (02-30) rolls over and is refused. */
function dayNumber(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const milliseconds = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== day) return null
  return milliseconds / MILLISECONDS_A_DAY
}
