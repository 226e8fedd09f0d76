import { describe, expect, test } from 'vitest'
import { confirmFinding, makeCycle, openTestApp } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'

describe('a proposal from comparisons in pairs', () => {
  test('adds up to exactly 1 and says how well the judgements agree', async () => {
    const app = await openTestApp()

    // The three-by-three example of the vectors: λmax 3.005, CI 0.003. 5953.79, 2763.50 and 1282.71 parts: two left for .79 and .71.
    const proposal = await clientOf(app).schemeWeights.ahp({
      upper: [['2', '5'], ['2']],
      method: 'eigenvector',
      total: '1',
      step: '0.0001',
    })

    expect(proposal).toEqual({
      proposals: ['0.5954', '0.2763', '0.1283'],
      step: '0.0001',
      shares: ['0.595379', '0.276350', '0.128271'],
      lambdaMax: '3.0055',
      consistencyIndex: '0.0028',
      randomIndex: '0.58',
      consistencyRatio: '0.0048',
      consistent: true,
      worst: { first: 0, second: 1, third: 2, stated: '5', implied: '4' },
    })
  })

  test('of points adds up to the points of the group in the step asked for', async () => {
    const app = await openTestApp()

    const { proposals, step } = await clientOf(app).schemeWeights.ahp({
      upper: [['2', '5'], ['2']],
      method: 'column_mean',
      total: '30',
      step: '0.5',
    })

    expect({ proposals, step }).toEqual({ proposals: ['18', '8', '4'], step: '0.5' })
  })

  test('warns when the judgements contradict each other', async () => {
    const app = await openTestApp()

    const { consistent, consistencyRatio, worst } = await clientOf(app).schemeWeights.ahp({
      upper: [['3', '1/3'], ['5']],
      method: 'eigenvector',
      total: '1',
      step: '0.0001',
    })

    expect(consistent).toBe(false)
    expect(Number(consistencyRatio)).toBeGreaterThan(0.1)
    expect(worst).toEqual({ first: 0, second: 1, third: 2, stated: '1/3', implied: '15' })
  })
})

describe('a proposal by entropy', () => {
  test('leaves rows with a missing value out, and says how many and which columns tell nobody apart', async () => {
    const app = await openTestApp()

    const proposal = await clientOf(app).schemeWeights.entropy({
      rows: [
        ['1', '2', '5'],
        ['4', '16', '5'],
        [null, '3', '5'],
      ],
      total: '1',
      step: '0.0001',
    })

    expect(proposal).toEqual({
      proposals: ['0.3589', '0.6411', '0'],
      step: '0.0001',
      shares: ['0.358889', '0.641111', '0.000000'],
      columns: [
        { kind: 'spread', entropy: '0.7219' },
        { kind: 'spread', entropy: '0.5033' },
        { kind: 'constant', entropy: '1.0000' },
      ],
      rows: 2,
      leftOut: 1,
    })
  })

  test('is not made from one row, nor where everybody is the same', async () => {
    const app = await openTestApp()
    const { entropy } = clientOf(app).schemeWeights
    const sharing = { total: '1', step: '0.0001' }

    expect(await entropy({ rows: [['1', '2']], ...sharing })).toBeNull()
    expect(
      await entropy({
        rows: [
          ['1', '2'],
          ['1', '2'],
        ],
        ...sharing,
      }),
    ).toBeNull()
  })

  test('can begin with the scores of the cycle as they stand', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, {
      evaluatees: [{ name: '甲局' }, { name: '乙局' }, { name: '参照单位', participation: 'by_reference' }],
    })
    await confirmFinding(app, cycle, cycle.evaluatees[0] ?? 0)

    const scores = await clientOf(app).schemeWeights.scores({ cycleId: cycle.cycleId, codes: ['A1', 'A2', 'Z9'] })

    expect(scores).toEqual({
      rows: [
        { name: '甲局', values: ['9.5', '6', null] },
        { name: '乙局', values: ['10', '6', null] },
      ],
      unknown: ['Z9'],
    })
  })
})
