import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../renderer/components/day-arithmetic.ts'
import { leafCatalogue } from '../../renderer/features/findings/leaf-catalogue.ts'
import {
  commonActions,
  conditionsOf,
  nextSort,
  openFilter,
  pagesOf,
  pointsDirection,
  statusTone,
  usualSort,
} from '../../renderer/features/findings/list-view.ts'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'

const row: FindingRow = {
  id: 1,
  evaluateeId: 7,
  evaluatee: '信息中心党支部',
  indicator: 'A1',
  indicatorName: '三会一课',
  rule: 'r1',
  description: '1 月支委会未召开',
  points: '-0.5',
  source: 'routine_supervision',
  foundOn: '2026-03-18',
  deadline: '2026-04-01',
  status: 'submitted',
  overdueDays: 0,
  evidenceCount: 0,
  recordedBy: '办公室',
  confirmedBy: null,
  uncounted: null,
}

describe('reading the list in pages', () => {
  it.each([
    ['a short list is one page', 0, 30, 150, []],
    ['the top reads the second page ahead', 0, 30, 60_000, [1]],
    ['a jump to the end reads the last page only', 59_970, 59_999, 60_000, [299]],
    ['a window over a border reads both sides and ahead', 390, 420, 60_000, [1, 2, 3]],
  ])('%s', (_case, first, last, total, pages) => {
    expect(pagesOf(first, last, total)).toEqual(pages)
  })
})

describe('the order of the list', () => {
  it('turns round on the same column and begins naturally on another', () => {
    expect(nextSort(usualSort, 'foundOn')).toEqual({ by: 'foundOn', descending: false })
    expect(nextSort(usualSort, 'evaluatee')).toEqual({ by: 'evaluatee', descending: false })
  })
})

describe('the filter', () => {
  it('counts the conditions beside chip and search text', () => {
    const filter = { ...openFilter(1), group: 'overdue' as const, text: '党课', evaluateeId: 7, from: '2026-01-01' }

    expect(conditionsOf(filter)).toBe(2)
  })
})

describe('actions on several findings', () => {
  it('offers what every selected finding allows', () => {
    expect(commonActions([row, { ...row, id: 2 }])).toEqual({ confirm: true, submit: false, return: true })
    expect(commonActions([row, { ...row, id: 2, status: 'draft' }])).toEqual({ confirm: false, submit: false, return: false })
    expect(commonActions([])).toEqual({ confirm: false, submit: false, return: false })
  })
})

describe('the tone of a status', () => {
  it.each([
    ['rectifying', 3, 'red'],
    ['rectifying', 0, 'amber'],
    ['closed', 0, 'green'],
    ['confirmed', 0, 'blue'],
    ['submitted', 0, 'neutral'],
  ] as const)('%s with %i days overdue is %s', (status, overdueDays, tone) => {
    expect(statusTone({ status, overdueDays })).toBe(tone)
  })
})

describe('points', () => {
  it('have a direction only where something moves', () => {
    expect(['-1', '1', '0', null].map(pointsDirection)).toEqual(['loss', 'gain', 'none', 'none'])
  })
})

describe('days', () => {
  it.each([
    ['2026-02-20', 14, '2026-03-06'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-02-30', 1, null],
    ['2026', 1, null],
  ])('%s and %i days is %s', (day, days, result) => {
    expect(addDays(day, days)).toBe(result)
  })

  it('counts the days between two dates with sign', () => {
    expect([daysBetween('2026-03-20', '2026-04-03'), daysBetween('2026-04-03', '2026-03-20')]).toEqual([14, -14])
  })
})

describe('the catalogue of leaves', () => {
  it('holds the leaves that findings can name, with path and the direction of each rule', () => {
    const scheme = schemeSchema.parse({
      format: 'hengjian-scheme/1',
      code: 'S',
      name: '方案',
      kind: 'branch',
      points: '20',
      settings: { bands: [{ code: 'A', name: '优秀', lower: '90', upper: null }] },
      parts: [
        {
          indicator: {
            code: 'A',
            name: '组织过硬',
            points: '20',
            children: [
              {
                code: 'A1',
                name: '三会一课',
                points: '12',
                method: {
                  kind: 'deduct',
                  rules: [
                    { code: 'r1', text: '少开一次扣 0.5 分', unit: 'event', amount: { kind: 'fixed', amount: '0.5' } },
                    { code: 'r2', text: '补开一次补 0.2 分', unit: 'event', amount: { kind: 'fixed', amount: '0.2' }, effect: 'add' },
                  ],
                },
              },
              { code: 'A2', name: '学时', points: '8', method: { kind: 'measured', curve: { kind: 'threshold', target: '30' } } },
            ],
          },
        },
        {
          part: 'veto',
          indicator: {
            code: 'V',
            name: '一票否决',
            points: null,
            method: { kind: 'veto', rules: [{ code: 'v1', text: '被立案审查', effect: { kind: 'bar', grade: 'A' } }] },
          },
        },
      ],
    })

    const catalogue = leafCatalogue(scheme)

    expect(catalogue.map(({ code, path, method, rules }) => [code, path, method, rules.map((rule) => rule.direction)])).toEqual([
      ['A1', ['组织过硬'], 'deduct', ['deduct', 'add']],
      ['V', [], 'veto', ['veto']],
    ])
    expect(catalogue.at(-1)?.rules[0]?.effect).toEqual({ kind: 'bar', grade: '优秀' })
  })
})
