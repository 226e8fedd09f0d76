import type { Evaluatee } from '../../../shared/contract/register.ts'
import type { RankedRow, RankingView } from '../../../shared/contract/results.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'

/** Sections of the ranking: those with a place, those scored for reference, those that lack an input. */
export const rankingSections = ['ranked', 'byReference', 'incomplete'] as const
export type RankingSection = (typeof rankingSections)[number]

/**
 * The section that is shown before anybody chose one: the ranked, or while nobody can be ranked yet those that are incomplete, with their
 * provisional places.
 */
export function usualSection(view: RankingView): RankingSection {
  return view.ranked.length === 0 && view.incomplete.length > 0 ? 'incomplete' : 'ranked'
}

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
 * from the row above; the first row never has one. Provisional places belong to a category: over all categories the incomplete ones stand by
 * provisional total, those without one last.
 */
export function rankingRows(view: RankingView, section: RankingSection, overall: boolean): RankingRow[] {
  const rows = section === 'incomplete' && overall ? [...view.incomplete].sort(byProvisionalTotal) : view[section]
  return rows.map((row, index) => {
    const above = rows[index - 1]
    return {
      row,
      place: overall ? row.overallRank : row.rank,
      opensBand: section === 'ranked' && above !== undefined && above.grade !== row.grade,
    }
  })
}

function byProvisionalTotal(a: RankedRow, b: RankedRow): number {
  if (a.provisional === null || b.provisional === null) return Number(a.provisional === null) - Number(b.provisional === null)
  return toUnits(b.provisional) - toUnits(a.provisional)
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

/**
 * The selection for comparison after a change of the table's check boxes, in the order of choosing.
 *
 * What was chosen before and is still ticked stays; new ones join up to the limit. `left` counts those that found no place, so that the screen
 * can say so.
 */
export function limitedSelection(
  before: readonly number[],
  ticked: Iterable<number>,
  limit: number,
): { readonly selection: readonly number[]; readonly left: number } {
  const wanted = new Set(ticked)
  const kept = before.filter((id) => wanted.has(id))
  const added = [...wanted].filter((id) => !kept.includes(id))
  const free = Math.max(0, limit - kept.length)
  return { selection: [...kept, ...added.slice(0, free)], left: Math.max(0, added.length - free) }
}

/** Places of the grades from best to worst as the scheme's bands name them; empty for a scheme without bands. */
export function gradeOrders(bands: readonly { readonly code: string }[]): ReadonlyMap<string, number> {
  return new Map(bands.map((band, index) => [band.code, index]))
}
