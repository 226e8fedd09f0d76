import type { BoundaryChoice } from '../../../shared/domain/glossary.ts'
import type { CompiledScheme } from '../compiled.ts'
import { quotaPlaces } from '../grades.ts'
import { type RankEntry, rankEvaluatees } from '../ranking.ts'

/** A ranked evaluatee before quotas: `band` is the code of its grade by bands and vetoes, null for none. */
export interface Candidate {
  readonly category: string
  readonly band: string | null
  readonly entry: RankEntry
}

/** What was decided about a tie on a quota line. `category` null: the quota is for the whole cycle. It holds only for exactly these `tied` ones. */
export interface TieDecision {
  readonly category: string | null
  readonly grade: string
  readonly choice: BoundaryChoice
  readonly tied: readonly string[]
  readonly admitted: readonly string[]
}

/** What grades are cut from. `participants` counts the full participants of each category, those without a total included: shares are of them. */
export interface GradeCase {
  readonly compiled: CompiledScheme
  readonly candidates: readonly Candidate[]
  readonly participants: ReadonlyMap<string, number>
  readonly decisions: readonly TieDecision[]
}

/**
 * Why an evaluatee lost a grade that its score reaches: `full` places gone to better ones, `tie` a decided tie went against it, `open` its tie on the line
 * is not decided yet. `place` counts from 1 among those who reached the grade (equal ones share the first place), `places` is the quota.
 */
export interface Cut {
  readonly grade: string
  readonly category: string | null
  readonly kind: 'full' | 'tie' | 'open'
  readonly place: number
  readonly places: number
}

/** A grade after quotas. `open`: a tie on a quota line is undecided, and `grade` is what it would be if none of the tied were admitted. */
export interface CutGrade {
  readonly id: string
  readonly band: string | null
  readonly grade: string | null
  readonly open: boolean
  readonly cuts: readonly Cut[]
}

/** How far a quota is used: `reached` those whose score (or fall from a better grade) brings them to the grade, `admitted` those who have it. */
export interface QuotaUse {
  readonly grade: string
  readonly category: string | null
  readonly places: number
  readonly reached: number
  readonly admitted: number
}

/** Equal ones on a quota line: `free` places for all `tied` (ids in their order); `decided` null while nothing fitting was decided. */
export interface LineTie {
  readonly grade: string
  readonly category: string | null
  readonly places: number
  readonly free: number
  readonly tied: readonly string[]
  readonly decided: TieDecision | null
  /** A decision is stored, but for other equals: scores have changed since. */
  readonly outdated: boolean
}

/** Grades of all candidates, best first within a category; quotas and ties from the best grade down. */
export interface CutResult {
  readonly grades: ReadonlyMap<string, CutGrade>
  readonly quotas: readonly QuotaUse[]
  readonly ties: readonly LineTie[]
}

/** Numbers of the groups of equals by id, from 1, over the scope of a quota. */
type Groups = ReadonlyMap<string, number>
interface Mutable {
  readonly id: string
  readonly band: string | null
  grade: string | null
  open: boolean
  readonly cuts: Cut[]
}

/**
 * Cuts grades by quotas. From the best grade down, those who reach a grade (by score, or fallen from a better one) are admitted in the order of their
 * places until its places are used; the others fall to the next lower grade, and out of the lowest one to none. A quota for each category goes before one
 * for the cycle; of several of one kind the smallest holds. scoring.md §6.
 *
 * Equals that the scheme's tie-breakers leave equal are never told apart here, not even under `ordinal` places: where the line goes through them, the
 * stored decision holds if it was made for exactly these, else the tie is open and nobody of them is admitted for the time being. Below an open tie no
 * further tie is asked about, since who falls there is not known yet.
 *
 * Example: 3 places; totals 95, 93, 92, 92, 91 all reach the grade → the first two have it, one place is free for the two of 92, the fifth is cut.
 */
