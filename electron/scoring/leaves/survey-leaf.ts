import type { CompiledLeaf, Gap, SurveyMethod } from '../compiled.ts'
import { compare, type Fraction, multiply, ofUnits, ratio, whole, ZERO } from '../fraction.ts'
import type { BallotInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'
import { combineGroups, type GroupValue } from './group-mean.ts'

/**
 * Score of a `survey` leaf: ballots become points per group, the groups are combined by weight.
 *
 * With coefficients a group's points are points × Σ count × coefficient ÷ valid ballots; options without a coefficient (abstention, "do not know")
 * are outside the divisor. With share tiers they are the points of the first tier whose share of valid ballots lies within `[from, to)`.
 *
 * Void and withheld groups (`surveyStanding`) count as empty and show no result; without a number of returned ballots the sum of the counts stands
 * for it.
 *
 * Example: 20 points, 12 good (1), 6 fair (0.6), 2 abstentions → 20 × 15.6 ÷ 18 = 17.333…
 *
 * @returns points, or why there are none. Ballots of a group or for an option that the leaf does not have block it.
 */
export function scoreSurvey(
  leaf: CompiledLeaf,
  method: SurveyMethod,
  ballots: readonly BallotInput[],
  trace: Trace | null,
): Fraction | Gap {
  for (const ballot of ballots) {
    const known = method.groups.some((group) => group.code === ballot.group)
    if (!known || Object.keys(ballot.counts).some((code) => method.options.every((option) => option.code !== code))) return 'blocked'
  }
  const values = method.groups.map((group): GroupValue => {
    const ballot = ballots.find((one) => one.group === group.code)
    const empty = { code: group.code, weight: group.weight, value: null, counted: 0, aggregate: 'mean' as const }
    if (ballot === undefined) return { ...empty, gap: 'empty' }
    if (ballot.state !== 'scored') return { ...empty, gap: ballot.state }
    const { standing, valid, outside, value } = scoreSurveyGroup(leaf, method, ballot)
    if (trace !== null) noteBallots(trace, method, ballot, { standing, valid, outside })
    if (standing.kind !== 'counts' || value === null) return { ...empty, gap: 'empty' }
    return { code: group.code, weight: group.weight, value, gap: 'empty', counted: valid, aggregate: 'mean' }
  })
  return combineGroups(values, method.emptyGroup, trace)
}

/**
 * What the scheme makes of a group's numbers before any choice is looked at: they count, the group is void (more came back than went out, or too few
 * of those entitled), or its result is withheld under the minimum turnout. Withheld and void groups show no counts anywhere.
 */
export type SurveyStanding =
  | { readonly kind: 'counts' }
  | { readonly kind: 'void'; readonly reason: 'over_issued' | 'share' }
  | { readonly kind: 'withheld' }

/**
 * How the numbers of people and ballots of one group stand under the rules of a leaf. A check is made only where its two numbers are known.
 *
 * Example: half must be exceeded, 40 entitled: 20 returned → void (share); 21 → counts.
 */
export function surveyStanding(
  method: Pick<SurveyMethod, 'voidOverIssued' | 'voidShare' | 'minimumTurnout'>,
  { entitled, issued, returned }: { readonly entitled: number | null; readonly issued: number | null; readonly returned: number },
): SurveyStanding {
  if (method.voidOverIssued && issued !== null && returned > issued) return { kind: 'void', reason: 'over_issued' }
  if (entitled === null) return { kind: 'counts' }
  if (method.voidShare !== null && compare(whole(returned), multiply(method.voidShare, whole(entitled))) <= 0) {
    return { kind: 'void', reason: 'share' }
  }
  if (method.minimumTurnout !== null && compare(whole(returned), multiply(method.minimumTurnout, whole(entitled))) < 0) {
    return { kind: 'withheld' }
  }
  return { kind: 'counts' }
}

/**
 * Ballots of one group as the leaf counts them: how they stand, how many are in the divisor and outside it, and the group's points. `value` is null
 * when the group is void or withheld, or when no ballot is in the divisor.
 */
export interface SurveyGroupScore {
  readonly standing: SurveyStanding
  readonly valid: number
  readonly outside: number
  readonly value: Fraction | null
}

/** Scores the ballots of one group on a survey leaf; see `scoreSurvey` for the rules. */
export function scoreSurveyGroup(leaf: Pick<CompiledLeaf, 'full'>, method: SurveyMethod, ballot: BallotInput): SurveyGroupScore {
  const counted = countBallots(method, ballot)
  const { valid, outside } = counted
  const standing = surveyStanding(method, { ...ballot, returned: returnedOf(ballot, counted) })
  if (standing.kind !== 'counts' || valid === 0) return { standing, valid, outside, value: null }
  return { standing, valid, outside, value: method.tiers === null ? coefficientPoints(leaf, counted) : tierPoints(method, ballot, counted) }
}

/** `weighted` is Σ count × coefficient, in 1/10,000; `outside` the ballots outside the divisor; `all` every counted ballot. */
interface Counted {
  readonly valid: number
  readonly outside: number
  readonly all: number
  readonly weighted: number
}

/** Without a number of returned ballots the sum of the counts stands for it. */
function returnedOf(ballot: BallotInput, counted: Pick<Counted, 'all'>): number {
  return ballot.returned ?? counted.all
}

function countBallots(method: SurveyMethod, ballot: BallotInput): Counted {
  let [valid, outside, weighted] = [0, 0, 0]
  for (const option of method.options) {
    const count = countOf(ballot, option.code)
    if (option.coefficient === null) outside += count
    else {
      valid += count
      weighted += count * option.coefficient
    }
  }
  return { valid, outside, all: valid + outside, weighted }
}

/** An option that the count does not name got no ballot: a counted group is counted whole. */
function countOf(ballot: BallotInput, option: string): number {
  return ballot.counts[option] ?? 0
}

function coefficientPoints(leaf: Pick<CompiledLeaf, 'full'>, counted: Counted): Fraction {
  return multiply(leaf.full ?? ZERO, ratio(counted.weighted, counted.valid * 10_000))
}

function tierPoints(method: SurveyMethod, ballot: BallotInput, counted: Counted): Fraction {
  for (const tier of method.tiers ?? []) {
    let inShare = 0
    for (const code of tier.shareOf) inShare += countOf(ballot, code)
    const share = ratio(inShare, counted.valid)
    if ((tier.from === null || compare(share, tier.from) >= 0) && (tier.to === null || compare(share, tier.to) < 0)) return tier.points
  }
  return method.otherwise ?? ZERO
}

/** Writes down what a group's ballots came to; of a void or withheld group only why, never a count. */
function noteBallots(
  trace: Trace,
  method: SurveyMethod,
  ballot: BallotInput,
  { standing, valid, outside }: Pick<SurveyGroupScore, 'standing' | 'valid' | 'outside'>,
): void {
  const { group, entitled, issued } = ballot
  const returned = returnedOf(ballot, { all: valid + outside })
  if (standing.kind === 'void') {
    if (standing.reason === 'over_issued') note(trace, 'survey_void', { group, reason: 'over_issued', returned, issued })
    else note(trace, 'survey_void', { group, reason: 'share', returned, entitled, share: method.voidShare })
    return
  }
  if (standing.kind === 'withheld') {
    const turnout = entitled === null ? null : ratio(returned, entitled)
    note(trace, 'survey_withheld', { group, turnout, minimum: method.minimumTurnout })
    return
  }
  note(trace, 'ballots', {
    group,
    entitled,
    issued,
    returned: ballot.returned,
    valid,
    outside,
  })
  for (const option of method.options) {
    note(trace, 'ballot_option', {
      group,
      option: option.code,
      name: option.name,
      count: countOf(ballot, option.code),
      coefficient: option.coefficient === null ? null : ofUnits(option.coefficient),
    })
  }
}
