import { describe, expect, test } from 'vitest'
import { scaleMethod } from '../../../electron/features/scheme-import/scale-method.ts'
import { withProposals } from '../../../electron/features/scheme-import/with-proposals.ts'
import { leavesOf } from '../../../electron/features/schemes/starter-schemes.ts'
import { scoreAll } from '../../../electron/scoring/score-all.ts'
import { factsSchema } from '../../../shared/domain/facts.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import { outlineOf, type TypedSheet, typedTable } from './office-workbook.ts'

const sheet = (weights: readonly [number, number, number]): TypedSheet => ({
  rows: [
    ['综合考评指标体系'],
    ['一级指标', '二级指标', '三级指标', '权重（%）', '满分', '计分方法'],
    ['过程管理', '目标任务', '整改完成率', weights[0], 100, '95%及以上得100分；90%（含）至95%得85分；90%以下得0分'],
    ['', '制度执行', '公文管理', weights[1], 100, '公文差错每发现1处扣5分，最多扣20分'],
    ['评议评价', '领导评价', '班子评价', weights[2], 100, '由考评组在0至100分之间评分，取平均值'],
  ],
  merges: ['A1:F1', 'A3:A4'],
})

describe('rules scored on scales of 100 with a weight at every leaf', () => {
  test('become leaves of as many points as their weights, with the amounts in proportion and a note at each', async () => {
    const { lines, rules, preview } = await outlineOf(await typedTable(sheet([50, 20, 30])))

    expect(lines.map((line) => line.split(' | ')[0])).toEqual([
      '1 过程管理 –',
      '· 1.1 目标任务 –',
      '· · 1.1.1 整改完成率 50',
      '· 1.2 制度执行 –',
      '· · 1.2.1 公文管理 20',
      '2 评议评价 –',
      '· 2.1 领导评价 –',
      '· · 2.1.1 班子评价 30',
    ])
    expect(preview.points).toBe('100')
    expect(preview.problems.filter(({ severity }) => severity !== 'remark')).toEqual([])
    const [rate, papers] = rules.reading.leaves
    expect(rate?.proposed?.method).toMatchObject({ curve: { tiers: [{ points: '50' }, { points: '42.5' }, { points: '0' }] } })
    expect(papers?.proposed?.method).toMatchObject({ rules: [{ amount: { kind: 'fixed', amount: '1' }, cap: '4' }] })
    expect(rules.reading.leaves.map(({ certainty, clauses }) => [certainty, clauses[0]?.note])).toEqual([
      ['guess', { code: 'weight_as_points', values: { from: '100', weight: '50', points: '50' } }],
      ['guess', { code: 'weight_as_points', values: { from: '100', weight: '20', points: '20' } }],
      ['guess', { code: 'weight_as_points', values: { from: '100', weight: '30', points: '30' } }],
    ])
  })

  test('come to the weighted total of the scores on 100', async () => {
    const { rules } = await outlineOf(await typedTable(sheet([50, 20, 30])))
    const scheme = withProposals(rules.drafted.scheme, rules.reading)
    const [rate, papers, leaders] = leavesOf(scheme).map(({ code }) => code)
    const judged = leavesOf(scheme)[2]?.method
    const group = judged?.kind === 'judged' ? judged.groups[0]?.code : ''
    const facts = factsSchema.parse({
      format: 'hengjian-facts/1',
      evaluatees: [{ code: 'u', name: '甲单位' }],
      judges: [
        { code: 'j1', name: '评委一', group },
        { code: 'j2', name: '评委二', group },
      ],
      values: [{ evaluatee: 'u', indicator: rate, value: '92' }],
      findings: [{ id: 'f', evaluatee: 'u', indicator: papers, rule: 'r1', quantity: '3', foundOn: '2026-03-05' }],
      marks: [
        { evaluatee: 'u', indicator: leaders, judge: 'j1', value: '90' },
        { evaluatee: 'u', indicator: leaders, judge: 'j2', value: '85' },
      ],
    })

    const scored = scoreAll(scheme, facts)

    // 85 × 50 % + (100 − 15) × 20 % + 87.5 × 30 %
    expect(scored.ok && scored.results.evaluatees[0]?.score?.rounded).toBe(857_500)
  })

  test('stay as written where the weights do not come to the whole', async () => {
    const { lines, preview } = await outlineOf(await typedTable(sheet([50, 20, 20])))

    expect(lines[2]).toMatch(/^· · 1\.1\.1 整改完成率 100/)
    expect(preview.problems.map(({ code }) => code)).toContain('weights_sum')
  })
})

describe('a scaled method', () => {
  test.each<{ method: LeafMethod; scaled: object | null }>([
    {
      method: {
        kind: 'measured',
        unitLabel: '',
        basis: 'value',
        zeroBaseline: 'block',
        direction: 'higher',
        curve: { kind: 'rank_points', places: { kind: 'drop', drop: '5', floor: '60' }, tied: 'better_place' },
      },
      scaled: { curve: { places: { drop: '1', floor: '12' } } },
    },
    {
      method: {
        kind: 'measured',
        unitLabel: '',
        basis: 'value',
        zeroBaseline: 'block',
        direction: 'higher',
        curve: { kind: 'linear', low: '80', high: '100' },
      },
      scaled: { curve: { low: '80', high: '100' } },
    },
    {
      method: {
        kind: 'deduct',
        floor: '-10',
        rules: [
          {
            code: 'a',
            text: 'a',
            unit: 'event',
            amount: { kind: 'repetition', amounts: ['5', '10'] },
            evidence: 'optional',
            sharedCap: 's',
          },
        ],
        sharedCaps: [{ code: 's', name: 's', cap: '15' }],
      },
      scaled: { floor: '-2', rules: [{ amount: { amounts: ['1', '2'] } }], sharedCaps: [{ cap: '3' }] },
    },
    {
      method: {
        kind: 'deduct',
        rules: [{ code: 'a', text: 'a', unit: 'event', amount: { kind: 'fixed', amount: '0.0001' }, evidence: 'optional' }],
      },
      scaled: null,
    },
  ])('from 100 to 20 points: $method.kind', ({ method, scaled }) => {
    const result = scaleMethod(method, 1_000_000, 200_000)
    if (scaled === null) expect(result).toBeNull()
    else expect(result).toMatchObject(scaled)
  })
})
