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
 * A group is void when more ballots came back than were issued, or when not more than `voidShare` of those entitled came back; it is withheld below
 * `minimumTurnout`. Void and withheld groups count as empty and show no result. A check is made only where its two numbers are known; without a
 * number of returned ballots the sum of the counts stands for it.
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
    const counted = countBallots(method, ballot)
    if (!isUsable(method, ballot, counted, trace)) return { ...empty, gap: 'empty' }
    if (trace !== null) noteBallots(trace, method, ballot, counted)
    if (counted.valid === 0) return { ...empty, gap: 'empty' }
    const value = method.tiers === null ? coefficientPoints(leaf, counted) : tierPoints(method, ballot, counted)
    return { code: group.code, weight: group.weight, value, gap: 'empty', counted: counted.valid, aggregate: 'mean' }
  })
  return combineGroups(values, method.emptyGroup, trace)
}

/** `weighted` is Σ count × coefficient, in 1/10,000; `outside` the ballots outside the divisor; `all` every counted ballot. */
interface Counted {
  readonly valid: number
  readonly outside: number
  readonly all: number
  readonly weighted: number
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

function isUsable(method: SurveyMethod, ballot: BallotInput, counted: Counted, trace: Trace | null): boolean {
  const { group, entitled, issued } = ballot
  const returned = ballot.returned ?? counted.all
  if (method.voidOverIssued && issued !== null && returned > issued) {
    if (trace !== null) note(trace, 'survey_void', { group, reason: 'over_issued', returned, issued })
    return false
  }
  if (entitled === null) return true
  if (method.voidShare !== null && compare(whole(returned), multiply(method.voidShare, whole(entitled))) <= 0) {
    if (trace !== null) note(trace, 'survey_void', { group, reason: 'share', returned, entitled, share: method.voidShare })
    return false
  }
  if (method.minimumTurnout !== null && compare(whole(returned), multiply(method.minimumTurnout, whole(entitled))) < 0) {
    if (trace !== null) {
      note(trace, 'survey_withheld', { group, turnout: ratio(returned, entitled), minimum: method.minimumTurnout })
    }
    return false
  }
  return true
}

function coefficientPoints(leaf: CompiledLeaf, counted: Counted): Fraction {
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

function noteBallots(trace: Trace, method: SurveyMethod, ballot: BallotInput, counted: Counted): void {
  note(trace, 'ballots', {
    group: ballot.group,
    entitled: ballot.entitled,
    issued: ballot.issued,
    returned: ballot.returned,
    valid: counted.valid,
    outside: counted.outside,
  })
  for (const option of method.options) {
    note(trace, 'ballot_option', {
      group: ballot.group,
      option: option.code,
      name: option.name,
      count: countOf(ballot, option.code),
      coefficient: option.coefficient === null ? null : ofUnits(option.coefficient),
    })
  }
}
