import { expect, test } from 'vitest'
import { type GivenMarks, givenMarks, panelFigures } from '../../../electron/scoring/agreement/panel-figures.ts'

/** Judge → evaluatee → marks by leaf; null where the judge gave none. */
type Rows = Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>

function given(rows: Rows, common: ReadonlySet<string>): (readonly GivenMarks[])[] {
  const judges = Object.keys(rows)
  const evaluatees = [...new Set(judges.flatMap((judge) => Object.keys(rows[judge] ?? {})))]
  const marksOf = (judge: string, evaluatee: string) =>
    (rows[judge]?.[evaluatee] ?? []).flatMap((points, place) =>
      points === null ? [] : [{ judge, leaf: `L${place + 1}`, points, dropped: null }],
    )
  return evaluatees.map((evaluatee) =>
    givenMarks(
      judges,
      common,
      judges.flatMap((judge) => marksOf(judge, evaluatee)),
    ),
  )
}

const figures = (rows: Rows, common: ReadonlySet<string>) => panelFigures(Object.keys(rows), common.size > 0, given(rows, common))

const both = new Set(['L1', 'L2'])

test('tells how strict a judge is from the other judges on the same evaluatee', () => {
  const rows = {
    strict: { a: [6, 10], b: [7, 11] },
    middle: { a: [8, 12], b: [9, 13] },
    mild: { a: [9, 14], b: [8, 15] },
  }

  const { judges } = figures(rows, both)

  // strict on a: 6 − (8 + 9)/2 = −2.5 and 10 − (12 + 14)/2 = −3; on b: 7 − 8.5 = −1.5 and 11 − 14 = −3; mean of −5.5 and −4.5.
  expect(given(rows, both).map(([strict]) => strict?.distance)).toEqual([-5.5, -4.5])
  expect(judges.map(({ judge, marks, mean, spread, severity }) => [judge, marks, mean, spread, severity])).toEqual([
    ['strict', 4, 17, Math.SQRT2, -5],
    ['middle', 4, 21, Math.SQRT2, 1],
    ['mild', 4, 23, 0, 4],
  ])
})

test('agrees fully where every judge has the same order, however strict', () => {
  const rows = { x: { a: [1, 1], b: [2, 2], c: [3, 3] }, y: { a: [5, 5], b: [6, 6], c: [7, 7] } }

  const { w, icc, complete } = figures(rows, both)

  // Totals 2, 4, 6 and 10, 12, 14: mean squares 8, 96, 0, so ICC(2,1) = 8 ÷ (8 + 2 × 96 ÷ 3) = 1/9, ICC(3,1) = 1.
  expect([complete, w, icc]).toMatchObject([
    3,
    { w: 1, chiSquare: 4, degrees: 2 },
    { consistent: { single: 1, mean: 1 }, absolute: { single: { value: 1 / 9 } } },
  ])
})

test('takes no total over fewer leaves, and falls back to alpha where marks are missing', () => {
  const rows = {
    x: { a: [8, 8], b: [7, null], c: [5, 5] },
    y: { a: [8, 8], b: [6, 6], c: [null, null] },
    z: { a: [null, 8], b: [6, 6], c: [5, 5] },
  }

  const { judges, complete, w, icc, alpha } = figures(rows, both)

  // x has totals of a and c, y of a and b, z of b and c: each pair agrees on its one evaluatee, nobody has all three.
  expect(judges.map(({ mean, evaluatees }) => [mean, evaluatees])).toEqual([
    [13, 3],
    [14, 2],
    [11, 3],
  ])
  expect([complete, w, icc, alpha]).toEqual([0, 'missing_marks', 'missing_marks', 1])
})

test('leaves out of the totals what not every judge marks', () => {
  const rows = { x: { a: [8, 1], b: [6, 1] }, y: { a: [8], b: [7] } }

  expect(figures(rows, new Set(['L1'])).judges.map(({ mean }) => mean)).toEqual([7, 7.5])
  expect(figures(rows, new Set())).toMatchObject({ w: 'no_common_leaves', alpha: 'no_common_leaves' })
})

test('counts how often the marks of a judge were dropped', () => {
  const marks = [
    { judge: 'x', leaf: 'L1', points: 9, dropped: 'highest' as const },
    { judge: 'x', leaf: 'L2', points: 9, dropped: 'highest' as const },
    { judge: 'y', leaf: 'L1', points: 5, dropped: 'lowest' as const },
    { judge: 'y', leaf: 'L2', points: 8, dropped: null },
  ]

  const [x, y] = givenMarks(['x', 'y'], both, marks)

  expect([x, y].map((one) => [one?.highestDropped, one?.lowestDropped])).toEqual([
    [2, 0],
    [0, 1],
  ])
})

test('says why there are no figures', () => {
  const one = new Set(['L1'])

  expect([
    figures({ x: { a: [8], b: [7] } }, one).w,
    figures({ x: { a: [8] }, y: { a: [7] } }, one).w,
    panelFigures(['x', 'y'], true, []).w,
    figures({ x: { a: [8], b: [6] }, y: { a: [7], b: [null] } }, one).icc,
  ]).toEqual(['few_judges', 'few_evaluatees', 'few_evaluatees', 'missing_marks'])
})
