import { type Intraclass, intraclass } from './intraclass.ts'
import { type KendallW, kendallW, type NoAgreement } from './kendall-w.ts'
import { krippendorffAlpha } from './krippendorff.ts'

/** One counting mark in points of its leaf, and whether trimming left it out of its mean. */
export interface PointMark {
  readonly judge: string
  readonly evaluatee: string
  readonly leaf: string
  readonly points: number
  readonly dropped: 'highest' | 'lowest' | null
}

/** Why a panel's coefficient is missing: the reasons of the coefficients, marks that are missing, or no leaf that every judge marks. */
export type NoFigure = NoAgreement | 'missing_marks' | 'no_common_leaves'

/**
 * One judge beside the others. `mean` and `spread` (standard deviation of a sample) are of the totals that the judge gave over the leaves that all judges
 * of the panel mark; `severity` is the mean distance from the other judges on the same evaluatee, negative for a strict judge. Points; null where there
 * is nothing to compute it from.
 */
export interface JudgeFigures {
  readonly judge: string
  readonly marks: number
  readonly evaluatees: number
  readonly mean: number | null
  readonly spread: number | null
  readonly severity: number | null
  readonly highestDropped: number
  readonly lowestDropped: number
}

/** How far a panel agrees; `complete` evaluatees have the total of every judge and carry `w` and `icc`, `alpha` takes all. */
export interface PanelFigures {
  readonly judges: readonly JudgeFigures[]
  readonly complete: number
  readonly w: KendallW | NoFigure
  readonly icc: Intraclass | NoFigure
  readonly alpha: number | NoFigure
  /** Judge → evaluatee → distance of the judge's marks from the mean of the others', added over the leaves that both marked. */
  readonly deviations: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/**
 * What the marks of a panel say about its judges. Information: nothing of it changes a result.
 *
 * A judge's total of an evaluatee counts over the common leaves that anybody marked for it, and is missing as long as the judge lacks one of them: a sum
 * over fewer leaves would pass for severity.
 *
 * @param judges of the panel, in order; @param evaluatees in order; @param common codes of the leaves that every judge of the panel marks
 * @param marks counting marks of these judges on these evaluatees, in any order
 */
export function panelFigures(
  judges: readonly string[],
  evaluatees: readonly string[],
  common: ReadonlySet<string>,
  marks: readonly PointMark[],
): PanelFigures {
  const totals = totalsOf(judges, evaluatees, common, marks)
  const deviations = deviationsOf(judges, marks)
  const byJudge = Map.groupBy(marks, ({ judge }) => judge)
  const complete = evaluatees.flatMap((_, place) => {
    const column = judges.map((_judge, row) => totals[row]?.[place] ?? null)
    const present = column.filter((total) => total !== null)
    return present.length === judges.length ? [present] : []
  })
  const anyTotal = totals.some((row) => row.some((total) => total !== null))
  const gap = gapOf(judges.length, evaluatees.length, common, anyTotal, complete.length)
  return {
    judges: judges.map((judge, row) => judgeFigures(judge, byJudge.get(judge) ?? [], totals[row] ?? [], deviations.get(judge))),
    complete: complete.length,
    w: gap ?? kendallW(judges.map((_, row) => complete.map((column) => column[row] as number))),
    icc: gap ?? intraclass(complete),
    alpha: gap === 'no_common_leaves' ? gap : krippendorffAlpha(totals, 'interval'),
    deviations,
  }
}

/** Why there is no full table to compare judges in; null when there is one. */
function gapOf(judges: number, evaluatees: number, common: ReadonlySet<string>, anyTotal: boolean, complete: number): NoFigure | null {
  if (judges < 2) return 'few_judges'
  if (common.size === 0) return 'no_common_leaves'
  if (evaluatees < 2) return 'few_evaluatees'
  return complete < 2 && anyTotal ? 'missing_marks' : null
}

/** Totals by judge and evaluatee over the common leaves; null where the judge lacks a mark that another judge gave. */
function totalsOf(
  judges: readonly string[],
  evaluatees: readonly string[],
  common: ReadonlySet<string>,
  marks: readonly PointMark[],
): readonly (readonly (number | null)[])[] {
  const leaves = new Map<string, Set<string>>()
  const sums = new Map<string, Map<string, { sum: number; count: number }>>()
  for (const { judge, evaluatee, leaf, points } of marks) {
    if (!common.has(leaf)) continue
    entry(leaves, evaluatee, () => new Set<string>()).add(leaf)
    const total = entry(
      entry(sums, judge, () => new Map<string, { sum: number; count: number }>()),
      evaluatee,
      () => ({ sum: 0, count: 0 }),
    )
    total.sum += points
    total.count += 1
  }
  return judges.map((judge) =>
    evaluatees.map((evaluatee) => {
      const total = sums.get(judge)?.get(evaluatee)
      return total !== undefined && total.count === leaves.get(evaluatee)?.size ? total.sum : null
    }),
  )
}

function deviationsOf(judges: readonly string[], marks: readonly PointMark[]): PanelFigures['deviations'] {
  const deviations = new Map(judges.map((judge) => [judge, new Map<string, number>()]))
  const cells = Map.groupBy(marks, ({ evaluatee, leaf }) => `${evaluatee} ${leaf}`)
  for (const cell of cells.values()) {
    if (cell.length < 2) continue
    const sum = cell.reduce((total, { points }) => total + points, 0)
    for (const { judge, evaluatee, points } of cell) {
      const row = deviations.get(judge)
      row?.set(evaluatee, (row.get(evaluatee) ?? 0) + points - (sum - points) / (cell.length - 1))
    }
  }
  return deviations
}

function judgeFigures(
  judge: string,
  marks: readonly PointMark[],
  totals: readonly (number | null)[],
  deviations: ReadonlyMap<string, number> | undefined,
): JudgeFigures {
  const given = totals.filter((total) => total !== null)
  const mean = meanOf(given)
  const squares = mean === null ? 0 : given.reduce((sum, total) => sum + (total - mean) ** 2, 0)
  return {
    judge,
    marks: marks.length,
    evaluatees: new Set(marks.map(({ evaluatee }) => evaluatee)).size,
    mean,
    spread: given.length < 2 ? null : Math.sqrt(squares / (given.length - 1)),
    severity: meanOf([...(deviations ?? new Map<string, number>()).values()]),
    highestDropped: marks.filter(({ dropped }) => dropped === 'highest').length,
    lowestDropped: marks.filter(({ dropped }) => dropped === 'lowest').length,
  }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
