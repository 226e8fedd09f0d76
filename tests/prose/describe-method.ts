import type { Aggregate, Curve, LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import type { Rule, RuleAmount, VetoRule } from '../../shared/domain/scheme/rules.ts'

/**
 * A method in one line, with everything but the codes and texts of its rules, so that a corpus of sentences can hold what is expected beside each.
 *
 * Rules: amount/unit(label), then max (cap), shared, group, ×factor(condition), +/− where it differs from the method, evidence, supplier.
 */
export function describeMethod(method: LeafMethod | null): string {
  if (method === null) return 'nothing'
  switch (method.kind) {
    case 'deduct':
    case 'bonus': {
      const extras = [
        method.start === undefined ? '' : ` from ${method.start}`,
        method.kind === 'deduct' && method.floor !== undefined ? ` floor ${method.floor}` : '',
        method.cap === undefined ? '' : ` max ${method.cap}`,
      ].join('')
      const groups = (method.groups ?? []).map(({ scope }, index) => ` g${index + 1}=${scope}`).join('')
      const caps = (method.sharedCaps ?? []).map(({ cap }, index) => ` s${index + 1}=${cap}`).join('')
      return `${method.kind}${extras}${groups}${caps}: ${method.rules.map((rule) => describeRule(rule, method)).join('; ')}`
    }
    case 'judged': {
      const scale =
        method.scale.kind === 'range'
          ? `${method.scale.min}-${method.scale.max}`
          : method.scale.options.map(({ name, coefficient }) => `${name} ${coefficient}`).join(', ')
      const groups = method.groups.map(
        ({ name, weight, aggregate }) => `${name}${method.groups.length === 1 ? '' : ` ${weight}`} ${describeAggregate(aggregate)}`,
      )
      return `judged ${scale} | ${groups.join(', ')}`
    }
    case 'measured': {
      const extras = [method.unitLabel, method.basis === 'change' ? 'change' : '', method.direction === 'lower' ? 'lower' : ''].filter(
        (each) => each !== '',
      )
      return [describeCurve(method.curve), ...extras].join(' ')
    }
    case 'survey': {
      const options = method.options.map(({ name, coefficient }) => `${name} ${coefficient ?? 'out'}`).join(', ')
      const groups = method.groups.map(({ name, weight }) => (method.groups.length === 1 ? name : `${name} ${weight}`)).join(', ')
      const valid = `${method.voidShare === null ? '' : ` void ${method.voidShare}`}${method.minimumTurnout === null ? '' : ` turnout ${method.minimumTurnout}`}`
      const tiers =
        method.scoring.kind === 'coefficients'
          ? ''
          : ` | ${method.scoring.tiers.map(({ shareOf, from, to, points }) => `${shareOf.join('+')} ${from ?? ''}-${to ?? ''} ${points}`).join('; ')}; else ${method.scoring.otherwise}`
      return `survey ${options} | ${groups}${valid}${tiers}`
    }
    case 'external':
      return `external ${method.fullMarks}`
    case 'tasks':
      return `tasks ${method.factors.map(({ name, options }) => `${name}(${options.map((option) => `${option.name} ${option.coefficient}`).join(', ')})`).join(' × ')}`
    case 'veto':
      return `veto ${method.rules.map(describeEffect).join('; ')}`
  }
}

function describeRule(rule: Rule, method: Extract<LeafMethod, { kind: 'deduct' | 'bonus' }>): string {
  const step = rule.step === undefined ? '' : ` ${rule.step}`
  const label = rule.unitLabel === undefined ? '' : `(${rule.unitLabel})`
  const parts = [
    `${rule.effect === undefined ? '' : rule.effect === 'add' ? '+' : '-'}${describeAmount(rule.amount)}/${rule.unit}${step}${label}`,
    rule.cap === undefined ? '' : `max ${rule.cap}`,
    rule.sharedCap === undefined ? '' : `s${(method.sharedCaps ?? []).findIndex(({ code }) => code === rule.sharedCap) + 1}`,
    rule.group === undefined ? '' : `g${(method.groups ?? []).findIndex(({ code }) => code === rule.group) + 1}`,
    ...(rule.multipliers ?? []).map(({ name, factor }) => `×${factor}(${name})`),
    rule.evidence === 'required' ? 'evidence' : '',
    rule.supplier === undefined ? '' : `by ${rule.supplier}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function describeAmount(amount: RuleAmount): string {
  switch (amount.kind) {
    case 'fixed':
      return amount.amount
    case 'range':
      return `${amount.min}..${amount.max}`
    case 'levels':
      return `[${amount.levels.map(({ name, amount: points }) => `${name} ${points}`).join(', ')}]`
    case 'repetition':
      return `<${amount.amounts.join(', ')}>`
    case 'all':
      return 'all'
  }
}

function describeAggregate(aggregate: Aggregate): string {
  return aggregate.kind === 'trimmed' ? `trimmed ${aggregate.high}/${aggregate.low} from ${aggregate.minJudges}` : aggregate.kind
}

function describeCurve(curve: Curve): string {
  switch (curve.kind) {
    case 'ratio':
      return `ratio ${curve.target ?? 'own'}`
    case 'threshold':
      return `threshold ${curve.target}`
    case 'linear':
      return `linear ${curve.low}-${curve.high}`
    case 'tiers':
      return `tiers ${curve.tiers.map(({ from, to, points }) => `${from ?? ''}~${to ?? ''} ${points}`).join(', ')}`
    case 'per_step':
      return `per step ${curve.target} each ${curve.step} costs ${curve.cost} ${curve.steps}`
    case 'rank_points':
      return curve.places.kind === 'drop'
        ? `places drop ${curve.places.drop} floor ${curve.places.floor}`
        : `places ${curve.places.points.join(', ')} beyond ${curve.places.beyond}`
    case 'ratio_to_best':
      return 'to best'
  }
}

function describeEffect({ effect }: VetoRule): string {
  return effect.kind === 'bar' || effect.kind === 'cap' ? `${effect.kind} ${effect.grade}` : effect.kind
}
