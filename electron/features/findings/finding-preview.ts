import type { FindingDraft, FindingPreview } from '../../../shared/contract/findings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { ExplanationNode, StepCode } from '../../../shared/domain/explanation.ts'
import {
  type CompiledLeaf,
  type CompiledScheme,
  EMPTY_COHORT,
  type EvaluateeInputs,
  explainEvaluatee,
  type Score,
  toText,
} from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { leafOfEvaluatee } from '../own-indicators/own-leaves.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { digitsOf, fixed, rounded } from '../results/results-view.ts'
import { checkDraft } from './finding-check.ts'
import { pointsOf, toInput } from './finding-points.ts'
import { firstUnknownEvidence } from './findings-repository.ts'
import { sameMatterAs } from './findings-service.ts'

/** The id of the draft inside the trial; no stored finding has it. */
const trialId = 'draft'

/** Steps of the leaf that say why a finding moves less than it is worth alone. */
const limiting: ReadonlySet<StepCode> = new Set([
  'rule_cap',
  'shared_cap',
  'leaf_cap',
  'floor',
  'ceiling',
  'highest_only',
  'same_matter',
  'veto',
])

/**
 * What saving and confirming the draft would do; nothing is stored.
 *
 * Problems are returned, not thrown. While one of them leaves the draft without points, before and after are the same.
 *
 * @param editing the finding that the draft replaces
 * @throws AppError `no_cycle`, `not_found` (no such evaluatee in the cycle)
 */
export function previewFinding(app: App, draft: FindingDraft, editing: number | null): FindingPreview {
  readCycle(app.db, draft.cycleId)
  if (readEvaluatee(app.db, draft.evaluateeId).cycleId !== draft.cycleId) {
    throw new AppError('not_found', { what: 'evaluatee', id: draft.evaluateeId })
  }
  const compiled = app.results.compiled(draft.cycleId)
  const leaf = leafOfEvaluatee(app, draft)
  const problems = problemsOf(app, leaf, draft, editing)
  const countsAlone = !problems.some(({ field }) => decidesPoints.has(field))
  let after: EvaluateeInputs | undefined
  const trial = app.results.trial(draft.evaluateeId, (inputs) => {
    after = countsAlone && leaf !== undefined ? withDraft(inputs, leaf.index, draft, editing) : inputs
    return after
  })
  return {
    points: countsAlone ? text(pointsOf(leaf, draft)) : null,
    indicator: {
      points: leaf?.leaf.points ?? null,
      before: leafScore(compiled, leaf, trial.before.score),
      after: leafScore(compiled, leaf, trial.after.score),
    },
    provisional: trial.after.standing.provisional,
    total: { before: totalText(compiled, trial.before.standing.total), after: totalText(compiled, trial.after.standing.total) },
    rank: { before: trial.before.standing.rank, after: trial.after.standing.rank, of: trial.after.standing.of },
    notes: after === undefined || !countsAlone ? [] : notesOf(explainEvaluatee(compiled, after, EMPTY_COHORT), draft.indicator),
    problems,
  }
}

/** Fields without which the draft has no points. */
const decidesPoints: ReadonlySet<string> = new Set<keyof FindingDraft>(['indicator', 'rule', 'quantity', 'level', 'multipliers', 'chosen'])

function problemsOf(app: App, leaf: CompiledLeaf | undefined, draft: FindingDraft, editing: number | null): FindingPreview['problems'] {
  const problems: FindingPreview['problems'] = checkDraft(leaf?.leaf, draft).map(({ code, field, values }) => ({
    code,
    field,
    values: { ...values },
  }))
  const unknown = firstUnknownEvidence(
    app.db,
    draft.evidence.map(({ hash }) => hash),
  )
  if (unknown !== undefined) problems.push({ code: 'evidence_unknown', field: 'evidence', values: { hash: unknown } })
  const other = leaf === undefined ? undefined : sameMatterAs(app, leaf.leaf, draft, editing)
  if (other !== undefined) {
    const values = { finding: String(other.id), foundOn: other.found_on, recordedBy: other.recorded_by }
    problems.push({ code: 'same_matter', field: 'matterKey', values })
  }
  return problems
}

function withDraft(inputs: EvaluateeInputs, leaf: number, draft: FindingDraft, editing: number | null): EvaluateeInputs {
  const others = (inputs.findings.get(leaf) ?? []).filter((finding) => finding.id !== String(editing))
  const findings = new Map(inputs.findings)
  findings.set(leaf, [...others, toInput(draft, trialId, 'confirmed')])
  return { ...inputs, findings }
}

/** As the scheme rounds; the explanation shows the exact value. */
function leafScore(compiled: CompiledScheme, leaf: CompiledLeaf | undefined, score: Score): string | null {
  const node = leaf === undefined ? undefined : (score.nodes[leaf.nodeIndex] ?? score.ownNodes[leaf.nodeIndex - compiled.nodes.length])
  const exact = node?.exact ?? null
  return exact === null ? null : rounded(compiled, toText(exact))
}

function totalText(compiled: CompiledScheme, total: number | null): string | null {
  return total === null ? null : fixed(total, digitsOf(compiled))
}

function text(units: number | null): string | null {
  return units === null ? null : fromUnits(units)
}

function notesOf(root: ExplanationNode, indicator: string): FindingPreview['notes'] {
  const leaf = findNode(root, indicator)
  return (leaf?.steps ?? [])
    .filter((step) => limiting.has(step.code) && (step.finding === undefined || step.finding === trialId))
    .map(({ code, values }) => ({ code, values: { ...values } }))
}

function findNode(node: ExplanationNode, code: string): ExplanationNode | undefined {
  if (node.kind === 'leaf' && node.code === code) return node
  for (const child of node.children) {
    const found = findNode(child, code)
    if (found !== undefined) return found
  }
  return undefined
}
