import { describe, expect, test } from 'vitest'
import { previewLeaf } from '../../../electron/features/scheme-trial/leaf-preview.ts'
import type { LeafPreview, RuleTrial } from '../../../shared/contract/leaf-preview.ts'
import { type IndicatorPart, type Leaf, leafSchema } from '../../../shared/domain/scheme/indicators.ts'

function leaf(points: string | null, method: unknown): Leaf {
  return leafSchema.parse({ code: '1', name: '三会一课', points, method })
}

function preview<Kind extends LeafPreview['kind']>(
  kind: Kind,
  of: Leaf,
  trials: readonly RuleTrial[] = [],
  part: IndicatorPart = 'base',
): Extract<LeafPreview, { kind: Kind }> {
  const found = previewLeaf(of, part, trials)
  expect(found.kind).toBe(kind)
  return found as Extract<LeafPreview, { kind: Kind }>
}

const missed = { code: 'a', text: '每少召开1次扣0.5分，最多扣1分', unit: 'event', amount: { kind: 'fixed', amount: '0.5' }, cap: '1' }
const late = {
  code: 'b',
  text: '记录不完整的扣分',
  unit: 'event',
  amount: { kind: 'range', min: '0.25', max: '2' },
  multipliers: [{ code: 'hidden', name: '未主动报告', factor: '2' }],
}
const again = { code: 'c', text: '一年内多次被通报', unit: 'event', amount: { kind: 'repetition', amounts: ['1', '2', '4'] } }

