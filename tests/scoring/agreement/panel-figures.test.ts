import { expect, test } from 'vitest'
import { type PointMark, panelFigures } from '../../../electron/scoring/agreement/panel-figures.ts'

/** Marks from rows judge → evaluatee → marks by leaf; null where the judge gave none. */
function marksOf(rows: Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>): PointMark[] {
  return Object.entries(rows).flatMap(([judge, evaluatees]) =>
    Object.entries(evaluatees).flatMap(([evaluatee, marks]) =>
      marks.flatMap((points, place) => (points === null ? [] : [{ judge, evaluatee, leaf: `L${place + 1}`, points, dropped: null }])),
    ),
  )
}

const both = new Set(['L1', 'L2'])

test('tells how strict a judge is from the other judges on the same evaluatee', () => {
  const marks = marksOf({
    strict: { a: [6, 10], b: [7, 11] },
    middle: { a: [8, 12], b: [9, 13] },
    mild: { a: [9, 14], b: [8, 15] },
  })

  const { judges, deviations } = panelFigures(['strict', 'middle', 'mild'], ['a', 'b'], both, marks)

  // strict on a: 6 − (8 + 9)/2 = −2.5 and 10 − (12 + 14)/2 = −3; on b: 7 − 8.5 = −1.5 and 11 − 14 = −3; mean of −5.5 and −4.5.
  expect(deviations.get('strict')).toEqual(
    new Map([
      ['a', -5.5],
      ['b', -4.5],
    ]),
  )
  expect(judges.map(({ judge, marks: count, mean, spread, severity }) => [judge, count, mean, spread, severity])).toEqual([
    ['strict', 4, 17, Math.SQRT2, -5],
    ['middle', 4, 21, Math.SQRT2, 1],
    ['mild', 4, 23, 0, 4],
  ])
})

test('agrees fully where every judge has the same order, however strict', () => {
  const marks = marksOf({ x: { a: [1, 1], b: [2, 2], c: [3, 3] }, y: { a: [5, 5], b: [6, 6], c: [7, 7] } })

  const { w, icc, complete } = panelFigures(['x', 'y'], ['a', 'b', 'c'], both, marks)

  // Totals 2, 4, 6 and 10, 12, 14: mean squares 8, 96, 0, so ICC(2,1) = 8 ÷ (8 + 2 × 96 ÷ 3) = 1/9, ICC(3,1) = 1.
  expect([complete, w, icc]).toMatchObject([
    3,
    { w: 1, chiSquare: 4, degrees: 2 },
    { consistent: { single: 1, mean: 1 }, absolute: { single: { value: 1 / 9 } } },
  ])
})

test('takes no total over fewer leaves, and falls back to alpha where marks are missing', () => {
  const marks = marksOf({
    x: { a: [8, 8], b: [7, null], c: [5, 5] },
    y: { a: [8, 8], b: [6, 6], c: [null, null] },
    z: { a: [null, 8], b: [6, 6], c: [5, 5] },
  })

  const { judges, complete, w, icc, alpha } = panelFigures(['x', 'y', 'z'], ['a', 'b', 'c'], both, marks)

  // x has totals of a and c, y of a and b, z of b and c: each pair agrees on its one evaluatee, nobody has all three.
  expect(judges.map(({ mean, evaluatees }) => [mean, evaluatees])).toEqual([
    [13, 3],
    [14, 2],
    [11, 3],
  ])
  expect([complete, w, icc, alpha]).toEqual([0, 'missing_marks', 'missing_marks', 1])
})

test('leaves out of the totals what not every judge marks', () => {
  const marks = marksOf({ x: { a: [8, 1], b: [6, 1] }, y: { a: [8], b: [7] } })

  expect(panelFigures(['x', 'y'], ['a', 'b'], new Set(['L1']), marks).judges.map(({ mean }) => mean)).toEqual([7, 7.5])
  expect(panelFigures(['x', 'y'], ['a', 'b'], new Set(), marks)).toMatchObject({ w: 'no_common_leaves', alpha: 'no_common_leaves' })
})

test('counts how often the marks of a judge were dropped', () => {
  const marks: PointMark[] = [
    { judge: 'x', evaluatee: 'a', leaf: 'L1', points: 9, dropped: 'highest' },
    { judge: 'x', evaluatee: 'b', leaf: 'L1', points: 9, dropped: 'highest' },
    { judge: 'y', evaluatee: 'a', leaf: 'L1', points: 5, dropped: 'lowest' },
    { judge: 'y', evaluatee: 'b', leaf: 'L1', points: 8, dropped: null },
  ]

  const { judges } = panelFigures(['x', 'y'], ['a', 'b'], new Set(['L1']), marks)

  expect(judges.map(({ highestDropped, lowestDropped }) => [highestDropped, lowestDropped])).toEqual([
    [2, 0],
    [0, 1],
  ])
})

test('says why there are no figures', () => {
  const marks = marksOf({ x: { a: [8] }, y: { a: [7] } })
  const one = new Set(['L1'])

  expect([
    panelFigures(['x'], ['a', 'b'], one, marks).w,
    panelFigures(['x', 'y'], ['a'], one, marks).w,
    panelFigures(['x', 'y'], ['a', 'b'], one, []).w,
    panelFigures(['x', 'y'], ['a', 'b'], one, marks).icc,
  ]).toEqual(['few_judges', 'few_evaluatees', 'few_evaluatees', 'missing_marks'])
})
