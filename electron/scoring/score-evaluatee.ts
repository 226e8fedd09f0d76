import type { IndicatorPart } from '../../shared/domain/scheme/indicators.ts'
import type { Cohort } from './cohort.ts'
import { clamp, combine } from './combine.ts'
import { ownLeaves, withOwnMembers } from './compile-scheme.ts'
import type { CompiledLeaf, CompiledNode, CompiledScheme, NodeScore, Score, Veto } from './compiled.ts'
import { finishLeaf } from './finish-leaf.ts'
import { add, compare, type Fraction, larger, negate, ofUnits, smaller, subtract, toRoundedUnits, ZERO } from './fraction.ts'
import type { EvaluateeInputs, FindingInput } from './inputs.ts'
import { scoreFindings, type WeighedFinding, weighFindings } from './leaves/findings-leaf.ts'
import { readVetoes } from './leaves/other-leaves.ts'
import { displacedByMatter } from './same-matter.ts'
import { valueOfLeaf } from './score-leaf.ts'
import { newTrace, note, type Trace } from './trace.ts'

/** Traces of one evaluatee: by node index (own leaves counted on), by part, and of the total. */
export interface Traces {
  readonly nodes: Trace[]
  readonly parts: Map<IndicatorPart, Trace>
  readonly total: Trace
}

/** Everything that scoring one evaluatee found; `parts` are the exact values before their caps. */
export interface Scored {
  readonly score: Score
  readonly own: readonly CompiledLeaf[]
  readonly parts: ReadonlyMap<IndicatorPart, NodeScore>
}

/**
 * Score of one evaluatee: leaf → caps → node clamps → base total → bonus (capped) → deductions (capped) → clamp of the total → a veto of effect
 * `zero` → rounding. Calibration between panels comes after the clamp and needs all evaluatees: see `calibrateScores`.
 *
 * A veto of effect `zero` acts here and not after ranking, so that the printed total and the place never contradict each other; the other effects
 * act on the grade. An incomplete evaluatee stays incomplete whatever its vetoes.
 *
 * Pure, and the same for any order of the inputs.
 */
export function scoreEvaluatee(compiled: CompiledScheme, inputs: EvaluateeInputs, cohort: Cohort): Score {
  return scoreTraced(compiled, inputs, cohort, null).score
}

/** `scoreEvaluatee` that fills `traces` on the way; the one code path behind numbers and explanations. */
export function scoreTraced(compiled: CompiledScheme, inputs: EvaluateeInputs, cohort: Cohort, traces: Traces | null): Scored {
  const own = ownLeaves(compiled, inputs.ownIndicators)
  const scores = new Array<NodeScore>(compiled.nodes.length + own.length).fill(UNSCORED)
  const fed = scoreFedLeaves(compiled, own, inputs, scores, traces)
  const { rounding } = compiled.scheme.settings
  for (const leaf of own) {
    if (scores[leaf.nodeIndex] !== UNSCORED) continue
    const trace = traceOf(traces, leaf.nodeIndex)
    scores[leaf.nodeIndex] = finishLeaf(leaf, valueOfLeaf(leaf, inputs, cohort, true, trace), rounding, trace)
  }
  for (const node of compiled.nodes) {
    if (scores[node.index] !== UNSCORED) continue
    const trace = traceOf(traces, node.index)
    scores[node.index] =
      node.leaf === null
        ? scoreGroup(node, inputs, own, scores, trace)
        : finishLeaf(node.leaf, valueOfLeaf(node.leaf, inputs, cohort, false, trace), rounding, trace)
  }
  const parts = scoreParts(compiled, scores, traces)
  const missing: number[] = []
  for (const leaf of compiled.leaves) if (scores[leaf.nodeIndex]?.outcome === 'blocked') missing.push(leaf.index)
  for (const leaf of own) if (scores[leaf.nodeIndex]?.outcome === 'blocked') missing.push(leaf.index)
  const total = totalOf(compiled, parts, fed.vetoes, traces)
  return {
    own,
    parts: parts.scores,
    score: {
      state: total === null ? 'incomplete' : 'complete',
      total: total?.exact ?? null,
      rounded: total?.rounded ?? null,
      base: parts.base,
      bonus: parts.bonus,
      deduction: parts.deduction,
      nodes: own.length === 0 ? scores : scores.slice(0, compiled.nodes.length),
      ownNodes: own.length === 0 ? [] : scores.slice(compiled.nodes.length),
      missing,
      vetoes: fed.vetoes,
      deductionCount: fed.deductions,
      pointsDeducted: fed.taken,
    },
  }
}

