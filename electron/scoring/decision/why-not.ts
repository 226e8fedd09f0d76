import type { CompiledScheme } from '../compiled.ts'
import { compare, divide, multiply, ofUnits, sign, subtract, toDecimalText, whole } from '../fraction.ts'
import { gradeOf } from '../grades.ts'
import type { Candidate, Cut, CutGrade, LineTie } from './quota-cut.ts'

/**
 * Why an evaluatee has not a better grade, in one line. `points`: its total is `gap` below the grade's lower bound (exact decimal text, of points);
 * `quota`: it stands at `place` for `places` places; `tie`: it is one of `tied` equals for `free` places, and the decision (null: none yet) went against
 * it; `veto`: its total reaches the grade, and a veto takes it.
 */
export type WhyNot =
  | { readonly kind: 'points'; readonly grade: string; readonly gap: string }
  | { readonly kind: 'quota'; readonly grade: string; readonly place: number; readonly places: number }
  | { readonly kind: 'tie'; readonly grade: string; readonly tied: number; readonly free: number; readonly decided: boolean }
  | { readonly kind: 'veto'; readonly grade: string }

/**
 * One line for each near miss, by id: everybody who reached a grade and lost it (quota, tie, veto), and of those whose points do not reach a grade the
 * best placed in the category, equals included. The grade that is named is the best one that was missed so.
 *
 * @param candidates those that were cut, with their places in the category
 */
export function nearMisses(
  compiled: CompiledScheme,
  candidates: readonly (Candidate & { readonly rank: number })[],
  grades: ReadonlyMap<string, CutGrade>,
  ties: readonly LineTie[],
): ReadonlyMap<string, WhyNot> {
  const found = new Map<string, WhyNot>()
  for (const members of Map.groupBy(candidates, ({ category }) => category).values()) {
    const nearest = new Map<string, number>()
    for (const candidate of members.toSorted((a, b) => a.rank - b.rank)) {
      const { id } = candidate.entry
      const why = whyNot(compiled, candidate, grades.get(id), ties)
      if (why === null) continue
      if (why.kind === 'points') {
        const best = nearest.get(why.grade) ?? candidate.rank
        nearest.set(why.grade, best)
        if (candidate.rank > best) continue
      }
      found.set(id, why)
    }
  }
  return found
}

function whyNot(compiled: CompiledScheme, { entry, band }: Candidate, cut: CutGrade | undefined, ties: readonly LineTie[]): WhyNot | null {
  const bare = gradeOf(compiled, entry.rounded, [])?.code ?? null
  if (bare !== null && bare !== band) return { kind: 'veto', grade: bare }
  const [first] = cut?.cuts ?? []
  if (first !== undefined) return lost(first, entry.id, ties)
  const place = compiled.bands.findIndex(({ code }) => code === band)
  const better =
    place < 0 ? compiled.bands.findLast(({ lower }) => compare(lower, seen(compiled, entry.rounded)) > 0) : compiled.bands[place - 1]
  if (better === undefined) return null
  const { bandsOn } = compiled.scheme.settings
  const lower =
    bandsOn === 'percent' && compiled.fullMarks !== null ? divide(multiply(better.lower, compiled.fullMarks), whole(100)) : better.lower
  return { kind: 'points', grade: better.code, gap: toDecimalText(subtract(lower, ofUnits(entry.rounded))) }
}

function lost(cut: Cut, id: string, ties: readonly LineTie[]): WhyNot {
  if (cut.kind === 'full') return { kind: 'quota', grade: cut.grade, place: cut.place, places: cut.places }
  const tie = ties.find((one) => one.grade === cut.grade && one.category === cut.category && one.tied.includes(id))
  if (tie === undefined) return { kind: 'quota', grade: cut.grade, place: cut.place, places: cut.places }
  return { kind: 'tie', grade: cut.grade, tied: tie.tied.length, free: tie.free, decided: tie.decided !== null }
}

/** The total as the bands see it. */
function seen(compiled: CompiledScheme, rounded: number) {
  const total = ofUnits(rounded)
  const { fullMarks } = compiled
  return compiled.scheme.settings.bandsOn === 'percent' && fullMarks !== null && sign(fullMarks) !== 0
    ? divide(multiply(total, whole(100)), fullMarks)
    : total
}
