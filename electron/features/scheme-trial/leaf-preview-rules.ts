import type { LeafPreview, PreviewLimit, RuleTrial, TriedRule } from '../../../shared/contract/leaf-preview.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { ExplanationNode, ExplanationStep } from '../../../shared/domain/explanation.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'
import { add, checkFinding, type FindingInput, type Fraction, fromText, subtract, toDecimalText, ZERO } from '../../scoring/index.ts'
import type { OneLeaf } from './leaf-preview-scheme.ts'

type Catalogue = MethodOf<'deduct'> | MethodOf<'bonus'>
type FindingsPreview = Extract<LeafPreview, { kind: 'findings' }>

/** How often something happens in an example, unless somebody types another number. */
const usualQuantity = 3
const day = '2000-01-01'

/**
 * Each rule by itself with its trial, and all trials together.
 *
 * Together, the rules of a highest-only group with scope `matter` are met by one matter, or the group would have nothing to choose from.
 * Example: 10 points, each event 0.5, cap 1, three events → before −1.5, after −1, held by the cap of the rule.
 */
export function previewRules(one: OneLeaf, method: Catalogue, trials: readonly RuleTrial[]): FindingsPreview {
  const start = fromText(one.score({}).exact ?? '0')
  const tried = method.rules.map((rule) => {
    const used = completeTrial(
      rule,
      trials.find((trial) => trial.rule === rule.code),
    )
    return { rule, used, findings: findingsOf(rule, used, null) }
  })
  const possible = tried.filter(({ findings }) => findings.every((finding) => checkFinding(one.leaf, finding).length === 0))
  const all = possible.flatMap(({ rule, used }) => findingsOf(rule, used, matterOf(method, rule)))
  const together = one.score({ findings: new Map([[0, all]]) })
  const outdone = new Set(together.steps.filter(isOutdone).map((step) => all.find((finding) => finding.id === step.finding)?.rule))
  return {
    kind: 'findings',
    start: toDecimalText(start),
    rules: tried.map((entry) => triedRule(one, entry.used, possible.includes(entry) ? entry.findings : null, start)),
    together: {
      score: together.score,
      limits: limitsOf(together),
      outdone: method.rules.map((rule) => rule.code).filter((code) => outdone.has(code)),
    },
  }
}

/** A trial with every member that its rule needs, and none that it has no use for. */
interface Trial {
  readonly rule: string
  readonly quantity: number
  readonly level: string | null
  readonly chosen: number | null
  readonly multipliers: readonly string[]
  readonly times: number
}

function completeTrial(rule: Rule, typed: RuleTrial | undefined): Trial {
  const { amount } = rule
  const levels = amount.kind === 'levels' ? amount.levels.map((level) => level.code) : []
  const repeated = amount.kind === 'repetition'
  return {
    rule: rule.code,
    quantity: typed?.quantity === undefined || repeated ? quantityOf(rule) : toUnits(typed.quantity),
    level: levels.find((code) => code === typed?.level) ?? levels[0] ?? null,
    chosen: amount.kind === 'range' ? toUnits(typed?.chosen ?? amount.max) : null,
    multipliers: (rule.multipliers ?? []).map((each) => each.code).filter((code) => typed?.multipliers?.includes(code) === true),
    times: repeated ? (typed?.times ?? amount.amounts.length) : 1,
  }
}

function quantityOf(rule: Rule): number {
  if (rule.unit === 'once' || rule.amount.kind === 'all') return SCALE
  const steps = rule.unit === 'whole_step' || rule.unit === 'pro_rata'
  const one = steps && rule.step !== undefined ? toUnits(rule.step) : SCALE
  return rule.amount.kind === 'repetition' ? one : usualQuantity * one
}

/** `reason` stands for the one that a recorder has to write. */
function findingsOf(rule: Rule, trial: Trial, matterKey: string | null): readonly FindingInput[] {
  return Array.from({ length: trial.times }, (_, time) => ({
    id: `${rule.code} ${String(time + 1).padStart(2, '0')}`,
    rule: rule.code,
    quantity: trial.quantity,
    level: trial.level,
    multipliers: trial.multipliers,
    chosen: trial.chosen,
    matterKey: time === 0 ? matterKey : null,
    status: 'confirmed' as const,
    foundOn: day,
    closedOn: null,
    reason: rule.text,
  }))
}

function matterOf(method: Catalogue, rule: Rule): string | null {
  const group = method.groups?.find((each) => each.code === rule.group)
  return group?.scope === 'matter' ? group.code : null
}

function triedRule(one: OneLeaf, trial: Trial, findings: readonly FindingInput[] | null, start: Fraction): TriedRule {
  const used = {
    rule: trial.rule,
    quantity: fromUnits(trial.quantity),
    level: trial.level,
    chosen: trial.chosen === null ? null : fromUnits(trial.chosen),
    multipliers: [...trial.multipliers],
    times: trial.times,
  }
  if (findings === null) return { ...used, before: null, after: null, limits: [] }
  const node = one.score({ findings: new Map([[0, findings]]) })
  let before = ZERO
  for (const step of node.steps) {
    if ((step.code === 'finding' || step.code === 'multiplier' || isOutdone(step)) && step.change !== undefined)
      before = add(before, fromText(step.change))
  }
  return {
    ...used,
    before: toDecimalText(before),
    after: node.exact === null ? null : toDecimalText(subtract(fromText(node.exact), start)),
    limits: limitsOf(node),
  }
}

function isOutdone(step: ExplanationStep): boolean {
  return step.code === 'highest_only' || step.code === 'same_matter'
}

/** The member of a step's values that is the limit itself. */
const limitMember = {
  rule_cap: 'cap',
  shared_cap: 'cap',
  leaf_cap: 'cap',
  floor: 'floor',
  ceiling: 'ceiling',
  clamp_min: 'min',
  clamp_max: 'max',
} as const satisfies Record<PreviewLimit['code'], string>

function limitsOf(node: ExplanationNode): PreviewLimit[] {
  return node.steps.flatMap(({ code, values }) => {
    if (!isLimit(code)) return []
    return [{ code, limit: String(values[limitMember[code]]), name: typeof values.name === 'string' ? values.name : null }]
  })
}

function isLimit(code: string): code is PreviewLimit['code'] {
  return Object.hasOwn(limitMember, code)
}
