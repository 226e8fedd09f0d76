import type { ExplanationNode, ExplanationStep } from '../../shared/domain/explanation.ts'
import type { IndicatorPart } from '../../shared/domain/scheme/indicators.ts'
import type { Calibration } from './calibration.ts'
import type { Cohort } from './cohort.ts'
import type { CompiledLeaf, CompiledNode, CompiledScheme, NodeScore } from './compiled.ts'
import { type Fraction, subtract, toDecimalText, toText } from './fraction.ts'
import type { EvaluateeInputs } from './inputs.ts'
import { roundTotal, type Scored, scoreTraced, type Traces } from './score-evaluatee.ts'
import { newTrace, note } from './trace.ts'

/**
 * The whole calculation of one evaluatee as a tree: total → parts → indicators → leaves, each with its steps.
 *
 * It comes from the same run of the same functions as `scoreEvaluatee`. How a node re-adds: a leaf is the sum of the `change`s of its steps; a node with
 * method `weighted` likewise (its `weighted` steps are its children's contributions); any other node is the sum of its children's exact values (those
 * that have one and are in the total, so no vetoes) plus the changes of its steps. A `rounding` step of the total has no change: `exact` stays
 * unrounded, `after` is the printed number.
 *
 * A part's node has the part's code as code and name (`base`, `bonus`, `deduction`, `veto`); the screen has the words. Children stand in print order.
 *
 * @param calibration of this evaluatee, where the scheme calibrates panels.
 */
export function explainEvaluatee(
  compiled: CompiledScheme,
  inputs: EvaluateeInputs,
  cohort: Cohort,
  calibration?: Calibration,
): ExplanationNode {
  const traces: Traces = { nodes: [], parts: new Map(), total: newTrace() }
  const scored = scoreTraced(compiled, inputs, cohort, traces)
  const tree: Tree = { compiled, inputs, traces, scored }
  const total = calibration === undefined || scored.score.total === null ? scored.score.total : calibration.calibrated
  if (calibration !== undefined && scored.score.total !== null) noteCalibration(compiled, traces, scored.score.total, calibration)
  return {
    code: compiled.scheme.code,
    name: compiled.scheme.name,
    kind: 'total',
    method: 'sum',
    state: total === null ? 'empty' : 'scored',
    points: decimal(compiled.fullMarks),
    ...shown(total),
    criteria: null,
    steps: traces.total.steps,
    children: compiled.parts.map(({ part, roots }) => partNode(tree, part, roots)),
  }
}

interface Tree {
  readonly compiled: CompiledScheme
  readonly inputs: EvaluateeInputs
  readonly traces: Traces
  readonly scored: Scored
}

/** Calibration comes before rounding, so the rounding of the raw total is replaced by that of the calibrated one. */
function noteCalibration(compiled: CompiledScheme, traces: Traces, raw: Fraction, calibration: Calibration): void {
  traces.total.steps.pop()
  const { panel, panelMean, meanOfPanels, calibrated } = calibration
  note(traces.total, 'calibration', { panel, panelMean, meanOfPanels, raw }, subtract(calibrated, raw))
  roundTotal(compiled, calibrated, traces.total)
}

function partNode(tree: Tree, part: IndicatorPart, roots: readonly number[]): ExplanationNode {
  const { compiled, scored, traces } = tree
  const score = scored.parts.get(part)
  const combination = compiled.parts.find((entry) => entry.part === part)?.combination
  return {
    code: part,
    name: part,
    kind: 'part',
    method: combination?.combine ?? null,
    state: score === undefined ? 'scored' : score.state,
    points: part === 'base' ? decimal(compiled.fullMarks) : null,
    ...shown(score?.exact ?? null),
    criteria: null,
    steps: stepsOf(traces.parts.get(part)),
    children: roots.map((root) => indicatorNode(tree, root)),
  }
}

function indicatorNode(tree: Tree, index: number): ExplanationNode {
  const node = tree.compiled.nodes[index]
  const score = tree.scored.score.nodes[index]
  if (node === undefined || score === undefined) throw new Error(`no indicator at place ${index}`)
  if (node.leaf !== null) return leafNode(tree, node.leaf, score)
  return {
    code: node.code,
    name: node.name,
    kind: 'group',
    method: node.combination?.combine ?? null,
    state: score.state,
    points: decimal(node.full),
    ...shown(score.exact),
    criteria: null,
    steps: stepsOf(tree.traces.nodes[index]),
    children: [...node.children.map((child) => indicatorNode(tree, child)), ...ownNodes(tree, node)],
  }
}

function ownNodes(tree: Tree, node: CompiledNode): readonly ExplanationNode[] {
  if (!node.perEvaluatee) return []
  const codes = new Set((tree.inputs.ownIndicators.get(node.code) ?? []).map((leaf) => leaf.code))
  return tree.scored.own.flatMap((leaf, place) => {
    const score = tree.scored.score.ownNodes[place]
    return codes.has(leaf.code) && score !== undefined ? [leafNode(tree, leaf, score)] : []
  })
}

function leafNode(tree: Tree, leaf: CompiledLeaf, score: NodeScore): ExplanationNode {
  return {
    code: leaf.code,
    name: leaf.name,
    kind: 'leaf',
    method: leaf.leaf.method.kind,
    state: score.state,
    points: decimal(leaf.full),
    ...shown(score.exact),
    criteria: leaf.leaf.criteria ?? null,
    steps: stepsOf(tree.traces.nodes[leaf.nodeIndex]),
    children: [],
  }
}

function stepsOf(trace: { readonly steps: readonly ExplanationStep[] } | undefined): readonly ExplanationStep[] {
  return trace === undefined ? [] : trace.steps
}

function shown(value: Fraction | null): { readonly exact: string | null; readonly score: string | null } {
  return value === null ? { exact: null, score: null } : { exact: toText(value), score: toDecimalText(value) }
}

function decimal(value: Fraction | null): string | null {
  return value === null ? null : toDecimalText(value)
}
