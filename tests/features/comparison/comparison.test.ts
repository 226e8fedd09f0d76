import { describe, expect, test } from 'vitest'
import { compareEvaluatees } from '../../../electron/features/comparison/comparison-service.ts'
import { confirmFinding, makeCycle, openTestApp } from '../../helpers/app.ts'

/** 甲局 loses 2 points on A1; 乙局 has 50 % on A2 (3 of 6); 丙局 is full; all in one category. */
async function threeUnits() {
  const app = await openTestApp()
  const cycle = await makeCycle(app)
  const [first = 0, second = 0, third = 0] = cycle.evaluatees
  await confirmFinding(app, cycle, first, { quantity: 40_000 })
  await app.write(['results'], () => {
    app.db.prepare("UPDATE input_value SET value = 500000 WHERE evaluatee_id = ? AND indicator = 'A2'").run(second)
    app.results.rescore(cycle.cycleId, [second], ['A2'])
  })
  return { app, cycle, first, second, third }
}

describe('a comparison', () => {
  test('sorts indicators by gap, marks best and worst, and states the mean of the category', async () => {
    const { app, cycle, first, second } = await threeUnits()

    const { indicators } = compareEvaluatees(app, cycle.cycleId, [first, second], null)

    const shown = indicators.map(({ cells, ...row }) => ({ ...row, cells: cells.map(({ means: _, ...cell }) => cell) }))
    expect(shown.map(({ code, gap, categoryMean, cells }) => ({ code, gap, categoryMean, cells }))).toEqual([
      {
        code: 'A2',
        gap: '3.00',
        categoryMean: '5.00',
        cells: [
          { score: '6.00', percent: '100.0', state: 'scored', mark: 'best' },
          { score: '3.00', percent: '50.0', state: 'scored', mark: 'worst' },
        ],
      },
      {
        code: 'A1',
        gap: '2.00',
        categoryMean: '9.33',
        cells: [
          { score: '8.00', percent: '80.0', state: 'scored', mark: 'worst' },
          { score: '10.00', percent: '100.0', state: 'scored', mark: 'best' },
        ],
      },
      {
        code: 'A3',
        gap: '0.00',
        categoryMean: '4.00',
        cells: [
          { score: '4.00', percent: '100.0', state: 'scored', mark: 'none' },
          { score: '4.00', percent: '100.0', state: 'scored', mark: 'none' },
        ],
      },
      {
        code: 'B1',
        gap: '0.00',
        categoryMean: '0.00',
        cells: [
          { score: '0.00', percent: '0.0', state: 'scored', mark: 'none' },
          { score: '0.00', percent: '0.0', state: 'scored', mark: 'none' },
        ],
      },
    ])
  })

  test('says of a judged leaf how many marks its mean takes, and of no other leaf', async () => {
    const { app, cycle, first, second } = await threeUnits()

    const { indicators } = compareEvaluatees(app, cycle.cycleId, [first, second], null)

    const means = indicators.map(({ code, cells }) => [
      code,
      ...cells.map((cell) => cell.means.map(({ name, valid, used }) => [name, valid, used])),
    ])
    expect(means).toEqual([
      ['A2', [], []],
      ['A1', [], []],
      ['A3', [['考评组', 2, 2]], [['考评组', 2, 2]]],
      ['B1', [], []],
    ])
  })

  test('draws the base indicators where the scheme names no dimension, with the mean of the category', async () => {
    const { app, cycle, first, second } = await threeUnits()

    const { dimensions } = compareEvaluatees(app, cycle.cycleId, [first, second], null)

    // 18/20, 17/20 and 20/20 make 91.67 on the mean.
    expect(dimensions).toEqual([{ code: 'A', name: '基础', percents: ['90.0', '85.0'], categoryMean: '91.7' }])
  })

  test('shows place, grade and movement on the cards', async () => {
    const { app, cycle, first, second } = await threeUnits()

    const { cards } = compareEvaluatees(app, cycle.cycleId, [second, first], '2026-03-19')

    expect(
      cards.map(({ name, total, rank, of, moved, gradeName, gradeOrder, deductions }) => [
        name,
        total,
        rank,
        of,
        moved,
        gradeName,
        gradeOrder,
        deductions,
      ]),
    ).toEqual([
      ['乙局', '17.00', 3, 3, -2, '良好', 1, 0],
      ['甲局', '18.00', 2, 3, -1, '优秀', 0, 1],
    ])
  })

  test('shows a missing input as its state, never as zero', async () => {
    const { app, cycle, first, second } = await threeUnits()
    await app.write(['results'], () => {
      app.db.prepare("UPDATE input_value SET state = 'not_applicable', value = NULL WHERE evaluatee_id = ?").run(second)
      app.results.rescore(cycle.cycleId, [second], ['A2'])
    })

    const { indicators } = compareEvaluatees(app, cycle.cycleId, [first, second], null)

    expect(indicators.find(({ code }) => code === 'A2')).toMatchObject({
      gap: null,
      cells: [
        { score: '6.00', percent: '100.0', state: 'scored', mark: 'none' },
        { score: null, percent: null, state: 'not_applicable', mark: 'none' },
      ],
    })
  })

  test('refuses an evaluatee that is not in the cycle', async () => {
    const { app, cycle, first } = await threeUnits()

    expect(() => compareEvaluatees(app, cycle.cycleId, [first, 9999], null)).toThrow(expect.objectContaining({ code: 'not_found' }))
  })
})
