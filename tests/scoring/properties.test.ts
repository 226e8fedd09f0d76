import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { compare, negate, toText, ZERO } from '../../electron/scoring/index.ts'
import type { ExplanationNode } from '../../shared/domain/explanation.ts'
import { explanationNodeSchema } from '../../shared/domain/explanation.ts'
import { type Facts, factsSchema } from '../../shared/domain/facts.ts'
import { resultsOf } from './build.ts'
import { exact, sum, text } from './exact.ts'
import { type Draw, drawFacts, drawFinding, drawScheme, leavesOf, shuffle } from './generate.ts'

/** Runs a property over generated schemes and facts. */
function always(runs: number, property: (g: Draw) => void): void {
  fc.assert(fc.property(fc.gen(), property), { numRuns: runs })
}

function walk(node: ExplanationNode): readonly ExplanationNode[] {
  return [node, ...node.children.flatMap(walk)]
}

/** What a node's explanation adds up to, by its own steps and its children's exact values alone. */
function readded(node: ExplanationNode): string {
  const changes = node.steps.flatMap((step) => (step.change === undefined ? [] : [exact(step.change)]))
  const children = node.children.flatMap((child) => (child.exact === null || child.method === 'veto' ? [] : [exact(child.exact)]))
  return text(sum(node.kind === 'leaf' || node.method === 'weighted' ? changes : [...children, ...changes]))
}

test('an explanation re-adds to every number of its tree exactly, and to the score', () => {
  let numbers = 0
  always(150, (g) => {
    const scheme = drawScheme(g)
    const results = resultsOf(scheme, drawFacts(g, scheme))
    for (const one of results.evaluatees) {
      const tree = explanationNodeSchema.parse(results.explain(one.code))
      const total = one.score?.total ?? null
      expect(tree.exact).toBe(total === null ? null : toText(total))
      for (const node of walk(tree)) {
        if (node.exact === null) continue
        numbers += 1
        expect({ code: node.code, exact: readded(node) }).toEqual({ code: node.code, exact: node.exact })
      }
      const byCode = new Map(walk(tree).map((node) => [node.code, node]))
      for (const node of results.compiled.nodes) {
        const score = one.score?.nodes[node.index]
        expect(byCode.get(node.code)?.exact).toBe(score === undefined || score.exact === null ? null : toText(score.exact))
      }
    }
  })
  expect(numbers).toBeGreaterThan(1000)
})

