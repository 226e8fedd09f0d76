import type { BoundaryChoice } from '../../../shared/domain/glossary.ts'
import type { SchemeSettings, TieBreaker } from '../../../shared/domain/scheme/settings.ts'
import type { CompiledScheme } from '../compiled.ts'
import { compare } from '../fraction.ts'
import { type RankEntry, rankEvaluatees } from '../ranking.ts'
import { cutByQuotas, type GradeCase, type LineTie, type TieDecision } from './quota-cut.ts'

/** A comparison that the scheme does not name: the unrounded total, or one of the kinds of tie-breakers. */
export type NextBreaker = 'exact_total' | TieBreaker['kind']

/**
 * One way to settle a tie on a quota line, with its consequence. `admitted` gets the grade (unknown before a vote: null); `used` places of the quota are
 * then used; `next` is the grade that the others fall to, how many would have it in the scope of the quota, its places if it has a quota, and whether a
 * tie on its line would follow. For `next_tie_breaker`, `by` says which comparison decides (with the indicator's name); null: none is left that does.
 */
export interface BoundaryOption {
  readonly choice: BoundaryChoice
  readonly possible: boolean
  readonly admitted: readonly string[] | null
  readonly used: number
  readonly by: { readonly kind: NextBreaker; readonly node: string | null } | null
  readonly next: { readonly grade: string; readonly count: number; readonly places: number | null; readonly tie: boolean } | null
}

/** Comparisons that the scheme leaves unused, in the order in which they would be asked. The scheme's own have all come out equal. */
export function nextBreakers({ rankOn, tieBreakers }: SchemeSettings): readonly NextBreaker[] {
  const used = new Set(tieBreakers.map(({ kind }) => kind))
  const kinds = (['fewer_points_deducted', 'fewer_deductions', 'heavier_leaf_first'] as const).filter((kind) => !used.has(kind))
  return rankOn === 'rounded' ? ['exact_total', ...kinds] : kinds
}

/**
 * The four options of a tie, in the order admit all, admit none, next tie-breaker, vote. scoring.md §6.
 *
 * @param tie one of the ties that `cutByQuotas(gradeCase)` found
 */
export function boundaryOptions(gradeCase: GradeCase, tie: LineTie): readonly BoundaryOption[] {
  const clear = tie.places - tie.free
  const split = nextSplit(gradeCase, tie)
  const option = (
    choice: BoundaryChoice,
    admitted: readonly string[] | null,
    by: BoundaryOption['by'] = null,
    possible = true,
  ): BoundaryOption => {
    // Who wins a vote is not known; how many fall is, and that is all that the consequence says.
    const assumed = admitted ?? tie.tied.slice(0, tie.free)
    return {
      choice,
      possible,
      admitted,
      used: clear + assumed.length,
      by,
      next: possible ? nextGrade(gradeCase, tie, choice, assumed) : null,
    }
  }
  return [
    option('admit_all', tie.tied),
    option('admit_none', []),
    split === null ? option('next_tie_breaker', [], null, false) : option('next_tie_breaker', split.admitted, split.by),
    option('vote', null),
  ]
}

/** Who of the tied gets the free places by the comparisons that are left; null when they leave the line within equals. */
function nextSplit(
  { compiled, candidates }: GradeCase,
  tie: LineTie,
): { readonly admitted: readonly string[]; readonly by: NonNullable<BoundaryOption['by']> } | null {
  const entries = candidates.flatMap(({ entry }) => (tie.tied.includes(entry.id) ? [entry] : []))
  const [exactFirst, ...kinds] = nextBreakers(compiled.scheme.settings)
  const breakers = (exactFirst === 'exact_total' ? kinds : [exactFirst, ...kinds]).filter(
    (kind) => kind !== undefined && kind !== 'exact_total',
  )
  const ranked = rankEvaluatees(withBreakers(compiled, breakers as readonly TieBreaker['kind'][]), entries)
  const [last, first] = [ranked[tie.free - 1], ranked[tie.free]]
  if (last === undefined || first === undefined || last.rank === first.rank) return null
  const exact = (id: string): RankEntry['total'] | undefined => entries.find((entry) => entry.id === id)?.total
  const [a, b] = [exact(last.id), exact(first.id)]
  const byExact = a !== undefined && b !== undefined && compare(a, b) !== 0
  const { tie: reason } = first
  const admitted = ranked.slice(0, tie.free).map(({ id }) => id)
  if (byExact) return { admitted, by: { kind: 'exact_total', node: null } }
  return reason?.kind === 'broken' ? { admitted, by: { kind: reason.by, node: reason.node } } : null
}

function withBreakers(compiled: CompiledScheme, kinds: readonly TieBreaker['kind'][]): CompiledScheme {
  const tieBreakers = kinds.flatMap((kind): TieBreaker[] => (kind === 'node' ? [] : [{ kind }]))
  const settings: SchemeSettings = { ...compiled.scheme.settings, rankOn: 'exact', ties: 'dense', tieBreakers }
  return { ...compiled, scheme: { ...compiled.scheme, settings } }
}

function nextGrade(gradeCase: GradeCase, tie: LineTie, choice: BoundaryChoice, admitted: readonly string[]): BoundaryOption['next'] {
  const { bands } = gradeCase.compiled
  const below = bands[bands.findIndex(({ code }) => code === tie.grade) + 1]
  if (below === undefined) return null
  const settled: TieDecision = { category: tie.category, grade: tie.grade, choice, tied: tie.tied, admitted }
  const scope = tie.category === null ? gradeCase : ofCategory(gradeCase, tie.category)
  const others = scope.decisions.filter(({ category, grade }) => category !== tie.category || grade !== tie.grade)
  const after = cutByQuotas({ ...scope, decisions: [...others, settled] })
  const quota = after.quotas.find(({ grade, category }) => grade === below.code && category === tie.category)
  return {
    grade: below.code,
    count: [...after.grades.values()].filter(({ grade }) => grade === below.code).length,
    places: quota?.places ?? null,
    tie: after.ties.some((one) => one.grade === below.code && one.category === tie.category && one.decided === null),
  }
}

/** The case of one category by itself: quotas of the whole cycle are left out, since the others would be missing from them. */
function ofCategory(gradeCase: GradeCase, category: string): GradeCase {
  const { compiled, candidates, participants, decisions } = gradeCase
  const { scheme } = compiled
  const settings = { ...scheme.settings, quotas: scheme.settings.quotas.filter(({ per }) => per === 'category') }
  return {
    compiled: { ...compiled, scheme: { ...scheme, settings } },
    candidates: candidates.filter((one) => one.category === category),
    participants: new Map([[category, participants.get(category) ?? candidates.length]]),
    decisions: decisions.filter((one) => one.category === category),
  }
}