/** Scores the leaves that findings feed; together, since a matter is deducted once however many leaves it touches. */
function scoreFedLeaves(
  compiled: CompiledScheme,
  own: readonly CompiledLeaf[],
  inputs: EvaluateeInputs,
  scores: NodeScore[],
  traces: Traces | null,
): { readonly vetoes: readonly Veto[]; readonly deductions: number; readonly taken: Fraction } {
  const leaves = own.length === 0 ? compiled.fedLeaves : [...compiled.fedLeaves, ...own]
  const lists: (readonly WeighedFinding[] | null)[] = []
  let vetoes: readonly Veto[] = NO_VETOES
  for (const leaf of leaves) {
    const { method } = leaf
    const findings = inputs.findings.get(leaf.index) ?? NO_FINDINGS
    lists.push(method.kind !== 'findings' || findings.length === 0 ? NOTHING_WEIGHED : weighFindings(compiled, method, findings))
    if (method.kind !== 'veto') continue
    const found = readVetoes(leaf, method, findings, traceOf(traces, leaf.nodeIndex))
    if (found.length > 0) vetoes = [...vetoes, ...found]
    scores[leaf.nodeIndex] = VETO_SCORE
  }
  const displaced = displacedByMatter(lists)
  const { rounding } = compiled.scheme.settings
  let deductions = 0
  let taken = ZERO
  leaves.forEach((leaf, place) => {
    if (leaf.method.kind !== 'findings') return
    const list = lists[place]
    const trace = traceOf(traces, leaf.nodeIndex)
    if (list === null || list === undefined) scores[leaf.nodeIndex] = finishLeaf(leaf, 'blocked', rounding, trace)
    else if (list.length === 0 && trace === null && leaf.untouched !== null) scores[leaf.nodeIndex] = leaf.untouched
    else {
      const result = scoreFindings(leaf.method, list, displaced, trace)
      deductions += result.deductions
      taken = add(taken, result.taken)
      scores[leaf.nodeIndex] = finishLeaf(leaf, result.value, rounding, trace)
    }
  })
  return { vetoes, deductions, taken }
}

const NO_FINDINGS: readonly FindingInput[] = []
const NOTHING_WEIGHED: readonly WeighedFinding[] = []
const NO_VETOES: readonly Veto[] = []
/** Stands in a place that is not computed yet; it blocks, should it ever be read. */
const UNSCORED: NodeScore = { state: 'empty', exact: null, outcome: 'blocked' }
const VETO_SCORE: NodeScore = { state: 'scored', exact: null, outcome: 'left_out' }

function scoreGroup(
  node: CompiledNode,
  inputs: EvaluateeInputs,
  own: readonly CompiledLeaf[],
  scores: readonly NodeScore[],
  trace: Trace | null,
): NodeScore {
  const combination = node.perEvaluatee && own.length > 0 ? withOwnMembers(node, inputs.ownIndicators, own) : node.combination
  if (combination === null) throw new Error(`indicator ${node.code} is no group`)
  if (combination.members.length > 0 && combination.members.every((member) => member.apart)) return VETO_SCORE
  const value = combine(combination, scores, trace)
  if ('outcome' in value) {
    if (trace !== null) note(trace, 'leaf_missing', { state: value.state, policy: value.outcome === 'blocked' ? 'block' : 'rescale' })
    return { state: value.state, exact: null, outcome: value.outcome }
  }
  return { state: 'scored', exact: clamp(value, node.clampMin, node.clampMax, ['clamp_min', 'clamp_max'], trace), outcome: 'scored' }
}

