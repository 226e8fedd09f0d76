import type { TrialFacts, TrialFinding, TrialLeaf } from '../../../shared/contract/scheme-trial.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import { type Indicator, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Curve, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'

/** Ballots of a full survey: enough that no turnout rule objects. */
const ballots = 10
/** Last year's value where a change is scored: percent then read as they stand. */
const baseline = 100

/**
 * Facts that give every base leaf the most it can reach: nothing is found, marks, ballots, values and tasks are the best there are. Awards (加分) outside
 * the base, deductions and vetoes stay without facts, so the total is the one of an evaluatee without blame and without merit.
 *
 * @param own the evaluatee's own leaves, which are filled alike
 */
export function fullFacts(scheme: Scheme, own: TrialFacts['own'], foundOn: string): TrialFacts {
  const below = (indicator: Indicator): readonly Leaf[] => (isLeaf(indicator) ? [indicator] : indicator.children.flatMap(below))
  const leaves = scheme.parts.flatMap(({ part, indicator }) => (part === 'base' ? below(indicator) : below(indicator).filter(isEntered)))
  return {
    own,
    leaves: Object.fromEntries([...leaves, ...Object.values(own).flat()].map((leaf) => [leaf.code, fullLeaf(leaf, foundOn)])),
  }
}

/** Outside the base only what would otherwise be missing is filled. */
function isEntered({ method }: Leaf): boolean {
  return method.kind !== 'deduct' && method.kind !== 'bonus' && method.kind !== 'veto'
}

function fullLeaf(leaf: Leaf, foundOn: string): TrialLeaf {
  const { method } = leaf
  const nothing: TrialLeaf = { findings: [], value: null, marks: [], ballots: [], tasks: [], others: [] }
  switch (method.kind) {
    case 'deduct':
    case 'veto':
      return nothing
    case 'bonus':
      return { ...nothing, findings: [...awards(leaf, method, foundOn)] }
    case 'judged':
      return { ...nothing, marks: method.groups.map(({ code }) => ({ judge: code, group: code, state: 'scored', ...bestMark(method) })) }
    case 'measured':
      return { ...nothing, value: { state: 'scored', ...bestValue(method) } }
    case 'survey':
      return { ...nothing, ballots: method.groups.map(({ code }) => bestBallot(method, code)) }
    case 'external':
      return { ...nothing, value: { state: 'scored', value: method.fullMarks } }
    case 'tasks':
      return { ...nothing, tasks: [bestTask(leaf, method)] }
  }
}

/** The text with the largest number. Equal ones: the first. */
function largest<T>(list: readonly T[], textOf: (one: T) => string): T | undefined {
  return list.reduce<T | undefined>(
    (best, one) => (best === undefined || toUnits(textOf(one)) > toUnits(textOf(best)) ? one : best),
    undefined,
  )
}

function bestMark({ scale }: MethodOf<'judged'>): { value: string } | { option: string } {
  if (scale.kind === 'range') return { value: scale.max }
  return { option: largest(scale.options, (option) => option.coefficient)?.code ?? '' }
}

function bestBallot(method: MethodOf<'survey'>, group: string): TrialLeaf['ballots'][number] {
  const { scoring } = method
  const tier = scoring.kind === 'share_tiers' ? largest(scoring.tiers, ({ points }) => points) : undefined
  const counted = method.options.flatMap(({ code, coefficient }) => (coefficient === null ? [] : [{ code, coefficient }]))
  const option = tier?.shareOf[0] ?? largest(counted, ({ coefficient }) => coefficient)?.code ?? ''
  return { group, state: 'scored', entitled: ballots, issued: ballots, returned: ballots, counts: { [option]: ballots } }
}

function bestTask({ code, name }: Leaf, { factors }: MethodOf<'tasks'>): TrialLeaf['tasks'][number] {
  const choices = factors.map((factor) => [factor.code, largest(factor.options, (option) => option.coefficient)?.code ?? ''])
  return { code, name, choices: Object.fromEntries(choices) }
}

/** A value at the best end of the curve. A change is stated against a last year's value of 100. */
function bestValue({ basis, direction, curve }: MethodOf<'measured'>): { value: string; baseline?: string; target?: string } {
  const seen = bestSeen(curve, basis === 'change' || direction === 'higher')
  const target = curve.kind === 'ratio' && curve.target === null ? { target: fromUnits(seen) } : {}
  if (basis === 'value') return { value: fromUnits(seen), ...target }
  const last = baseline * SCALE
  return { value: fromUnits(direction === 'higher' ? last + seen : last - seen), baseline: String(baseline), ...target }
}

/** What the curve has to see for full points, in 1/10,000. Curves that compare take any value: without others it is the best. */
function bestSeen(curve: Curve, higher: boolean): number {
  switch (curve.kind) {
    case 'ratio':
      return toUnits(curve.target ?? '100')
    case 'threshold':
    case 'per_step':
      return toUnits(curve.target)
    case 'linear':
      return toUnits(higher ? curve.high : curve.low)
    case 'tiers': {
      const tier = largest(curve.tiers, ({ points }) => points)
      if (tier === undefined) return 0
      if (tier.from !== null) return toUnits(tier.from)
      return tier.to === null ? 0 : toUnits(tier.to) - 1
    }
    case 'rank_points':
    case 'ratio_to_best':
      return baseline * SCALE
  }
}

/** As few awards as reach the leaf's points, rule by rule; what the rules cannot reach stays open. */
function awards(leaf: Leaf, method: MethodOf<'bonus'>, foundOn: string): readonly TrialFinding[] {
  const findings: TrialFinding[] = []
  let wanting = toUnits(method.cap ?? leaf.points ?? '0') - toUnits(method.start ?? '0')
  for (const rule of method.rules) {
    if (wanting <= 0) break
    const one = bestAmount(rule, leaf)
    if (one <= 0 || rule.effect === 'deduct') continue
    const most = Math.min(wanting, rule.cap === undefined ? wanting : toUnits(rule.cap))
    const times = rule.unit === 'once' || rule.amount.kind === 'all' || rule.amount.kind === 'repetition' ? 1 : Math.ceil(most / one)
    findings.push({
      id: `${leaf.code} ${rule.code}`,
      rule: rule.code,
      multipliers: [],
      status: 'confirmed',
      foundOn,
      ...chosen(rule),
      quantity: quantityOf(rule, times),
    })
    wanting -= Math.min(most, one * times)
  }
  return findings
}

function bestAmount({ amount }: Rule, leaf: Leaf): number {
  switch (amount.kind) {
    case 'fixed':
      return toUnits(amount.amount)
    case 'range':
      return toUnits(amount.max)
    case 'levels':
      return toUnits(largest(amount.levels, (level) => level.amount)?.amount ?? '0')
    case 'repetition':
      return toUnits(amount.amounts[0] ?? '0')
    case 'all':
      return toUnits(leaf.points ?? '0')
  }
}

function chosen({ amount, text }: Rule): Partial<TrialFinding> {
  if (amount.kind === 'range') return { chosen: amount.max, reason: text }
  const level = amount.kind === 'levels' ? largest(amount.levels, (each) => each.amount) : undefined
  return level === undefined ? {} : { level: level.code }
}

/** Steps are counted in their size: two whole steps of 10 are a quantity of 20. */
function quantityOf({ unit, step }: Rule, times: number): string {
  const size = (unit === 'whole_step' || unit === 'pro_rata') && step !== undefined ? toUnits(step) : SCALE
  return fromUnits(size * times)
}
