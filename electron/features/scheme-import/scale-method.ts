import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Curve, LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule, RuleAmount } from '../../../shared/domain/scheme/rules.ts'

/** Thrown inside only: a scaled amount would need a fifth decimal. */
class Inexact extends Error {}

/**
 * The method with every amount in points multiplied by `to ÷ from`; what is a share of the points (coefficients, ratios, the judges' own scale) stays
 * as it is. null when an amount would not be exact in four decimals.
 *
 * @param from full mark that the amounts were written for, in 1/10,000 @param to full mark that they are to have
 */
export function scaleMethod(method: LeafMethod, from: number, to: number): LeafMethod | null {
  const scaled = (text: string): string => {
    const product = toUnits(text) * to
    if (!Number.isSafeInteger(product) || product % from !== 0) throw new Inexact()
    return fromUnits(product / from)
  }
  try {
    return scaledMethod(method, scaled)
  } catch (error) {
    if (error instanceof Inexact) return null
    throw error
  }
}

type Scale = (text: string) => string

function scaledMethod(method: LeafMethod, scaled: Scale): LeafMethod {
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return {
        ...method,
        ...scaledKeys(method, ['start', 'floor', 'ceiling', 'cap'], scaled),
        rules: method.rules.map((rule) => scaledRule(rule, scaled)),
        ...(method.sharedCaps === undefined
          ? {}
          : { sharedCaps: method.sharedCaps.map((shared) => ({ ...shared, cap: scaled(shared.cap) })) }),
      }
    case 'measured':
      return { ...method, curve: scaledCurve(method.curve, scaled) }
    case 'survey': {
      const { scoring } = method
      if (scoring.kind === 'coefficients') return method
      const tiers = scoring.tiers.map((tier) => ({ ...tier, points: scaled(tier.points) }))
      return { ...method, scoring: { ...scoring, tiers, otherwise: scaled(scoring.otherwise) } }
    }
    case 'judged':
    case 'external':
    case 'tasks':
    case 'veto':
      return method
  }
}

function scaledKeys<Part extends object>(part: Part, keys: readonly string[], scaled: Scale): Partial<Part> {
  const entries = Object.entries(part).flatMap(([key, value]) =>
    keys.includes(key) && typeof value === 'string' ? [[key, scaled(value)] as const] : [],
  )
  return Object.fromEntries(entries) as Partial<Part>
}

function scaledRule(rule: Rule, scaled: Scale): Rule {
  return { ...rule, ...scaledKeys(rule, ['cap'], scaled), amount: scaledAmount(rule.amount, scaled) }
}

function scaledAmount(amount: RuleAmount, scaled: Scale): RuleAmount {
  switch (amount.kind) {
    case 'fixed':
      return { ...amount, amount: scaled(amount.amount) }
    case 'range':
      return { ...amount, min: scaled(amount.min), max: scaled(amount.max) }
    case 'levels':
      return { ...amount, levels: amount.levels.map((level) => ({ ...level, amount: scaled(level.amount) })) }
    case 'repetition':
      return { ...amount, amounts: amount.amounts.map(scaled) }
    case 'all':
      return amount
  }
}

function scaledCurve(curve: Curve, scaled: Scale): Curve {
  switch (curve.kind) {
    case 'tiers':
      return { ...curve, tiers: curve.tiers.map((tier) => ({ ...tier, points: scaled(tier.points) })) }
    case 'per_step':
      return { ...curve, cost: scaled(curve.cost) }
    case 'rank_points': {
      const { places } = curve
      return {
        ...curve,
        places:
          places.kind === 'drop'
            ? { ...places, drop: scaled(places.drop), floor: scaled(places.floor) }
            : { ...places, points: places.points.map(scaled), beyond: scaled(places.beyond) },
      }
    }
    case 'ratio':
    case 'threshold':
    case 'linear':
    case 'ratio_to_best':
      return curve
  }
}
