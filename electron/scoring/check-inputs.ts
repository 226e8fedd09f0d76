import { assertNever } from '../../shared/domain/assert-never.ts'
import { fromUnits, toUnits } from '../../shared/domain/decimal-text.ts'
import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import type { CompiledLeaf, CompiledRule } from './compiled.ts'
import type { BallotInput, FindingInput, MarkInput, TaskInput, ValueInput } from './inputs.ts'

/** What can be wrong with an input whose form is right. `value` in a problem is what was found, `expected` what would be right. */
export const inputProblemCodes = [
  'rule_unknown',
  'quantity_not_allowed', // not above 0, or not whole where events, persons or places are counted
  'level_required',
  'level_unknown',
  'level_not_used',
  'chosen_required',
  'chosen_not_used',
  'amount_out_of_range',
  'reason_required',
  'multiplier_unknown',
  'multiplier_repeated',
  'value_required', // state scored without a value
  'value_not_allowed', // a value beside another state, or of the wrong kind
  'value_out_of_range',
  'value_off_step',
  'target_not_allowed', // own target not above 0, or the scheme sets the target
  'group_unknown',
  'option_unknown',
  'counts_above_returned',
  'factor_unknown',
  'choice_required',
] as const
export type InputProblemCode = (typeof inputProblemCodes)[number]

/** One problem of one input; `field` names its member, such as `quantity` or `choices.effect`. */
export interface InputProblem {
  readonly field: string
  readonly code: InputProblemCode
  readonly value: string
  readonly expected: string
}

type FindingFields = Pick<FindingInput, 'rule' | 'quantity' | 'level' | 'multipliers' | 'chosen' | 'reason'>

/**
 * Problems of a finding against the rule it names; empty when the engine can compute it as meant. `quantity` and `chosen` in 1/10,000.
 *
 * Events, persons, person-times and places are whole numbers above 0, steps any number above 0. A range rule needs a value within its bounds and a
 * reason (酌情). A veto has no quantity to speak of. Dates and status are not looked at.
 */
export function checkFinding(leaf: CompiledLeaf, finding: FindingFields): readonly InputProblem[] {
  const { method } = leaf
  if (method.kind === 'veto') {
    return method.rules.has(finding.rule) ? [] : [problem('rule', 'rule_unknown', finding.rule, [...method.rules.keys()].join(' | '))]
  }
  if (method.kind !== 'findings') return [problem('rule', 'rule_unknown', finding.rule, 'an indicator with rules')]
  const rule = method.rules.get(finding.rule)
  if (rule === undefined) return [problem('rule', 'rule_unknown', finding.rule, [...method.rules.keys()].join(' | '))]
  return [...checkQuantity(rule, finding), ...checkAmount(rule, finding), ...checkMultipliers(rule, finding)]
}

function checkQuantity(rule: CompiledRule, { quantity }: FindingFields): readonly InputProblem[] {
  const counted = rule.unit === 'event' || rule.unit === 'person' || rule.unit === 'person_time' || rule.unit === 'rank'
  if (quantity > 0 && (!counted || quantity % 10_000 === 0)) return []
  return [problem('quantity', 'quantity_not_allowed', fromUnits(quantity), counted ? 'a whole number above 0' : 'a number above 0')]
}

function checkAmount(rule: CompiledRule, { level, chosen, reason }: FindingFields): readonly InputProblem[] {
  const problems: InputProblem[] = []
  const { amount } = rule
  if (amount.kind === 'levels') {
    const known = [...amount.levels.keys()].join(' | ')
    if (level === null) problems.push(problem('level', 'level_required', '', known))
    else if (!amount.levels.has(level)) problems.push(problem('level', 'level_unknown', level, known))
  } else if (level !== null) problems.push(problem('level', 'level_not_used', level, ''))
  if (amount.kind === 'range') {
    const bounds = `${fromUnits(amount.min)}–${fromUnits(amount.max)}`
    if (chosen === null) problems.push(problem('chosen', 'chosen_required', '', bounds))
    else if (chosen < amount.min || chosen > amount.max) problems.push(problem('chosen', 'amount_out_of_range', fromUnits(chosen), bounds))
    if (reason === null || reason === undefined || reason.trim() === '') problems.push(problem('reason', 'reason_required', '', 'a reason'))
  } else if (chosen !== null) problems.push(problem('chosen', 'chosen_not_used', fromUnits(chosen), ''))
  return problems
}

function checkMultipliers(rule: CompiledRule, { multipliers }: FindingFields): readonly InputProblem[] {
  return multipliers.flatMap((code, place) => {
    const field = `multipliers.${place}`
    if (!rule.factors.has(code)) return [problem(field, 'multiplier_unknown', code, [...rule.factors.keys()].join(' | '))]
    return multipliers.indexOf(code) < place ? [problem(field, 'multiplier_repeated', code, 'each multiplier once')] : []
  })
}

/** Problems of a value against its `measured` or `external` leaf. A baseline or target that is still missing is no problem: the leaf is then empty. */
export function checkValue(leaf: CompiledLeaf, input: ValueInput): readonly InputProblem[] {
  const problems: InputProblem[] = []
  if (input.state === 'scored' && input.value === null) problems.push(problem('value', 'value_required', '', 'a value'))
  if (input.state !== 'scored' && input.value !== null)
    problems.push(problem('value', 'value_not_allowed', fromUnits(input.value), `no value with ${input.state}`))
  if (leaf.method.kind === 'external' && input.value !== null && input.value < 0) {
    problems.push(problem('value', 'value_out_of_range', fromUnits(input.value), 'not below 0'))
  }
  if (input.target === null) return problems
  const { method } = leaf
  const takesTarget = method.kind === 'measured' && method.bounds.kind === 'ratio' && method.bounds.target === null
  if (!takesTarget) problems.push(problem('target', 'target_not_allowed', fromUnits(input.target), 'no target of its own'))
  else if (input.target <= 0) problems.push(problem('target', 'target_not_allowed', fromUnits(input.target), 'above 0'))
  return problems
}

