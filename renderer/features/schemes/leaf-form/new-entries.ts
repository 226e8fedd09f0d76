import type { TFunction } from 'i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Curve, LeafMethodKind, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { Multiplier, Rule, RuleAmount, VetoRule } from '../../../../shared/domain/scheme/rules.ts'
import { freshCode } from './list-edits.ts'

/** A method as it begins, complete by the model and with names of the language on screen. */
export function newMethod<Kind extends LeafMethodKind>(t: TFunction, kind: Kind, leaf: Leaf): MethodOf<Kind>
export function newMethod(t: TFunction, kind: LeafMethodKind, leaf: Leaf): MethodOf<LeafMethodKind> {
  switch (kind) {
    case 'deduct':
    case 'bonus':
      return { kind, rules: [] }
    case 'judged':
      return {
        kind,
        scale: { kind: 'range', min: '0', max: leaf.points === null || leaf.points === '0' ? '100' : leaf.points, step: '0.5' },
        groups: [{ code: 'judges1', name: t('schemeLeaf.new.judges'), weight: '1', aggregate: { kind: 'mean' } }],
        emptyGroup: 'block',
      }
    case 'measured':
      return {
        kind,
        unitLabel: '%',
        basis: 'value',
        zeroBaseline: 'block',
        direction: 'higher',
        curve: leaf.points === null ? newCurve('tiers', null) : { kind: 'ratio', target: '100' },
      }
    case 'survey':
      return {
        kind,
        options: [
          { code: 'o1', name: t('schemeLeaf.new.good'), coefficient: '1' },
          { code: 'o2', name: t('schemeLeaf.new.fair'), coefficient: '0.8' },
          { code: 'o3', name: t('schemeLeaf.new.poor'), coefficient: '0.6' },
          { code: 'o4', name: t('schemeLeaf.new.unknown'), coefficient: null },
        ],
        groups: [{ code: 'raters1', name: t('schemeLeaf.new.raters'), weight: '1' }],
        emptyGroup: 'block',
        voidOverIssued: true,
        voidShare: '0.5',
        minimumTurnout: null,
        scoring: { kind: 'coefficients' },
      }
    case 'external':
      return { kind, fullMarks: '100' }
    case 'tasks':
      return { kind, factors: [newFactor(t, [])] }
    case 'veto':
      return { kind, rules: [newVeto(t, [])] }
  }
}

type Factor = MethodOf<'tasks'>['factors'][number]

/** A factor of tasks with three steps. */
export function newFactor(t: TFunction, factors: readonly Factor[]): Factor {
  return {
    code: freshCode(factors, 'f'),
    name: t(factors.length === 0 ? 'schemeLeaf.new.difficulty' : 'schemeLeaf.new.factor'),
    options: [
      { code: 'o1', name: t('schemeLeaf.new.high'), coefficient: '1' },
      { code: 'o2', name: t('schemeLeaf.new.middle'), coefficient: '0.9' },
      { code: 'o3', name: t('schemeLeaf.new.low'), coefficient: '0.8' },
    ],
  }
}

/** A veto that is only shown, until the office says what it does. */
export function newVeto(t: TFunction, rules: readonly VetoRule[]): VetoRule {
  return { code: freshCode(rules, 'v'), text: t('schemeLeaf.new.veto'), effect: { kind: 'flag' } }
}

/** A rule of one point for each event. */
export function newRule(t: TFunction, rules: readonly Rule[]): Rule {
  return {
    code: freshCode(rules, 'r'),
    text: t('schemeLeaf.new.rule'),
    unit: 'event',
    unitLabel: t('schemes.defaultLabel'),
    amount: { kind: 'fixed', amount: '1' },
    evidence: 'optional',
  }
}

/** A multiplier of 2. */
export function newMultiplier(t: TFunction, multipliers: readonly Multiplier[]): Multiplier {
  return { code: freshCode(multipliers, 'm'), name: t('schemeLeaf.new.multiplier'), factor: '2' }
}

/** The amount in another form, with the points that it had: 0.5 becomes 0.5 to 0.5, or 0.5 the first time. `all` has none and begins with 1. */
export function amountOfKind(t: TFunction, amount: RuleAmount, kind: RuleAmount['kind']): RuleAmount {
  if (amount.kind === kind) return amount
  const points = pointsIn(amount)
  const first = points[0] ?? '1'
  const last = points.at(-1) ?? first
  switch (kind) {
    case 'fixed':
      return { kind, amount: first }
    case 'range':
      return amount.kind === 'fixed' ? { kind, min: '0', max: first } : { kind, min: first, max: last }
    case 'levels':
      return {
        kind,
        levels: (points.length === 0 ? [first] : points).map((each, place) => ({
          code: `l${place + 1}`,
          name: t('schemeLeaf.new.level', { number: place + 1 }),
          amount: each,
        })),
      }
    case 'repetition':
      return { kind, amounts: points.length === 0 ? [first] : [...points] }
    case 'all':
      return { kind }
  }
}

function pointsIn(amount: RuleAmount): readonly string[] {
  switch (amount.kind) {
    case 'fixed':
      return [amount.amount]
    case 'range':
      return [amount.min, amount.max]
    case 'levels':
      return amount.levels.map((level) => level.amount)
    case 'repetition':
      return amount.amounts
    case 'all':
      return []
  }
}

/** A curve as it begins. A lone number of the curve before (its target) stays the target. */
export function newCurve(kind: Curve['kind'], before: Curve | null): Curve {
  const target = before !== null && 'target' in before && before.target !== null ? before.target : '100'
  const above = /[1-9]/.test(target) && !target.startsWith('-') ? target : '100'
  switch (kind) {
    case 'ratio':
      return { kind, target: above }
    case 'threshold':
      return { kind, target }
    case 'linear':
      return { kind, low: '0', high: above }
    case 'tiers':
      return {
        kind,
        tiers: [
          { from: null, to: target, points: '0' },
          { from: target, to: null, points: '1' },
        ],
      }
    case 'per_step':
      return { kind, target, step: '1', cost: '0.5', steps: 'whole' }
    case 'rank_points':
      return { kind, places: { kind: 'drop', drop: '0.5', floor: '0' }, tied: 'better_place' }
    case 'ratio_to_best':
      return { kind }
  }
}
