import type { Indicator, IndicatorPart, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import type { CountingUnit, Multiplier, RuleAmount, VetoEffect } from '../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'

/** What a finding under a rule does: takes points, adds them, or has an effect without points. */
export type RuleDirection = 'deduct' | 'add' | 'veto'

/** A rule as the recorder picks it. `amount` is null for a veto, which has an effect instead of points; `unitLabel` null means the unit's usual word. */
export interface RuleEntry {
  readonly code: string
  readonly text: string
  readonly direction: RuleDirection
  readonly unit: CountingUnit
  readonly unitLabel: string | null
  readonly step: string | null
  readonly amount: RuleAmount | null
  readonly cap: string | null
  readonly multipliers: readonly Multiplier[]
  readonly evidenceRequired: boolean
  readonly supplier: string | null
  /** What a veto does; `grade` is the name of the grade that it bars or caps. */
  readonly effect: { readonly kind: VetoEffect['kind']; readonly grade: string | null } | null
}

/** A leaf that findings can name. `path` holds the names above it, outermost first; `points` is its full mark, null where the rules state none. */
export interface LeafEntry {
  readonly code: string
  readonly name: string
  readonly path: readonly string[]
  readonly part: IndicatorPart
  readonly method: 'deduct' | 'bonus' | 'veto'
  readonly points: string | null
  readonly criteria: string | null
  readonly rules: readonly RuleEntry[]
}

/**
 * Leaves of a scheme that findings can name (deduct, bonus and veto), in print order.
 *
 * Leaves of other methods are left out: they take entered values, not findings. A leaf without rules stays in, so that the screen can say so.
 */
export function leafCatalogue(scheme: Scheme): LeafEntry[] {
  const grades = new Map(scheme.settings.bands.map(({ code, name }) => [code, name]))
  const leavesBelow = (indicator: Indicator, part: IndicatorPart, path: readonly string[]): LeafEntry[] => {
    if (!isLeaf(indicator)) return indicator.children.flatMap((child) => leavesBelow(child, part, [...path, indicator.name]))
    const entry = leafEntry(indicator, part, path, grades)
    return entry === null ? [] : [entry]
  }
  return scheme.parts.flatMap(({ part, indicator }) => leavesBelow(indicator, part, []))
}

/** Whether a scheme leaves room for own leaves. */
export function leavesRoom(scheme: Scheme): boolean {
  const room = (indicator: Indicator): boolean => !isLeaf(indicator) && (indicator.perEvaluatee || indicator.children.some(room))
  return scheme.parts.some(({ indicator }) => room(indicator))
}

/** The same for the own leaves 自定项 of one evaluatee, by the code of their group, in the order of the groups. */
export function ownCatalogue(scheme: Scheme, own: Readonly<Record<string, readonly Leaf[]>>): LeafEntry[] {
  const grades = new Map(scheme.settings.bands.map(({ code, name }) => [code, name]))
  const below = (indicator: Indicator, part: IndicatorPart, path: readonly string[]): LeafEntry[] => {
    if (isLeaf(indicator)) return []
    const inside = [...path, indicator.name]
    const leaves = indicator.perEvaluatee ? (own[indicator.code] ?? []) : []
    return [
      ...leaves.flatMap((leaf) => leafEntry(leaf, part, inside, grades) ?? []),
      ...indicator.children.flatMap((child) => below(child, part, inside)),
    ]
  }
  return scheme.parts.flatMap(({ part, indicator }) => below(indicator, part, []))
}

function leafEntry(leaf: Leaf, part: IndicatorPart, path: readonly string[], grades: ReadonlyMap<string, string>): LeafEntry | null {
  const { method } = leaf
  if (method.kind !== 'deduct' && method.kind !== 'bonus' && method.kind !== 'veto') return null
  return {
    code: leaf.code,
    name: leaf.name,
    path,
    part,
    method: method.kind,
    points: leaf.points,
    criteria: leaf.criteria ?? null,
    rules:
      method.kind === 'veto'
        ? method.rules.map((rule) => ({
            code: rule.code,
            text: rule.text,
            direction: 'veto',
            unit: 'once',
            unitLabel: null,
            step: null,
            amount: null,
            cap: null,
            multipliers: [],
            evidenceRequired: false,
            supplier: rule.supplier ?? null,
            effect: { kind: rule.effect.kind, grade: 'grade' in rule.effect ? (grades.get(rule.effect.grade) ?? rule.effect.grade) : null },
          }))
        : method.rules.map((rule) => ({
            code: rule.code,
            text: rule.text,
            direction: rule.effect ?? (method.kind === 'bonus' ? 'add' : 'deduct'),
            unit: rule.unit,
            unitLabel: rule.unitLabel ?? null,
            step: rule.step ?? null,
            amount: rule.amount,
            cap: rule.cap ?? null,
            multipliers: rule.multipliers ?? [],
            evidenceRequired: rule.evidence === 'required',
            supplier: rule.supplier ?? null,
            effect: null,
          })),
  }
}

/** The leaf with a code, and the rule of it with a code; null where the scheme has none or nothing is chosen. */
export function findRule(
  leaves: readonly LeafEntry[],
  indicator: string | null,
  rule: string | null,
): { leaf: LeafEntry | null; rule: RuleEntry | null } {
  const leaf = leaves.find((entry) => entry.code === indicator) ?? null
  return { leaf, rule: leaf?.rules.find((entry) => entry.code === rule) ?? null }
}