/** Everything a result says, in an order of its own. */
function said(facts: Facts, scheme: Parameters<typeof resultsOf>[0]) {
  const results = resultsOf(scheme, facts)
  return results.evaluatees
    .map(({ code, score, rank, tie, overallRank, grade }) => ({
      code,
      rank,
      tie,
      overallRank,
      grade,
      rounded: score?.rounded,
      missing: score?.missing,
      vetoes: score?.vetoes,
      explanation: results.explain(code),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

test('the order of the input never matters', () => {
  always(100, (g) => {
    const scheme = drawScheme(g)
    const facts = drawFacts(g, scheme)

    expect(said(shuffle(g, facts), scheme)).toEqual(said(facts, scheme))
  })
})

test('adding a deduction never raises a score', () => {
  let compared = 0
  always(200, (g) => {
    const scheme = drawScheme(g)
    const facts = drawFacts(g, scheme, 0)
    const targets = leavesOf(scheme).filter((one) => one.method.kind === 'deduct')
    const target = targets[0] === undefined ? undefined : targets[g(fc.integer, { min: 0, max: targets.length - 1 })]
    const added = target === undefined ? null : drawFinding(g, target, 'a', 'new', 0)
    const rule = target?.method.kind === 'deduct' ? target.method.rules.find((one) => one.code === added?.rule) : undefined
    if (added === null || rule?.effect === 'add') return

    const [before, after] = [facts, factsSchema.parse({ ...facts, findings: [...facts.findings, added] })].map(
      (one) => resultsOf(scheme, one).evaluatees.find((result) => result.code === 'a')?.score,
    )

    expect(after?.state).toBe(before?.state)
    if (before?.total == null || after?.total == null) return
    compared += 1
    expect(compare(after.total, before.total)).toBeLessThanOrEqual(0)
    expect(after.rounded ?? Number.NaN).toBeLessThanOrEqual(before.rounded ?? Number.NaN)
  })
  expect(compared).toBeGreaterThan(20)
})

test('caps, floors and clamps hold', () => {
  always(150, (g) => {
    const scheme = drawScheme(g)
    const { compiled, evaluatees } = resultsOf(scheme, drawFacts(g, scheme))
    for (const { score } of evaluatees) {
      if (score === null) continue
      if (score.bonus !== null && compiled.bonusCap !== null) expect(compare(score.bonus, compiled.bonusCap)).toBeLessThanOrEqual(0)
      if (score.deduction !== null) {
        expect(compare(score.deduction, ZERO)).toBeLessThanOrEqual(0)
        if (compiled.deductionCap !== null) expect(compare(score.deduction, negate(compiled.deductionCap))).toBeGreaterThanOrEqual(0)
      }
      if (score.total !== null && compiled.totalMax !== null) expect(compare(score.total, compiled.totalMax)).toBeLessThanOrEqual(0)
      if (score.total !== null && compiled.totalMin !== null) expect(compare(score.total, compiled.totalMin)).toBeGreaterThanOrEqual(0)
      for (const node of compiled.nodes) {
        const value = score.nodes[node.index]
        if (value?.state !== 'scored' || value.exact === null || scheme.settings.rounding.stage === 'indicator') continue
        if (node.clampMax !== null) expect(compare(value.exact, node.clampMax)).toBeLessThanOrEqual(0)
        if (node.clampMin !== null) expect(compare(value.exact, node.clampMin)).toBeGreaterThanOrEqual(0)
        const method = node.leaf?.method
        if (method?.kind !== 'findings' || node.clampMin !== null) continue
        if (method.bonus && method.cap !== null) expect(compare(value.exact, method.cap)).toBeLessThanOrEqual(0)
        if (method.floor !== null) expect(compare(value.exact, method.floor)).toBeGreaterThanOrEqual(0)
        if (method.ceiling !== null) expect(compare(value.exact, method.ceiling)).toBeLessThanOrEqual(0)
      }
    }
  })
})

test('an evaluatee is ranked exactly when it takes part fully and nothing it needs is missing', () => {
  always(80, (g) => {
    const scheme = drawScheme(g)
    const { evaluatees } = resultsOf(scheme, drawFacts(g, scheme))
    for (const { participation, rank, score } of evaluatees) {
      expect(rank !== null).toBe(participation === 'full' && score?.total !== null)
      if ((score?.missing.length ?? 0) > 0) expect(score?.total).toBeNull()
    }
  })
})

test('standard places count those strictly better, modified those at least as good, ordinal gives each place once', () => {
  always(80, (g) => {
    const scheme = drawScheme(g)
    const { ties, tieBreakers } = scheme.settings
    const ranked = resultsOf(scheme, drawFacts(g, scheme)).overall
    const totals = ranked.map((one) => one.score?.rounded ?? Number.NaN)
    if (ties === 'ordinal') expect(ranked.map((one) => one.overallRank).sort()).toEqual(ranked.map((_, place) => place + 1))
    if (tieBreakers.length > 0) return
    const counted = totals.map((total) => {
      if (ties === 'dense') return new Set(totals.filter((other) => other > total)).size + 1
      return ties === 'modified' ? totals.filter((other) => other >= total).length : totals.filter((other) => other > total).length + 1
    })
    if (ties !== 'ordinal') expect(ranked.map((one) => one.overallRank)).toEqual(counted)
  })
})