describe('a catalogue of rules', () => {
  test('shows each rule with three events, before and after its cap, and says which cap held', () => {
    const found = preview('findings', leaf('10', { kind: 'deduct', rules: [missed] }))

    expect(found).toEqual({
      kind: 'findings',
      start: '10',
      rules: [
        {
          rule: 'a',
          quantity: '3',
          level: null,
          chosen: null,
          multipliers: [],
          times: 1,
          before: '-1.5',
          after: '-1',
          limits: [{ code: 'rule_cap', limit: '1', name: null }],
        },
      ],
      together: { score: '9', limits: [{ code: 'rule_cap', limit: '1', name: null }], outdone: [] },
    })
  })

  test('takes the typed quantity, the chosen value and the ticked multiplier', () => {
    const found = preview('findings', leaf('10', { kind: 'deduct', rules: [late] }), [
      { rule: 'b', quantity: '2', chosen: '0.75', multipliers: ['hidden'] },
    ])

    expect(found.rules[0]).toMatchObject({ quantity: '2', chosen: '0.75', multipliers: ['hidden'], before: '-3', after: '-3' })
  })

  test('tries a rule that goes by how often once for each of its amounts', () => {
    const found = preview('findings', leaf('10', { kind: 'deduct', rules: [again] }))
    const twice = preview('findings', leaf('10', { kind: 'deduct', rules: [again] }), [{ rule: 'c', times: 2, quantity: '20' }])

    expect(found.rules[0]).toMatchObject({ times: 3, before: '-7', after: '-7' })
    expect(twice.rules[0]).toMatchObject({ times: 2, before: '-3', after: '-3' })
  })

  test('has no points for a chosen value outside the range and for half an event', () => {
    const rules = [missed, late]
    const found = preview('findings', leaf('10', { kind: 'deduct', rules }), [
      { rule: 'a', quantity: '0.5' },
      { rule: 'b', chosen: '2.5' },
    ])

    expect(found.rules.map(({ before, after }) => [before, after])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(found.together.score).toBe('10')
  })

  test('ends at the floor, and at the cap of a bonus leaf', () => {
    const all = { code: 'd', text: '未开展的不得分', unit: 'once', amount: { kind: 'all' } }
    const found = preview('findings', leaf('6', { kind: 'deduct', rules: [all, again] }))
    const bonus = preview('findings', leaf('5', { kind: 'bonus', rules: [again] }), [], 'bonus')

    expect(found.together).toEqual({ score: '0', limits: [{ code: 'floor', limit: '0', name: null }], outdone: [] })
    expect(bonus.rules[0]).toMatchObject({ before: '7', after: '5', limits: [{ code: 'leaf_cap', limit: '5' }] })
  })

  test('lets rules of a highest-only group meet in one matter', () => {
    const grouped = [
      { ...missed, group: 'g' },
      { ...again, group: 'g' },
    ]
    const method = { kind: 'deduct', rules: grouped, groups: [{ code: 'g', name: '同一事项', scope: 'matter' }] }

    const found = preview('findings', leaf('10', method), [{ rule: 'c', times: 1 }])

    expect(found.together).toEqual({
      score: '9',
      limits: [{ code: 'rule_cap', limit: '1', name: null }],
      outdone: ['c'],
    })
  })

  test('says what is missing when a rule cannot be computed', () => {
    const all = { code: 'd', text: '未开展的不得分', unit: 'once', amount: { kind: 'all' } }

    expect(previewLeaf(leaf(null, { kind: 'deduct', start: '5', rules: [all] }), 'base', [])).toEqual({
      kind: 'impossible',
      problem: 'points_missing',
    })
  })

  test('starts at 0 in the deduction part', () => {
    const found = preview('findings', leaf(null, { kind: 'deduct', rules: [again] }), [{ rule: 'c', times: 1 }], 'deduction')

    expect(found.start).toBe('0')
    expect(found.together.score).toBe('-1')
  })
})

describe('a curve', () => {
  const measured = (curve: unknown, more: object = {}) => leaf('10', { kind: 'measured', curve, ...more })
  const scores = (found: { readonly points: readonly { readonly value: string; readonly score: string | null }[] }, ...values: string[]) =>
    values.map((value) => found.points.find((point) => point.value === value)?.score)

  test('has its corners and about sixty values between', () => {
    const found = preview('curve', measured({ kind: 'linear', low: '60', high: '100' }))

    expect(found.axis).toBe('value')
    expect(scores(found, '50', '60', '70', '80', '100', '110')).toEqual(['0', '0', '2.5', '5', '10', '10'])
    expect(found.points.filter((point) => point.corner).map((point) => point.value)).toEqual(['60', '100'])
    expect(found.points.length).toBeGreaterThan(55)
  })

  test('shows both sides of a jump of tiers, and no points in a gap', () => {
    const tiers = [
      { from: null, to: '60', points: '0' },
      { from: '60', to: '85', points: '6' },
      { from: '90', to: null, points: '10' },
    ]

    const found = preview('curve', measured({ kind: 'tiers', tiers }))

    expect(scores(found, '59.9999', '60', '84.9999', '85', '89.9999', '90')).toEqual(['0', '6', '6', null, null, '10'])
  })

  test('jumps where a target is reached, on its own side', () => {
    const found = preview('curve', measured({ kind: 'threshold', target: '80' }))
    const lower = preview('curve', measured({ kind: 'threshold', target: '80' }, { direction: 'lower' }))

    expect(scores(found, '79.9999', '80')).toEqual(['0', '10'])
    expect(scores(lower, '80', '80.0001')).toEqual(['10', '0'])
  })

  test('falls by whole steps, or rises where lower is better', () => {
    const steps = { kind: 'per_step', target: '100', step: '10', cost: '4', steps: 'whole' }
    const found = preview('curve', measured(steps))
    const lower = preview('curve', measured({ ...steps, target: '0' }, { direction: 'lower' }))

    expect(scores(found, '100', '90.0001', '90', '80', '70')).toEqual(['10', '10', '6', '2', '0'])
    expect(scores(lower, '0', '9.9999', '10', '30')).toEqual(['10', '10', '6', '0'])
  })

  test('goes by the change against last year where the leaf does', () => {
    const found = preview('curve', measured({ kind: 'linear', low: '0', high: '20' }, { basis: 'change', direction: 'lower' }))

    expect(found.axis).toBe('change')
    expect(scores(found, '0', '10', '20')).toEqual(['0', '5', '10'])
  })

  test('goes by percent of the own target or of the best', () => {
    const own = preview('curve', measured({ kind: 'ratio', target: null }))
    const best = preview('curve', measured({ kind: 'ratio_to_best' }))

    expect([own.axis, best.axis]).toEqual(['share_of_target', 'share_of_best'])
    expect(scores(own, '0', '60', '100', '120')).toEqual(['0', '6', '10', '10'])
    expect(scores(best, '50', '100')).toEqual(['5', '10'])
  })

  test('lists the points of places, and what two share at the second', () => {
    const table = { kind: 'table', points: ['7', '6', '5'], beyond: '1' }
    const better = preview('curve', measured({ kind: 'rank_points', places: table }))
    const mean = preview('curve', measured({ kind: 'rank_points', places: table, tied: 'mean_of_places' }))
    const drop = preview(
      'curve',
      measured({ kind: 'rank_points', places: { kind: 'drop', drop: '3', floor: '2' } }, { direction: 'lower' }),
    )

    expect(better.points.map((point) => point.score)).toEqual(['7', '6', '5', '1', '1'])
    expect([better.tied, mean.tied]).toEqual(['6', '5.5'])
    expect(drop.points.map((point) => point.score).slice(0, 5)).toEqual(['10', '7', '4', '2', '2'])
  })
})

describe('options', () => {
  const judges = (aggregate: unknown) => [{ code: 'j', name: '评委', weight: '1', aggregate }]

  test('of a scale have the ends in points and a panel of which trimming leaves out one at each end', () => {
    const scale = { kind: 'range', min: '0', max: '10', step: '0.5' }
    const trimmed = { kind: 'trimmed', high: 1, low: 1, minJudges: 6 }

    const found = preview('options', leaf('20', { kind: 'judged', scale, groups: judges(trimmed) }))

    expect([found.worst, found.best, found.options]).toEqual(['0', '20', []])
    expect(found.example.entries.map(({ choice, leftOut }) => [choice, leftOut])).toEqual([
      ['9', false],
      ['8', false],
      ['10', true],
      ['7', true],
      ['8.5', false],
      ['9.5', false],
    ])
    // (9 + 8 + 8.5 + 9.5) ÷ 4 = 8.75 of 10, on 20 points
    expect(found.example.score).toBe('17.5')
  })

  test('of a rubric have each its points', () => {
    const options = [
      { code: 'A', name: '好', coefficient: '1' },
      { code: 'B', name: '较好', coefficient: '0.85' },
    ]

    const found = preview('options', leaf('20', { kind: 'judged', scale: { kind: 'options', options }, groups: judges({ kind: 'mean' }) }))

    expect(found.options).toEqual([
      { factor: null, option: 'A', score: '20' },
      { factor: null, option: 'B', score: '17' },
    ])
    expect([found.worst, found.best]).toEqual(['17', '20'])
  })

  test('of a survey leave abstentions out of the divisor', () => {
    const options = [
      { code: 'A', name: '满意', coefficient: '1' },
      { code: 'B', name: '基本满意', coefficient: '0.6' },
      { code: 'N', name: '不了解', coefficient: null },
    ]
    const groups = [{ code: 'r', name: '群众', weight: '1' }]

    const found = preview('options', leaf('21', { kind: 'survey', options, groups }))

    expect(found.options.map(({ score }) => score)).toEqual(['21', '12.6', null])
    expect(found.example.entries.map(({ count, leftOut }) => [count, leftOut])).toEqual([
      [30, false],
      [12, false],
      [2, true],
    ])
    // 21 × (30 + 12 × 0.6) ÷ 42
    expect(found.example.score).toBe('18.6')
  })

  test('of tasks stand with the best of the other factors', () => {
    const three = (...coefficients: string[]) =>
      coefficients.map((coefficient, index) => ({ code: `o${index}`, name: `第${index}档`, coefficient }))
    const factors = [
      { code: 'f', name: '难度', options: three('1', '0.9', '0.8') },
      { code: 'g', name: '成效', options: three('1', '0.5') },
    ]

    const found = preview('options', leaf('100', { kind: 'tasks', factors }))

    expect(found.options.map(({ score }) => score)).toEqual(['100', '90', '80', '100', '50'])
    expect([found.worst, found.best, found.example.score]).toEqual(['40', '100', '45'])
  })

  test('of a score from elsewhere are in proportion', () => {
    const found = preview('options', leaf('20', { kind: 'external', fullMarks: '345' }))

    expect([found.worst, found.best]).toEqual(['0', '20'])
    expect(found.example).toEqual({ entries: [{ group: null, choice: '293.25', count: 1, leftOut: false }], score: '17' })
  })
})