interface Parts {
  readonly scores: ReadonlyMap<IndicatorPart, NodeScore>
  readonly base: Fraction | null
  readonly bonus: Fraction | null
  readonly deduction: Fraction | null
  readonly blocked: boolean
}

/** The parts and their caps. A part in which everything is left out adds nothing, but a base without anything is no total. */
function scoreParts(compiled: CompiledScheme, scores: readonly NodeScore[], traces: Traces | null): Parts {
  const found = new Map<IndicatorPart, NodeScore>()
  for (const { part, combination } of compiled.parts) {
    if (part === 'veto') continue
    const trace = partTrace(traces, part)
    const value = combine(combination, scores, trace)
    if (!('outcome' in value)) {
      const capped = part === 'base' ? value : capPart(compiled, part, value, trace)
      found.set(part, { state: 'scored', exact: capped, outcome: 'scored' })
    } else if (value.outcome === 'left_out' && part !== 'base') found.set(part, { state: 'scored', exact: ZERO, outcome: 'scored' })
    else found.set(part, { state: value.state, exact: null, outcome: 'blocked' })
  }
  return {
    scores: found,
    base: found.get('base')?.exact ?? null,
    bonus: found.get('bonus')?.exact ?? null,
    deduction: found.get('deduction')?.exact ?? null,
    blocked: [...found.values()].some((score) => score.exact === null),
  }
}

function capPart(compiled: CompiledScheme, part: IndicatorPart, value: Fraction, trace: Trace | null): Fraction {
  const cap = part === 'bonus' ? compiled.bonusCap : compiled.deductionCap
  if (cap === null) return value
  const capped = part === 'bonus' ? smaller(value, cap) : larger(value, negate(cap))
  if (trace !== null && compare(capped, value) !== 0) {
    note(trace, part === 'bonus' ? 'bonus_cap' : 'deduction_cap', { cap, before: value }, subtract(capped, value))
  }
  return capped
}

function totalOf(
  compiled: CompiledScheme,
  parts: Parts,
  vetoes: readonly Veto[],
  traces: Traces | null,
): { readonly exact: Fraction; readonly rounded: number } | null {
  if (parts.blocked) return null
  const trace = traces?.total ?? null
  let sum = ZERO
  for (const score of parts.scores.values()) if (score.exact !== null) sum = add(sum, score.exact)
  let exact = clamp(sum, compiled.totalMin, compiled.totalMax, ['total_clamp', 'total_clamp'], trace)
  const zero = vetoes.find((veto) => veto.effect.kind === 'zero')
  if (zero !== undefined) {
    if (trace !== null) note(trace, 'veto', { rule: zero.rule, effect: 'zero' }, negate(exact), zero.finding)
    exact = ZERO
  }
  return { exact, rounded: roundTotal(compiled, exact, trace) }
}

/** A total rounded as the scheme says, in 1/10,000. The step names the number before and after and changes nothing: `exact` stays unrounded. */
export function roundTotal(compiled: CompiledScheme, exact: Fraction, trace: Trace | null): number {
  const { mode, digits } = compiled.scheme.settings.rounding
  const rounded = toRoundedUnits(exact, mode, digits)
  if (trace !== null) note(trace, 'rounding', { mode, digits, before: exact, after: ofUnits(rounded) })
  return rounded
}

function traceOf(traces: Traces | null, index: number): Trace | null {
  if (traces === null) return null
  const known = traces.nodes[index]
  if (known !== undefined) return known
  const trace = newTrace()
  traces.nodes[index] = trace
  return trace
}

function partTrace(traces: Traces | null, part: IndicatorPart): Trace | null {
  if (traces === null) return null
  const trace = newTrace()
  traces.parts.set(part, trace)
  return trace
}