/** Problems of a mark against its `judged` leaf: group, scale and step, or option. */
export function checkMark(leaf: CompiledLeaf, mark: MarkInput): readonly InputProblem[] {
  const { method } = leaf.leaf
  if (method.kind !== 'judged') return [problem('indicator', 'value_not_allowed', leaf.code, 'an indicator that judges mark')]
  const problems: InputProblem[] = []
  const groups = method.groups.map((group) => group.code)
  if (!groups.includes(mark.group)) problems.push(problem('group', 'group_unknown', mark.group, groups.join(' | ')))
  if (mark.state !== 'scored') {
    const found = mark.option ?? (mark.value === null ? null : fromUnits(mark.value))
    if (found !== null) problems.push(problem('value', 'value_not_allowed', found, `no value with ${mark.state}`))
    return problems
  }
  return [...problems, ...(method.scale.kind === 'range' ? checkScale(method.scale, leaf, mark) : checkOption(method.scale, mark))]
}

type Scale = MethodOf<'judged'>['scale']

function checkScale(scale: Extract<Scale, { kind: 'range' }>, leaf: CompiledLeaf, mark: MarkInput): readonly InputProblem[] {
  if (mark.option !== null) return [problem('option', 'value_not_allowed', mark.option, `a number on the scale of ${leaf.code}`)]
  if (mark.value === null) return [problem('value', 'value_required', '', `${scale.min}–${scale.max}`)]
  const [min, max, step] = [toUnits(scale.min), toUnits(scale.max), toUnits(scale.step)]
  if (mark.value < min || mark.value > max)
    return [problem('value', 'value_out_of_range', fromUnits(mark.value), `${scale.min}–${scale.max}`)]
  return (mark.value - min) % step === 0
    ? []
    : [problem('value', 'value_off_step', fromUnits(mark.value), `steps of ${scale.step} from ${scale.min}`)]
}

function checkOption(scale: Extract<Scale, { kind: 'options' }>, mark: MarkInput): readonly InputProblem[] {
  const codes = scale.options.map((option) => option.code)
  if (mark.value !== null) return [problem('value', 'value_not_allowed', fromUnits(mark.value), codes.join(' | '))]
  if (mark.option === null) return [problem('option', 'value_required', '', codes.join(' | '))]
  return codes.includes(mark.option) ? [] : [problem('option', 'option_unknown', mark.option, codes.join(' | '))]
}

/** Problems of a group's ballots against its `survey` leaf. More returned than issued is no problem here: it makes the survey void. */
export function checkBallot(leaf: CompiledLeaf, ballot: BallotInput): readonly InputProblem[] {
  const { method } = leaf
  if (method.kind !== 'survey') return [problem('indicator', 'value_not_allowed', leaf.code, 'an indicator with ballots')]
  const problems: InputProblem[] = []
  const groups = method.groups.map((group) => group.code)
  const options = method.options.map((option) => option.code)
  if (!groups.includes(ballot.group)) problems.push(problem('group', 'group_unknown', ballot.group, groups.join(' | ')))
  let counted = 0
  for (const [code, count] of Object.entries(ballot.counts)) {
    counted += count
    if (!options.includes(code)) problems.push(problem(`counts.${code}`, 'option_unknown', code, options.join(' | ')))
  }
  if (ballot.state !== 'scored' && counted > 0)
    problems.push(problem('counts', 'value_not_allowed', String(counted), `no ballots with ${ballot.state}`))
  if (ballot.returned !== null && counted > ballot.returned) {
    problems.push(problem('counts', 'counts_above_returned', String(counted), `at most ${ballot.returned}`))
  }
  return problems
}

/** Problems of a task against its `tasks` leaf: one known option for each factor, nothing else. */
export function checkTask(leaf: CompiledLeaf, task: TaskInput): readonly InputProblem[] {
  const { method } = leaf
  if (method.kind !== 'tasks') return [problem('indicator', 'value_not_allowed', leaf.code, 'an indicator with tasks')]
  const factors = method.factors.map((factor) => factor.code)
  const unknown = Object.keys(task.choices).filter((code) => !factors.includes(code))
  return [
    ...unknown.map((code) => problem(`choices.${code}`, 'factor_unknown', code, factors.join(' | '))),
    ...method.factors.flatMap((factor) => {
      const choice = task.choices[factor.code]
      const known = [...factor.options.keys()].join(' | ')
      if (choice === undefined) return [problem(`choices.${factor.code}`, 'choice_required', '', known)]
      return factor.options.has(choice) ? [] : [problem(`choices.${factor.code}`, 'option_unknown', choice, known)]
    }),
  ]
}

/** What feeds a leaf. */
export type InputKind = 'finding' | 'value' | 'mark' | 'ballot' | 'task'

/** The kind of input that a leaf takes, by its method. */
export function inputKindOf(leaf: CompiledLeaf): InputKind {
  const { kind } = leaf.method
  switch (kind) {
    case 'findings':
    case 'veto':
      return 'finding'
    case 'measured':
    case 'external':
      return 'value'
    case 'judged':
      return 'mark'
    case 'survey':
      return 'ballot'
    case 'tasks':
      return 'task'
    default:
      return assertNever(kind)
  }
}

function problem(field: string, code: InputProblemCode, value: string, expected: string): InputProblem {
  return { field, code, value, expected }
}