export function cutByQuotas({ compiled, candidates, participants, decisions }: GradeCase): CutResult {
  const inCategory = new Map([...Map.groupBy(candidates, ({ category }) => category)].flatMap(([, members]) => placesOf(compiled, members)))
  const everywhere = new Map(placesOf(compiled, candidates))
  const bandOf = new Map(candidates.map(({ band, entry }) => [entry.id, band]))
  const grades = new Map<string, Mutable>(
    [...inCategory.keys()].map((id) => {
      const band = bandOf.get(id) ?? null
      return [id, { id, band, grade: band, open: false, cuts: [] }]
    }),
  )
  const categoryOf = new Map(candidates.map(({ category, entry }) => [entry.id, category]))
  const quotas: QuotaUse[] = []
  const ties: LineTie[] = []
  const undecided = new Set<string>()

  const cut = (grade: string, below: string | null, category: string | null, places: number): void => {
    const scope = category === null ? everywhere : inCategory
    const reached = [...grades.values()]
      .filter((one) => one.grade === grade && (category === null || categoryOf.get(one.id) === category))
      .sort((a, b) => groupOf(scope, a.id) - groupOf(scope, b.id))
    const line = lineOf(reached, scope, places)
    const admitted = new Set(reached.slice(0, line.clear).map(({ id }) => id))
    const tied = line.tied.map(({ id }) => id)
    let decided: TieDecision | null = null
    if (tied.length > 0) {
      const key = category ?? ''
      const stored = decisions.find((one) => one.category === category && one.grade === grade)
      const blocked = category === null ? undecided.size > 0 : undecided.has(key) || undecided.has('')
      decided = stored !== undefined && !blocked && sameIds(stored.tied, tied) ? stored : null
      if (!blocked)
        ties.push({ grade, category, places, free: places - line.clear, tied, decided, outdated: stored !== undefined && decided === null })
      if (decided === null) undecided.add(key)
      for (const id of decided?.admitted ?? []) admitted.add(id)
    }
    const tiedIds = new Set(tied)
    for (const one of reached) {
      if (admitted.has(one.id)) continue
      const kind = !tiedIds.has(one.id) ? 'full' : decided === null ? 'open' : 'tie'
      one.cuts.push({ grade, category, kind, place: placeAmong(reached, scope, one.id), places })
      one.grade = below
      if (kind === 'open') one.open = true
    }
    quotas.push({ grade, category, places, reached: reached.length, admitted: admitted.size })
  }

  const all = [...participants.values()].reduce((sum, count) => sum + count, 0)
  for (const [index, { code }] of compiled.bands.entries()) {
    const below = compiled.bands[index + 1]?.code ?? null
    const stated = compiled.scheme.settings.quotas.filter(({ grade }) => grade === code)
    const each = stated.filter(({ per }) => per === 'category')
    const total = stated.filter(({ per }) => per === 'cycle')
    if (each.length > 0) {
      for (const [category, count] of participants) cut(code, below, category, Math.min(...each.map((quota) => quotaPlaces(quota, count))))
    }
    if (total.length > 0) cut(code, below, null, Math.min(...total.map((quota) => quotaPlaces(quota, all))))
  }
  return { grades, quotas, ties }
}

/** Places by groups of equals, best first; equals in the order of their ids. */
function placesOf(compiled: CompiledScheme, members: readonly Candidate[]): readonly (readonly [string, number])[] {
  const { scheme } = compiled
  const dense: CompiledScheme = { ...compiled, scheme: { ...scheme, settings: { ...scheme.settings, ties: 'dense' } } }
  const ranked = rankEvaluatees(
    dense,
    members.map(({ entry }) => entry),
  )
  return ranked.map(({ id, rank }) => [id, rank] as const)
}

/** How many are clearly above the line, and the equals through whom it goes (none where it falls between groups, or nobody is too many). */
function lineOf(reached: readonly Mutable[], scope: Groups, places: number): { readonly clear: number; readonly tied: readonly Mutable[] } {
  if (reached.length <= places) return { clear: reached.length, tied: [] }
  const group = groupOf(scope, reached[places]?.id ?? '')
  const first = reached.findIndex(({ id }) => groupOf(scope, id) === group)
  const tied = reached.filter(({ id }) => groupOf(scope, id) === group)
  return first >= places || tied.length === 0 ? { clear: places, tied: [] } : { clear: first, tied }
}

function placeAmong(reached: readonly Mutable[], scope: Groups, id: string): number {
  return reached.findIndex((one) => groupOf(scope, one.id) === groupOf(scope, id)) + 1
}

function groupOf(scope: Groups, id: string): number {
  return scope.get(id) ?? Number.MAX_SAFE_INTEGER
}

/** Whether two lists name the same ids, in any order. */
export function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length
}
