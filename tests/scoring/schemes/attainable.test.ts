import { readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { buildCohort, compare, compileScheme, type EvaluateeInputs, scoreEvaluatee, toText } from '../../../electron/scoring/index.ts'
import { exactSums } from '../../../electron/scoring/scheme-sums.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { type Choice, inputsFor } from './legal-inputs.ts'
import { cases } from './scheme-problem-cases.ts'

const folder = (path: string) =>
  readdirSync(new URL(path, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, scheme: schemeSchema.parse(JSON.parse(readFileSync(new URL(`${path}${name}`, import.meta.url), 'utf8'))) }))
const schemes = [...folder('../../../resources/schemes/'), ...folder('../../fixtures/schemes/')]

const score = (scheme: Scheme, choose: (compiled: ReturnType<typeof compileScheme>) => EvaluateeInputs) => {
  const compiled = compileScheme(scheme)
  const inputs = choose(compiled)
  const { nodes, base } = scoreEvaluatee(compiled, inputs, buildCohort(compiled, [inputs]))
  const exactOf = (code: string) => {
    const node = nodes[compiled.nodeIndexByCode.get(code) ?? -1]
    return code === 'total' ? base : (node?.exact ?? null)
  }
  return exactSums(scheme).map(({ code, attainable }) => ({ code, attainable, exact: exactOf(code) }))
}

/** Everything at its best: no deduction, every award as often as it may be met. */
const best: Choice = {
  index: (_, bestIndex) => bestIndex,
  between: (_low, _high, _step, bestValue) => bestValue,
  findings: (adds, once) => (adds ? (once ? 1 : 40) : 0),
}

/** Anything the scheme allows, drawn from a list of numbers that is used round and round. */
function drawn(draws: readonly number[]): Choice {
  let next = 0
  const draw = (): number => {
    next += 1
    return draws[next % draws.length] ?? 0
  }
  return {
    index: (length) => draw() % length,
    between: (low, high, step) => low + step * (draw() % (Math.floor((high - low) / step) + 1)),
    findings: (_, once) => draw() % (once ? 2 : 4),
  }
}

describe.each(schemes)('the attainable maximum of $name', ({ scheme }) => {
  it('is what the best inputs score, at every node that has one', () => {
    const bounded = score(scheme, (compiled) => inputsFor(compiled, best)).filter(({ attainable }) => attainable !== null)

    const reached = bounded.map(({ code, exact }) => `${code} ${exact === null ? null : toText(exact)}`)
    expect(reached).toEqual(bounded.map(({ code, attainable }) => `${code} ${attainable === null ? null : toText(attainable)}`))
  })

  test.prop([fc.array(fc.nat(), { minLength: 50, maxLength: 50 })], { numRuns: 25 })('is not exceeded by other inputs', (draws) => {
    const above = score(scheme, (compiled) => inputsFor(compiled, drawn(draws))).filter(
      ({ attainable, exact }) => attainable !== null && exact !== null && compare(exact, attainable) > 0,
    )

    expect(above).toEqual([])
  })
})

describe('a scheme that the check lets pass', () => {
  it.each(cases.filter(({ severity }) => severity === 'notice'))('can be computed: $when', ({ scheme }) => {
    expect(() => compileScheme(scheme)).not.toThrow()
  })
})
