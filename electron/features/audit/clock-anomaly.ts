/** The machine's clock did what time does not. `seconds`: how far it is from what was expected, always positive. */
export type ClockAnomaly = {
  readonly kind: 'back' | 'forward'
  /** Time of the line before, and of the one that noticed it. */
  readonly before: string
  readonly now: string
  readonly seconds: number
}

/** How far the clock may go back, in milliseconds: a time service corrects by less. */
const backward = 2 * 60_000
/** How far it may get ahead of the running time of the program: less than a day may be a machine that slept. */
const forward = 24 * 3_600_000
/** How long nobody used the program, where its running time cannot tell: longer than any holiday. */
const longBreak = 31 * forward

/**
 * Compares the clock with the line written before. The order of lines never depends on it.
 *
 * @param before the last line; `mono` null: it was written before this start of the program. Null: there is no line
 * @returns null when nothing is strange
 */
export function clockAnomaly(
  before: { readonly at: string; readonly mono: number | null } | null,
  now: { readonly at: Date; readonly mono: number },
): ClockAnomaly | null {
  const then = before === null ? Number.NaN : Date.parse(before.at)
  if (before === null || Number.isNaN(then)) return null
  const passed = now.at.getTime() - then
  const facts = { before: before.at, now: now.at.toISOString() }
  if (passed < -backward) return { kind: 'back', ...facts, seconds: Math.round(-passed / 1000) }
  const unexplained = before.mono === null ? passed : passed - (now.mono - before.mono)
  const allowed = before.mono === null ? longBreak : forward
  return unexplained > allowed ? { kind: 'forward', ...facts, seconds: Math.round(unexplained / 1000) } : null
}
