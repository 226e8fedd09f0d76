import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import { codeSchema } from '../../../shared/domain/scheme/codes.ts'
import type { Indicator, IndicatorPart, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { foldWidth } from '../../files/tables/text-numbers.ts'
import type { PlannedNode, PlannedPart } from './finish-draft.ts'
import { weighted } from './weighted.ts'

/** A leaf of the draft with what its reading needs beside it. */
export interface DraftedLeaf {
  readonly leaf: Leaf
  readonly part: IndicatorPart
  readonly row: number
  readonly criteria: string
  readonly scorer: string
  /** Names of the headings above, outermost first. */
  readonly above: readonly string[]
}

/** A line of the outline in print order. */
export interface DraftedLine {
  readonly row: number
  readonly depth: number
  readonly code: string
  readonly part: IndicatorPart
}

export interface DraftedScheme {
  readonly scheme: Scheme
  readonly leaves: readonly DraftedLeaf[]
  readonly lines: readonly DraftedLine[]
}

const letters = { base: '', bonus: 'J', deduction: 'K', veto: 'F' } as const
const PROSE_LIMIT = 4000

/**
 * The scheme with the tree, the points and the office's prose, and without any rule: leaves of findings have an empty catalogue, and a veto is only shown
 * until somebody has said what it does.
 *
 * Codes say the place: 1, 1.1, 1.1.1 for the base, J1 for bonus, K1 for deductions, F1 for vetoes; leaves take the sheet's own codes where each has one.
 */
export function draftScheme(
  parts: readonly PlannedPart[],
  head: {
    readonly name: string
    readonly kind: EvaluateeKind
    readonly points: string | null
    readonly notes: readonly string[]
    readonly source: string
  },
): DraftedScheme {
  const ownCodes = ownCodesOf(parts, headingCodes(parts))
  const leaves: DraftedLeaf[] = []
  const lines: DraftedLine[] = []
  const counts = { base: 0, bonus: 0, deduction: 0, veto: 0 }

  const build = (node: PlannedNode, part: IndicatorPart, code: string, above: readonly string[]): Indicator => {
    const own = node.leaf === null ? code : (ownCodes.get(node) ?? code)
    lines.push({ row: node.row, depth: above.length, code: own, part })
    const common = {
      code: own,
      name: node.name,
      points: node.points,
      ...(node.weight === null ? {} : { weight: node.weight }),
      ...(node.note === null ? {} : { note: cut(node.note) }),
    }
    if (node.leaf === null) {
      const children = node.children.map((child, place) => build(child, part, `${code}.${place + 1}`, [...above, node.name]))
      return { ...common, combine: weighted(children) ? 'weighted' : 'sum', perEvaluatee: false, children }
    }
    const { criteria, checkedBy, scorer } = node.leaf
    const leaf: Leaf = {
      ...common,
      ...(criteria === '' ? {} : { criteria: cut(criteria) }),
      ...(checkedBy === '' ? {} : { checkedBy: checkedBy.slice(0, 200) }),
      method: withoutRules(part, criteria === '' ? node.name : cut(criteria)),
    }
    leaves.push({ leaf, part, row: node.row, criteria, scorer, above })
    return leaf
  }

  const built = parts.map(({ part, node }) => {
    counts[part] += 1
    return { part, indicator: build(node, part, `${letters[part]}${counts[part]}`, []) }
  })
  const isWeighted = weighted(built.filter(({ part }) => part === 'base').map(({ indicator }) => indicator))
  const scheme = schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: head.kind,
    name: head.name,
    kind: head.kind,
    ...(head.source === '' ? {} : { source: cut(head.source) }),
    notes: head.notes.map(cut),
    // A weighted total is a share of something: of 100, where nothing else is written.
    points: head.points ?? (isWeighted ? '100' : null),
    combine: isWeighted ? 'weighted' : 'sum',
    parts: built,
  })
  return { scheme, leaves, lines }
}

function withoutRules(part: IndicatorPart, text: string): LeafMethod {
  switch (part) {
    case 'base':
    case 'deduction':
      return { kind: 'deduct', rules: [] }
    case 'bonus':
      return { kind: 'bonus', rules: [] }
    case 'veto':
      return { kind: 'veto', rules: [{ code: 'r1', text, effect: { kind: 'flag' } }] }
  }
}

/** Codes that the sheet gives its leaves, when every leaf has one of its own and none is that of a heading. */
function ownCodesOf(parts: readonly PlannedPart[], headings: ReadonlySet<string>): ReadonlyMap<PlannedNode, string> {
  const leavesOf = (node: PlannedNode): readonly PlannedNode[] => (node.leaf === null ? node.children.flatMap(leavesOf) : [node])
  const leaves = parts.flatMap(({ node }) => leavesOf(node))
  const codes = new Map(leaves.map((node) => [node, foldWidth(node.leaf?.code ?? '')]))
  const distinct = new Set(codes.values())
  const usable = distinct.size === leaves.length && [...distinct].every((code) => codeSchema.safeParse(code).success && !headings.has(code))
  return usable ? codes : new Map()
}

/** Codes of the headings by their places. */
function headingCodes(parts: readonly PlannedPart[]): ReadonlySet<string> {
  const codes = new Set<string>()
  const walk = (node: PlannedNode, code: string) => {
    if (node.leaf !== null) return
    codes.add(code)
    for (const [place, child] of node.children.entries()) walk(child, `${code}.${place + 1}`)
  }
  const counts = { base: 0, bonus: 0, deduction: 0, veto: 0 }
  for (const { part, node } of parts) {
    counts[part] += 1
    walk(node, `${letters[part]}${counts[part]}`)
  }
  return codes
}

/** Prose as long as a scheme can hold; the whole text stays in the reading beside it. */
function cut(text: string): string {
  return text.length > PROSE_LIMIT ? `${text.slice(0, PROSE_LIMIT - 1)}…` : text
}
