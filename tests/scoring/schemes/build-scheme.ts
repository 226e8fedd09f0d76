import type { IndicatorPart } from '../../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

type Written = Readonly<Record<string, unknown>>

/** A leaf of 10 points that deducts 1 for each event, with what a test changes about it. */
export function writtenLeaf(changes: Written = {}): Written {
  return { code: 'leaf', name: 'Leaf', points: '10', method: deductMethod(), ...changes }
}

/** A deduct method with the given rules; one rule of 1 for each event without. */
export function deductMethod(rules: readonly Written[] = [writtenRule()], changes: Written = {}): Written {
  return { kind: 'deduct', rules, ...changes }
}

export function writtenRule(changes: Written = {}): Written {
  return { code: 'rule', text: 'missed', unit: 'event', amount: { kind: 'fixed', amount: '1' }, ...changes }
}

/** A scheme as a user would write it: the given base indicators, 100 points stated only where a test says so. */
export function buildScheme(indicators: readonly Written[], changes: Written = {}): Scheme {
  return schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 'test',
    name: 'Test',
    kind: 'unit',
    points: null,
    parts: indicators.map((indicator) => ({ indicator })),
    ...changes,
  })
}

/** One leaf in a part of its own. */
export function schemeOfLeaf(changes: Written, part: IndicatorPart = 'base', settings: Written = {}): Scheme {
  return buildScheme([], { parts: [{ part, indicator: writtenLeaf(changes) }], settings })
}
