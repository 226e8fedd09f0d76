import type { Evaluatee } from '../../../shared/contract/register.ts'
import type { RankedRow, RankingView } from '../../../shared/contract/results.ts'

/** Sections of the ranking: those with a place, those scored for reference, those that lack an input. */
export const rankingSections = ['ranked', 'byReference', 'incomplete'] as const
export type RankingSection = (typeof rankingSections)[number]

/** A row with what the screen adds to it. `opensBand`: the first row of its grade, so a line above it carries the grade's name. */
export interface RankingRow {
  readonly row: RankedRow
  readonly place: number | null
  readonly opensBand: boolean
}

/**
 * Rows of a section as the table shows them.
 *
 * `place` is the rank inside the category, or overall when all categories are listed together. A band line is drawn where the grade differs
 * from the row above; the first row never has one.
 */
export function rankingRows(view: RankingView, section: RankingSection, overall: boolean): RankingRow[] {
  const rows = view[section]
  return rows.map((row, index) => {
    const above = rows[index - 1]
    return {
      row,
      place: overall ? row.overallRank : row.rank,
      opensBand: section === 'ranked' && above !== undefined && above.grade !== row.grade,
    }
  })
}

/**
 * Ids of the evaluatees whose name, unit, code, pinyin or initials hold the text; null when the text is blank and all are meant.
 *
 * Names and units are looked up in the rows too, so that finding works before the register has been read.
 */
export function idsMatching(
  rows: readonly RankedRow[],
  register: ReadonlyMap<number, Evaluatee>,
  text: string,
): ReadonlySet<number> | null {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return null
  const ids = new Set<number>()
  for (const row of rows) {
    const entry = register.get(row.evaluateeId)
    const known = entry === undefined ? '' : `${entry.shortName} ${entry.code} ${entry.pinyin} ${entry.initials}`
    if (`${row.name} ${row.unitName} ${known}`.toLowerCase().includes(wanted)) ids.add(row.evaluateeId)
  }
  return ids
}

/** Adds or takes away one evaluatee of the selection for comparison; an addition beyond the limit changes nothing. */
export function toggled(selection: readonly number[], evaluateeId: number, limit: number): readonly number[] {
  if (selection.includes(evaluateeId)) return selection.filter((id) => id !== evaluateeId)
  return selection.length < limit ? [...selection, evaluateeId] : selection
}

/** How places moved: the sign is a word too, for those who do not see the colour. */
export type Movement = 'up' | 'down' | 'same'

/** Direction of a movement; null when the evaluatee was not ranked then or is not ranked now. */
export function movementOf(moved: number | null): Movement | null {
  if (moved === null) return null
  return moved > 0 ? 'up' : moved < 0 ? 'down' : 'same'
}
