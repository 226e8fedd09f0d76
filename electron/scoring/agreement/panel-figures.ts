import { type Intraclass, intraclass } from './intraclass.ts'
import { type KendallW, kendallW, type NoAgreement } from './kendall-w.ts'
import { krippendorffAlpha } from './krippendorff.ts'

/** One counting mark of an evaluatee in points of its leaf, and whether trimming left it out of its mean. */
export interface PointMark {
  readonly judge: string
  readonly leaf: string
  readonly points: number
  readonly dropped: 'highest' | 'lowest' | null
}

/** Why a panel's coefficient is missing: the reasons of the coefficients, marks that are missing, or no leaf that every judge marks. */
type NoFigure = NoAgreement | 'missing_marks' | 'no_common_leaves'

/**
 * What one judge gave one evaluatee. `total` is over the common leaves that anybody marked for it, null as long as the judge lacks one of them: a sum over
 * fewer leaves would pass for severity. `distance` is from the mean of the others, added over the leaves that both marked; null where there is none.
 */
export interface GivenMarks {
  readonly marks: number
  readonly total: number | null
  readonly distance: number | null
  readonly highestDropped: number
  readonly lowestDropped: number
}

/**
 * What each judge gave one evaluatee, one entry a judge in their order.
 *
 * @param common codes of the leaves that every judge of the panel marks
 * @param marks counting marks of these judges on the evaluatee, in any order
 */
export function givenMarks(judges: readonly string[], common: ReadonlySet<string>, marks: readonly PointMark[]): readonly GivenMarks[] {
  const places = new Map(judges.map((judge, place) => [judge, place]))
  const given = judges.map(() => ({ marks: 0, sum: 0, counted: 0, distance: null as number | null, highestDropped: 0, lowestDropped: 0 }))
  let leaves = 0
  for (const [leaf, cell] of Map.groupBy(marks, (mark) => mark.leaf)) {
    if (common.has(leaf)) leaves += 1
    const sum = cell.reduce((total, { points }) => total + points, 0)
    for (const { judge, points, dropped } of cell) {
      const own = given[places.get(judge) ?? -1]
      if (own === undefined) throw new Error(`mark of judge ${judge}, who is not of the panel`)
      own.marks += 1
      if (common.has(leaf)) {
        own.sum += points
        own.counted += 1
      }
      if (cell.length > 1) own.distance = (own.distance ?? 0) + points - (sum - points) / (cell.length - 1)
      if (dropped === 'highest') own.highestDropped += 1
      if (dropped === 'lowest') own.lowestDropped += 1
    }
  }
  return given.map(({ sum, counted, ...rest }) => ({ ...rest, total: leaves > 0 && counted === leaves ? sum : null }))
}

/**
 * One judge beside the others. `mean` and `spread` (standard deviation of a sample) are of the judge's totals; `severity` is the mean distance from the
 * other judges on the same evaluatee, negative for a strict judge. Points; null where there is nothing to compute it from.
 */
interface JudgeFigures {
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
}

/**
 * What the marks of a panel say about its judges. Information: nothing of it changes a result.
 *
 * @param judges of the panel, in order
 * @param hasCommon whether there is a leaf that every judge of the panel marks
 * @param rows one an evaluatee, of `givenMarks` with the same judges
 */
export function panelFigures(judges: readonly string[], hasCommon: boolean, rows: readonly (readonly GivenMarks[])[]): PanelFigures {
  const totals = judges.map((_, judge) => rows.map((row) => row[judge]?.total ?? null))
  const complete = rows.flatMap((row) => {
    const present = row.flatMap(({ total }) => (total === null ? [] : [total]))
    return present.length === judges.length ? [present] : []
  })
  const gap = gapOf(judges.length, hasCommon, rows, complete.length)
  return {
    judges: judges.map((judge, place) => ({
      judge,
      ...judgeFigures(rows.flatMap((row) => row[place] ?? [])),
    })),
    complete: complete.length,
    w: gap ?? kendallW(judges.map((_, place) => complete.map((row) => row[place] as number))),
    icc: gap ?? intraclass(complete),
    alpha: gap === 'no_common_leaves' ? gap : krippendorffAlpha(totals, 'interval'),
  }
}

/** Why there is no full table to compare judges in; null when there is one. */
function gapOf(judges: number, hasCommon: boolean, rows: readonly (readonly GivenMarks[])[], complete: number): NoFigure | null {
  if (judges < 2) return 'few_judges'
  if (!hasCommon) return 'no_common_leaves'
  if (rows.length < 2) return 'few_evaluatees'
  return complete < 2 && rows.some((row) => row.some(({ total }) => total !== null)) ? 'missing_marks' : null
}

function judgeFigures(given: readonly GivenMarks[]): Omit<JudgeFigures, 'judge'> {
  const totals = given.flatMap(({ total }) => (total === null ? [] : [total]))
  const mean = meanOf(totals)
  const squares = mean === null ? 0 : totals.reduce((sum, total) => sum + (total - mean) ** 2, 0)
  const count = (of: (one: GivenMarks) => number) => given.reduce((sum, one) => sum + of(one), 0)
  return {
    marks: count(({ marks }) => marks),
    evaluatees: count(({ marks }) => (marks > 0 ? 1 : 0)),
    mean,
    spread: totals.length < 2 ? null : Math.sqrt(squares / (totals.length - 1)),
    severity: meanOf(given.flatMap(({ distance }) => (distance === null ? [] : [distance]))),
    highestDropped: count(({ highestDropped }) => highestDropped),
    lowestDropped: count(({ lowestDropped }) => lowestDropped),
  }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
