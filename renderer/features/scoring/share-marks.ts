import { replaceEqualDeep } from '@tanstack/react-query'
import type { MarkRow, Marks } from '../../../shared/contract/scoring.ts'

/**
 * The marks that came, with every part of the former ones that says the same, so that only rows that changed are drawn anew.
 *
 * Row by row: to compare the sheet of a province value by value, as queries do it by themselves, takes longer than a frame, and happens with each mark.
 *
 * @param before undefined when the marks come for the first time
 */
export function shareMarks(before: Marks | undefined, after: Marks): Marks {
  if (before === undefined || before === after) return after
  let same = before.rows.length === after.rows.length
  const rows = after.rows.map((row, place) => {
    const former = before.rows[place]
    if (former !== undefined && (former === row || saysTheSame(former, row))) return former
    same = false
    return row
  })
  return {
    evaluateeIds: replaceEqualDeep(before.evaluateeIds, after.evaluateeIds),
    leaves: replaceEqualDeep(before.leaves, after.leaves),
    judges: replaceEqualDeep(before.judges, after.judges),
    rows: same ? before.rows : rows,
  }
}

/** The marks with some rows as they were read by themselves; rows that say the same keep their identity. */
export function withRows(marks: Marks, some: Pick<Marks, 'evaluateeIds' | 'rows'>): Marks {
  const fresh = new Map(some.evaluateeIds.map((id, place) => [id, some.rows[place]]))
  return {
    ...marks,
    rows: marks.rows.map((row, place) => {
      const next = fresh.get(marks.evaluateeIds[place] ?? 0)
      return next === undefined || saysTheSame(row, next) ? row : next
    }),
  }
}

function saysTheSame(one: MarkRow, other: MarkRow): boolean {
  return (
    one.states === other.states &&
    one.locks === other.locks &&
    one.score === other.score &&
    one.values.length === other.values.length &&
    one.values.every((value, column) => value === other.values[column]) &&
    replaceEqualDeep(one.means, other.means) === one.means
  )
}
