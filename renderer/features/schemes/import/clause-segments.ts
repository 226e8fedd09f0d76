import type { ClauseReading } from '../../../../shared/domain/scheme/reading.ts'

/** A piece of the office's sentence: a clause that was read, or what stands between two of them. `number` counts the clauses that have a note, from 1. */
export interface Segment {
  readonly start: number
  readonly text: string
  readonly clause: ClauseReading | null
  readonly number: number | null
}

/** The whole text in pieces, in order; joined they are the text again, whatever the clauses say. */
export function segmentsOf(text: string, clauses: readonly ClauseReading[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  let noted = 0
  const push = (end: number, clause: ClauseReading | null) => {
    if (end <= at) return
    const number = clause === null || clause.note === null ? null : ++noted
    segments.push({ start: at, text: text.slice(at, end), clause, number })
    at = end
  }
  for (const clause of [...clauses].sort((one, other) => one.start - other.start)) {
    push(Math.min(clause.start, text.length), null)
    push(Math.min(clause.end, text.length), clause)
  }
  push(text.length, null)
  return segments
}
