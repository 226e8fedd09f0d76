import { readFileSync } from 'node:fs'
import { type Indicator, isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

/** What the tests read of a source record; the records hold more, as prose. */
export interface SourceRule {
  readonly kind: string
  readonly trigger_en?: string
  readonly amount?: number | readonly number[]
  readonly cap?: number
  readonly max_total_deduction?: number
  readonly score?: number
}
export interface SourceIndicator {
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly points: number | null
  readonly children?: readonly SourceIndicator[]
  readonly rules?: readonly SourceRule[]
}
export interface Source {
  readonly title_zh: string
  readonly stated_total: number | null
  readonly indicators: readonly SourceIndicator[]
  readonly anomalies: readonly string[]
  readonly veto: readonly string[]
  readonly line_rule_examples?: readonly SourceRule[]
  readonly sum_check: readonly { readonly at: string; readonly stated: number; readonly sum_of_children: number; readonly ok: boolean }[]
}

/** A record or a scheme below `tests/fixtures/schemes/`, as it stands in the file. */
export const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/schemes/${path}.json`, import.meta.url), 'utf8'))

/** Every node of a scheme by its code. */
export function nodesOf(scheme: Scheme): ReadonlyMap<string, Indicator> {
  const walk = (indicator: Indicator): readonly Indicator[] =>
    isLeaf(indicator) ? [indicator] : [indicator, ...indicator.children.flatMap(walk)]
  return new Map(scheme.parts.flatMap(({ indicator }) => walk(indicator)).map((node) => [node.code, node]))
}

export const sourceNodes = (indicators: readonly SourceIndicator[]): readonly SourceIndicator[] =>
  indicators.flatMap((indicator) => [indicator, ...sourceNodes(indicator.children ?? [])])

/** Every number that stands anywhere below a value as a decimal text or a count. */
export function numbersIn(value: unknown): ReadonlySet<number> {
  const found = new Set<number>()
  const walk = (each: unknown): void => {
    if (typeof each === 'number') found.add(each)
    else if (typeof each === 'string' && /^-?\d+(\.\d+)?$/.test(each)) found.add(Number(each))
    else if (typeof each === 'object' && each !== null) for (const inner of Object.values(each)) walk(inner)
  }
  walk(value)
  return found
}

/** The catalogue of a leaf; empty for a group, a missing node and other methods. */
export const rulesOf = (node: Indicator | undefined): readonly Rule[] =>
  node !== undefined && isLeaf(node) && (node.method.kind === 'deduct' || node.method.kind === 'bonus') ? node.method.rules : []

/** The figures of a source rule. */
export const amountsOf = ({ amount, cap }: SourceRule): readonly number[] => [
  ...(amount === undefined ? [] : typeof amount === 'number' ? [amount] : amount),
  ...(cap === undefined ? [] : [cap]),
]

/** A scheme of the fixtures, read as the program reads a user's. */
export const schemeOf = (file: string): Scheme => schemeSchema.parse(read(file))
