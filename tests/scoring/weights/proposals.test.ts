import { describe, expect, it } from 'vitest'
import { ahpWeights, reciprocalMatrix } from '../../../electron/scoring/weights/ahp.ts'
import { entropyWeights } from '../../../electron/scoring/weights/entropy.ts'
import { shareOut } from '../../../electron/scoring/weights/share-out.ts'

describe('pairwise comparison', () => {
  it('asks the upper half only and fills the reciprocals in', () => {
    expect(reciprocalMatrix([[2, 5], [4]])).toEqual([
      [1, 2, 5],
      [0.5, 1, 4],
      [0.2, 0.25, 1],
    ])
  })

  it('finds nothing to look at again where every judgement follows from the others', () => {
    const result = ahpWeights(reciprocalMatrix([[2, 8], [4]]), 'eigenvector')

    expect(result.weights.map((weight) => weight.toFixed(6))).toEqual(['0.615385', '0.307692', '0.076923'])
    expect(result.lambdaMax).toBeCloseTo(3, 10)
    expect(result.consistencyRatio).toBeCloseTo(0, 10)
    expect(result.worst).toBeNull()
  })

  it('names the three judgements that contradict each other most', () => {
    // 1:2 = 3 and 2:3 = 5 imply 15 for 1:3, where 1/3 stands; with the fourth everything agrees within a factor of 3.
    const { consistencyRatio, worst } = ahpWeights(reciprocalMatrix([[3, 1 / 3, 1], [5, 1], [1]]), 'eigenvector')

    expect(consistencyRatio).toBeGreaterThan(0.1)
    expect(worst).toEqual({ first: 0, second: 1, third: 2, stated: 1 / 3, implied: 15 })
  })

  it('cannot contradict itself between two things', () => {
    const result = ahpWeights(reciprocalMatrix([[3]]), 'eigenvector')

    expect(result.weights).toEqual([0.75, 0.25])
    expect(result.consistencyRatio).toBe(0)
  })

  it('refuses more than nine things', () => {
    expect(() => ahpWeights(reciprocalMatrix(Array.from({ length: 9 }, (_, row) => Array(9 - row).fill(1))), 'eigenvector')).toThrow()
  })
})

describe('weights by entropy', () => {
  it('give nothing to a column that is the same for all or zero throughout', () => {
    const columns = entropyWeights([
      [5, 1, 0, 2],
      [5, 3, 0, 2],
      [5, 8, 0, 6],
    ])

    expect(columns?.map(({ kind }) => kind)).toEqual(['constant', 'spread', 'zero', 'spread'])
    expect(columns?.[0]?.weight).toBe(0)
    expect(columns?.[2]?.weight).toBe(0)
    expect(columns?.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  })

  it('move a column with both signs up to zero and say so', () => {
    expect(entropyWeights([[-1], [1], [3]])).toEqual([{ kind: 'shifted', entropy: expect.closeTo(0.579380164, 8), weight: 1 }])
  })

  it('are none where no column tells anybody apart', () => {
    expect(
      entropyWeights([
        [5, 0],
        [5, 0],
      ]),
    ).toBeNull()
  })
})

describe('a total shared out', () => {
  it('adds up to exactly the total, the largest remainders first', () => {
    expect(shareOut([1 / 3, 1 / 3, 1 / 3], 10_000, 1)).toEqual({ parts: [3334, 3333, 3333], step: 1 })
    // 59.54, 27.64, 12.83 hundredths → 59, 27, 12 and two left for .83 and .64
    expect(shareOut([0.595379, 0.27635, 0.128271], 10_000, 100)).toEqual({ parts: [5900, 2800, 1300], step: 100 })
  })

  it('gives points in the step asked for', () => {
    // 30 points are 60 halves: 35.72, 16.58, 7.70 → 35, 16, 7 and two left for .72 and .70
    expect(shareOut([0.595379, 0.27635, 0.128271], 300_000, 5_000)).toEqual({ parts: [180_000, 80_000, 40_000], step: 5_000 })
  })

  it('takes a finer step where the wanted one does not divide the total', () => {
    expect(shareOut([1, 1], 125_000, 10_000)).toEqual({ parts: [65_000, 60_000], step: 5_000 })
  })
})
