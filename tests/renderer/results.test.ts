import { describe, expect, it } from 'vitest'
import { gradeOrders, idsMatching, limitedSelection, rankingRows, usualSection } from '../../renderer/features/results/ranking-rows.ts'
import type { Evaluatee } from '../../shared/contract/register.ts'
import type { RankedRow, RankingView } from '../../shared/contract/results.ts'

function ranked(evaluateeId: number, rank: number | null, grade: string | null, more: Partial<RankedRow> = {}): RankedRow {
  return {
    evaluateeId,
    name: `支部${evaluateeId}`,
    unitName: '省直机关',
    categoryId: 1,
    participation: 'full',
    total: '90.00',
    raw: null,
    provisional: null,
    provisionalRank: null,
    rank,
    overallRank: rank === null ? null : rank + 100,
    tie: null,
    grade,
    gradeName: grade,
    vetoes: [],
    base: '90',
    bonus: '0',
    deduction: '0',
    moved: null,
    missing: [],
    missingCount: 0,
    ...more,
  }
}

function view(rows: readonly RankedRow[]): RankingView {
  return {
    scheme: '五化',
    version: 1,
    digits: 2,
    fullMarks: '100',
    ranked: [...rows],
    byReference: [ranked(9, null, 'A')],
    incomplete: [ranked(8, null, null)],
  }
}

describe('the section shown before anybody chose one', () => {
  it.each([
    ['the ranked', [ranked(1, 1, 'A')], [ranked(2, null, null)], 'ranked'],
    ['the incomplete while nobody is ranked', [], [ranked(2, null, null)], 'incomplete'],
    ['the ranked, and so what to do next, when there is nobody at all', [], [], 'ranked'],
  ] as const)('is %s', (_, rows, incomplete, section) => {
    expect(usualSection({ ...view(rows), incomplete: [...incomplete] })).toBe(section)
  })
})

describe('rows of the ranking', () => {
  it('open a band where the grade changes, not at the top', () => {
    const rows = rankingRows(view([ranked(1, 1, 'A'), ranked(2, 1, 'A'), ranked(3, 3, 'B'), ranked(4, 4, null)]), 'ranked', false)

    expect(rows.map(({ row, place, opensBand }) => [row.evaluateeId, place, opensBand])).toEqual([
      [1, 1, false],
      [2, 1, false],
      [3, 3, true],
      [4, 4, true],
    ])
  })

  it('carry the overall place when all categories are listed together', () => {
    expect(rankingRows(view([ranked(1, 1, 'A')]), 'ranked', true).map(({ place }) => place)).toEqual([101])
  })

  it('of incomplete evaluatees stand by provisional total over all categories, those without one last', () => {
    const incomplete = [
      ranked(1, null, null, { total: null, provisional: '9.50', provisionalRank: 1 }),
      ranked(2, null, null, { total: null, provisional: null, provisionalRank: null }),
      ranked(3, null, null, { total: null, provisional: '88.20', provisionalRank: 1 }),
      ranked(4, null, null, { total: null, provisional: '91.00', provisionalRank: 1 }),
    ]
    const order = (overall: boolean) => rankingRows({ ...view([]), incomplete }, 'incomplete', overall).map(({ row }) => row.evaluateeId)

    expect(order(true)).toEqual([4, 3, 1, 2])
    expect(order(false)).toEqual([1, 2, 3, 4])
  })

  it('have no place and no band when listed for reference', () => {
    expect(rankingRows(view([]), 'byReference', false)).toEqual([{ row: ranked(9, null, 'A'), place: null, opensBand: false }])
  })
})

describe('finding in the ranking', () => {
  const rows = [ranked(1, 1, 'A', { name: '信息中心党支部' }), ranked(2, 2, 'A', { name: '人事处党支部' })]
  const register = new Map<number, Evaluatee>([
    [
      1,
      {
        id: 1,
        kind: 'branch',
        code: 'B017',
        name: '信息中心党支部',
        shortName: '信息中心',
        unitId: 1,
        unitName: '省直机关',
        categoryId: 1,
        participation: 'full',
        remark: '',
        pinyin: 'xinxizhongxindangzhibu',
        initials: 'xxzxdzb',
      },
    ],
  ])

  it.each([
    { text: 'XXZX', ids: [1] },
    { text: '人事', ids: [2] },
    { text: 'b017', ids: [1] },
    { text: '省直', ids: [1, 2] },
    { text: '没有', ids: [] },
  ])('"$text"', ({ text, ids }) => {
    expect([...(idsMatching(rows, register, text) ?? [])]).toEqual(ids)
  })

  it('means everybody when blank', () => {
    expect(idsMatching(rows, register, '  ')).toBeNull()
  })
})

it('a selection keeps its order, takes new ones up to its limit and counts those left out', () => {
  expect(limitedSelection([5, 2], [2, 5, 9], 3)).toEqual({ selection: [5, 2, 9], left: 0 })
  expect(limitedSelection([5, 2, 9], [2, 5, 9, 7, 8], 3)).toEqual({ selection: [5, 2, 9], left: 2 })
  expect(limitedSelection([5, 2, 9], [9], 3)).toEqual({ selection: [9], left: 0 })
})

it('grades are ordered as the bands of the scheme', () => {
  expect([...gradeOrders([{ code: 'excellent' }, { code: 'good' }])]).toEqual([
    ['excellent', 0],
    ['good', 1],
  ])
})
