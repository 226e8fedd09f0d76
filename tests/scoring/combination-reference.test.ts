import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { toText } from '../../electron/scoring/index.ts'
import { fromUnits, toUnits } from '../../shared/domain/decimal-text.ts'
import { group, leaf, makeFacts, makeScheme, type Plain, resultsOf } from './build.ts'
import { type Exact, fromDecimal, over, sum, text, times } from './exact.ts'

/*
 * The combination of a tree against a straightforward reference in BigInts: sums, weights, clamps, what is left out and made up for.
 */

interface Node {
  readonly code: string
  readonly points: string
  readonly weight: string
  readonly clampMax: string | null
  readonly combine: 'sum' | 'weighted'
  readonly children: readonly Node[]
  /** Percent of a leaf, null when it is not applicable. */
  readonly percent: string | null
}

const decimals = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => fromUnits(hundredths * 100))

const nodes = (code: string, depth: number): fc.Arbitrary<Node> =>
  fc
    .record({
      points: decimals(1, 50),
      weight: fc.integer({ min: 1, max: 4_000 }).map(fromUnits),
      clampMax: fc.option(decimals(1, 30), { freq: 4 }),
      combine: fc.constantFrom('sum' as const, 'weighted' as const),
      percent: fc.option(decimals(0, 100), { freq: 4 }),
      count: fc.integer({ min: 0, max: depth > 0 ? 3 : 0 }),
    })
    .chain(({ count, ...own }) =>
      fc
        .tuple(...Array.from({ length: count }, (_, place) => nodes(`${code}-${place}`, depth - 1)))
        .map((children) => ({ code, ...own, children })),
    )

/** Score of a node, null when it is left out. */
function reference(node: Node): Exact | null {
  const value = node.children.length === 0 ? leafValue(node) : combined(node)
  if (value === null || node.clampMax === null) return value
  const max = fromDecimal(node.clampMax)
  return value.n * max.d > max.n * value.d ? max : value
}

function leafValue({ points, percent }: Node): Exact | null {
  return percent === null ? null : over(times(fromDecimal(points), fromDecimal(percent)), { n: 100n, d: 1n })
}

function combined(node: Node): Exact | null {
  const kept = node.children.flatMap((child) => {
    const score = reference(child)
    return score === null ? [] : [{ child, score }]
  })
  if (kept.length === 0) return null
  if (node.combine === 'sum') {
    const all = sum(node.children.map((child) => fromDecimal(child.points)))
    const left = sum(kept.map(({ child }) => fromDecimal(child.points)))
    return over(times(sum(kept.map(({ score }) => score)), all), left)
  }
  const all = sum(node.children.map((child) => fromDecimal(child.weight)))
  const left = sum(kept.map(({ child }) => fromDecimal(child.weight)))
  const weighted = kept.map(({ child, score }) => times(fromDecimal(child.weight), over(score, fromDecimal(child.points))))
  return over(times(times(fromDecimal(node.points), sum(weighted)), all), left)
}

function indicator(node: Node): Plain {
  const more = { weight: node.weight, ...(node.clampMax === null ? {} : { clamp: { max: node.clampMax } }) }
  if (node.children.length === 0) return leaf(node.code, node.points, { kind: 'external', fullMarks: '100' }, more)
  return group(node.code, node.points, node.children.map(indicator), { ...more, combine: node.combine })
}

function leavesOf(node: Node): readonly Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf)
}

function engine(root: Node): string | null {
  const values = leavesOf(root).map(({ code, percent }) => ({
    evaluatee: 'A',
    indicator: code,
    ...(percent === null ? { state: 'not_applicable' } : { value: percent }),
  }))
  const [result] = resultsOf(makeScheme({ base: [indicator(root)] }), makeFacts(['A'], { values })).evaluatees
  const total = result?.score?.total ?? null
  return total === null ? null : toText(total)
}

test('trees of sums and weights come to the same exact total as the reference', () => {
  fc.assert(
    fc.property(nodes('n', 3), (root) => {
      const value = reference(root)

      expect(engine(root)).toBe(value === null ? null : text(value))
    }),
    { numRuns: 300 },
  )
})

/** The tree with every group worth what its children add up to, and the same percent on every leaf that applies. `points` in 1/10,000. */
function adding(
  node: Node,
  percent: string,
): { readonly points: number; readonly plain: Plain; readonly values: readonly Plain[]; readonly kept: boolean } {
  if (node.children.length === 0) {
    const state = node.percent === null ? { state: 'not_applicable' } : { value: percent }
    return {
      points: toUnits(node.points),
      plain: leaf(node.code, node.points, { kind: 'external', fullMarks: '100' }),
      values: [{ evaluatee: 'A', indicator: node.code, ...state }],
      kept: node.percent !== null,
    }
  }
  const children = node.children.map((child) => adding(child, percent))
  const points = children.reduce((all, child) => all + child.points, 0)
  const plain = group(
    node.code,
    fromUnits(points),
    children.map((child) => child.plain),
  )
  return { points, plain, values: children.flatMap((child) => child.values), kept: children.some((child) => child.kept) }
}

test('with the same percent everywhere, leaving leaves out changes nothing', () => {
  fc.assert(
    fc.property(nodes('n', 3), fc.constantFrom('25', '87.5', '100'), (root, percent) => {
      const { points, plain, values, kept } = adding(root, percent)
      const [result] = resultsOf(makeScheme({ base: [plain] }), makeFacts(['A'], { values })).evaluatees
      const total = result?.score?.total ?? null

      const expected = over(times({ n: BigInt(points), d: 10_000n }, fromDecimal(percent)), { n: 100n, d: 1n })
      expect(total === null ? null : toText(total)).toBe(kept ? text(expected) : null)
    }),
    { numRuns: 200 },
  )
})
