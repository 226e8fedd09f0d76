import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Intraclass, intraclass } from '../../../electron/scoring/agreement/intraclass.ts'
import { cohenKappa, fleissKappa, type Kappa } from '../../../electron/scoring/agreement/kappa.ts'
import { kendallW } from '../../../electron/scoring/agreement/kendall-w.ts'
import { krippendorffAlpha, type Metric } from '../../../electron/scoring/agreement/krippendorff.ts'

/*
 * Published examples of agreement statistics with their sources (agreement-vectors.json), run through the functions of the report. `published` is what
 * was printed, to `tolerance`; `computed` the same from an independent program, to 12 digits.
 */

interface Vector {
  readonly id: string
  readonly input: readonly (readonly number[])[]
  readonly published: number | readonly number[]
  readonly computed: number | readonly number[]
  readonly tolerance: number
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('agreement-vectors.json', import.meta.url), 'utf8'))
const used = new Set<string>()

function expectVector(id: string, compute: (input: Vector['input']) => number | readonly number[]): void {
  const vector = vectors.find((one) => one.id === id)
  if (vector === undefined) throw new Error(`no vector ${id}`)
  used.add(id)

  const results = [compute(vector.input)].flat()

  const computed = [vector.computed].flat()
  expect(results.length).toBe(computed.length)
  for (const [place, result] of results.entries()) {
    expect(Math.abs(result - ([vector.published].flat()[place] as number))).toBeLessThanOrEqual(vector.tolerance)
    expect(result).toBeCloseTo(computed[place] as number, 12)
  }
}

const given = <Value>(value: Value | string): Value => {
  if (typeof value === 'string') throw new Error(`not computed: ${value}`)
  return value as Value
}

test.each<[string, (icc: Intraclass) => number | readonly number[]]>([
  ['ICC-ICC11', (icc) => icc.oneWay.single],
  ['ICC-ICC14', (icc) => icc.oneWay.mean],
  ['ICC-ICC31', (icc) => icc.consistent.single],
  ['ICC-ICC34', (icc) => icc.consistent.mean],
  ['ICC-MS', ({ squares }) => [squares.evaluatees, squares.within, squares.judges, squares.residual]],
])('%s: Shrout and Fleiss, six evaluatees and four judges', (id, read) => {
  expectVector(id, (input) => read(given<Intraclass>(intraclass(input))))
})

test('ICC(2,1) and ICC(2,k) count the level of a judge: .290 and .620, with intervals [.019, .761] and [.071, .927]', () => {
  const { input } = vectors.find(({ id }) => id === 'ICC-MS') as Vector

  const { absolute, test: f } = given<Intraclass>(intraclass(input))

  // Printed by the R package psych for the same table.
  expect([absolute.single.value, absolute.mean.value].map(round)).toEqual([0.29, 0.62])
  expect([absolute.single.low, absolute.single.high].map(round)).toEqual([0.019, 0.761])
  expect([absolute.mean.low, absolute.mean.high].map(round)).toEqual([0.071, 0.927])
  expect([round(f.f), f.numerator, f.denominator, round(f.p)]).toEqual([11.027, 5, 15, 0])
})

test('KW-1: teachers agree on the order of essays', () => {
  expectVector('KW-1', (input) => given<{ w: number }>(kendallW(input)).w)
})

test.each(['KW-3', 'KW-4'])('%s: W with its chi-square', (id) => {
  expectVector(id, (input) => {
    const { w, chiSquare } = given<{ w: number; chiSquare: number }>(kendallW(input))
    return [w, chiSquare]
  })
})

test('the chi-square of W has n − 1 degrees of freedom and the tail of its table', () => {
  const { input } = vectors.find(({ id }) => id === 'KW-3') as Vector

  const { degrees, p } = given<{ degrees: number; p: number }>(kendallW(input))

  // The R package irr prints p = 0.0429 for chi-square 30.8 with 19 degrees of freedom.
  expect([degrees, Math.round(p * 10_000) / 10_000]).toEqual([19, 0.0429])
})

test.each(['KP-1', 'KP-3'])("%s: Cohen's kappa of two judges", (id) => {
  expectVector(id, (input) => given<Kappa>(cohenKappa(input)).kappa)
})

test("KP-4: Fleiss' kappa of 14 judges", () => {
  expectVector('KP-4', (input) => {
    const { observed, expected, kappa } = given<Kappa>(fleissKappa(input))
    return [observed, expected, kappa]
  })
})

test.each<Metric>(['nominal', 'interval', 'ratio'])("Krippendorff's alpha with missing marks: %s", (metric) => {
  expectVector(`KA-${metric}`, (input) => given<number>(krippendorffAlpha(input, metric)))
})

test('ordinal alpha of the same marks is 0.815', () => {
  const { input } = vectors.find(({ id }) => id === 'KA-nominal') as Vector

  expect(round(given<number>(krippendorffAlpha(input, 'ordinal')))).toBe(0.815)
})

test('says why a coefficient cannot be computed', () => {
  expect({
    oneJudge: [kendallW([[1, 2, 3]]), intraclass([[1], [2]]), krippendorffAlpha([[1, 2]], 'interval')],
    oneEvaluatee: [kendallW([[1], [2]]), intraclass([[1, 2]]), krippendorffAlpha([[1], [2]], 'interval'), fleissKappa([])],
    allEqual: [
      kendallW([
        [80, 80],
        [80, 80],
      ]),
      intraclass([
        [80.1, 80.1],
        [80.1, 80.1],
      ]),
      krippendorffAlpha(
        [
          [80, 80],
          [80, 80],
        ],
        'interval',
      ),
      cohenKappa([[4]]),
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ],
    noPairs: krippendorffAlpha(
      [
        [80, null],
        [null, 90],
      ],
      'interval',
    ),
  }).toEqual({
    oneJudge: ['few_judges', 'few_judges', 'few_judges'],
    oneEvaluatee: ['few_evaluatees', 'few_evaluatees', 'few_evaluatees', 'few_evaluatees'],
    allEqual: ['all_equal', 'all_equal', 'all_equal', 'all_equal', 'all_equal'],
    noPairs: 'few_evaluatees',
  })
})

test('judges in full agreement reach 1', () => {
  const icc = given<Intraclass>(
    intraclass([
      [80, 80],
      [90, 90],
    ]),
  )

  expect([icc.absolute.single, icc.absolute.mean, icc.test.p]).toEqual([{ value: 1, low: 1, high: 1 }, { value: 1, low: 1, high: 1 }, 0])
})

test('every copied vector is run', () => {
  expect(vectors.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([])
})

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
