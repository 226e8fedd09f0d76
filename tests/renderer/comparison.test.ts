import { describe, expect, it } from 'vitest'
import { compareScreen } from '../../renderer/app/search-params.ts'
import { dimensionModel, matchingIndicators, slotOf } from '../../renderer/features/comparison/comparison-model.ts'
import { addToSlots, compared, removeFromSlots, slotsFromIds, slotsToIds } from '../../renderer/features/comparison/slots.ts'
import type { Comparison } from '../../shared/contract/comparison.ts'

describe('the slots of a comparison', () => {
  it('keep the colour of the others when one is taken away, and give the free slot to the next', () => {
    const three = slotsFromIds([12, 45, 78])
    const two = removeFromSlots(three, 45)

    expect(two).toEqual([12, null, 78])
    expect(compared(two)).toEqual([
      { evaluateeId: 12, slot: 0 },
      { evaluateeId: 78, slot: 2 },
    ])
    expect(addToSlots(two, 99)).toEqual([12, 99, 78])
  })

  it('take no ninth evaluatee and none twice', () => {
    const eight = slotsFromIds([1, 2, 3, 4, 5, 6, 7, 8])

    expect(addToSlots(eight, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(addToSlots([1, 2], 2)).toEqual([1, 2])
  })

  it.each([
    { ids: undefined, kept: undefined },
    { ids: [12, 0, 45], kept: [12, 0, 45] },
    { ids: [12, 0, 0], kept: [12] },
    { ids: [12, 'x', -3, 12, 5.5, 5], kept: [12, 0, 0, 0, 0, 5] },
    { ids: [1, 2, 3, 4, 5, 6, 7, 8, 9], kept: [1, 2, 3, 4, 5, 6, 7, 8] },
    { ids: ['x'], kept: undefined },
  ])('are kept of the address $ids as far as they make sense', ({ ids, kept }) => {
    expect(compareScreen({ ids }).ids).toEqual(kept)
  })

  it('go into the address and come back with the free slot in its place', () => {
    expect(slotsToIds([12, null, 45])).toEqual([12, 0, 45])
    expect(slotsFromIds([12, 0, 45])).toEqual([12, null, 45])
  })
})

const card = {
  unitName: '',
  categoryName: '',
  total: '90',
  raw: null,
  rank: 1,
  of: 2,
  provisional: false,
  moved: null,
  gradeName: null,
  gradeOrder: null,
  deductions: 0,
  closedPercent: null,
  participation: 'full',
}

const comparison: Comparison = {
  cards: [
    { ...card, evaluateeId: 12, name: '甲支部' },
    { ...card, evaluateeId: 78, name: '乙支部' },
  ],
  dimensions: [
    { code: 'd1', name: '政治忠诚', percents: ['96.2', null], categoryMean: '90.3' },
    { code: 'd2', name: '组织过硬', percents: ['0', '100'], categoryMean: null },
  ],
  indicators: [
    { code: 'a', name: '三会一课', path: '组织过硬 › 组织生活', points: '12', cells: [], categoryMean: null, gap: '2.5' },
    { code: 'b', name: '第一议题', path: '政治忠诚', points: '10', cells: [], categoryMean: null, gap: '1.5' },
  ],
}

describe('the chart model of a comparison', () => {
  const slots = compared(slotsFromIds([12, 0, 78]))

  it('draws zero as zero and a missing percent as nothing', () => {
    expect(dimensionModel(comparison, slots, '—', '均值')).toEqual({
      series: [
        { id: '12', name: '甲支部', slot: 0 },
        { id: '78', name: '乙支部', slot: 2 },
      ],
      categories: [
        {
          key: 'd1',
          name: '政治忠诚',
          values: [
            { value: 96.2, text: '96.2' },
            { value: null, text: '—' },
          ],
          reference: { value: 90.3, text: '90.3' },
        },
        {
          key: 'd2',
          name: '组织过硬',
          values: [
            { value: 0, text: '0' },
            { value: 100, text: '100' },
          ],
          reference: null,
        },
      ],
      referenceName: '均值',
    })
  })

  it('refuses an evaluatee that nobody asked for', () => {
    expect(() => slotOf(slots, 45)).toThrow('evaluatee 45 is not under comparison')
  })
})

it('indicators are found by name and by path', () => {
  expect(matchingIndicators(comparison.indicators, ' 组织 ').map((row) => row.code)).toEqual(['a'])
  expect(matchingIndicators(comparison.indicators, '第一').map((row) => row.code)).toEqual(['b'])
  expect(matchingIndicators(comparison.indicators, '').map((row) => row.code)).toEqual(['a', 'b'])
})
