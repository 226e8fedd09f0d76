import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { explanationText } from '../../renderer/components/explanation-panel/explanation-text.ts'
import { allKeys, groupKeys, keysTo, treeMove, visibleLines } from '../../renderer/components/explanation-panel/explanation-tree.ts'
import { fractionDecimal } from '../../renderer/components/explanation-panel/fraction-decimal.ts'
import { type StepNames, stepNames } from '../../renderer/components/explanation-panel/step-names.ts'
import { nodeName, nodeScoreWords, shownSteps, stepEffect, stepWords } from '../../renderer/components/explanation-panel/step-words.ts'
import { en } from '../../renderer/i18n/en.ts'
import { zh } from '../../renderer/i18n/zh.ts'
import type { ResultExplanation } from '../../shared/contract/results.ts'
import { type ExplanationNode, stepCodes } from '../../shared/domain/explanation.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

let t: TFunction
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } })
})

/** Names of a scheme that nobody has read: every code stands for itself. */
const plain: StepNames = { group: String, option: String, judge: String, indicator: String, choice: String }

function node(code: string, children: readonly ExplanationNode[] = [], more: Partial<ExplanationNode> = {}): ExplanationNode {
  return {
    code,
    name: code,
    kind: 'group',
    method: null,
    state: 'scored',
    points: '10',
    exact: '10',
    score: '10',
    criteria: null,
    steps: [],
    children,
    ...more,
  }
}

describe('numbers of an explanation', () => {
  it.each([
    ['87', '87'],
    ['8731/100', '87.31'],
    ['-1/2', '-0.5'],
    ['1/3', '0.33333333…'],
    ['-2/3', '-0.66666666…'],
    ['1/1024', '0.00097656…'],
    ['0', '0'],
  ])('writes %s as %s', (fraction, decimal) => {
    expect(fractionDecimal(fraction)).toBe(decimal)
  })

  it('refuses a text that is no fraction', () => {
    expect(() => fractionDecimal('1.5')).toThrow('not a fraction: "1.5"')
  })
})

describe('steps in words', () => {
  it('exist for every step code in Chinese and English', () => {
    expect(Object.keys(zh.explanation.step).sort()).toEqual([...stepCodes].sort())
    expect(Object.keys(en.explanation.step).sort()).toEqual([...stepCodes].sort())
  })

  it('name a finding with its date, text, quantity and source', () => {
    const step = {
      code: 'finding' as const,
      values: {
        rule: 'r1',
        text: '支委会每少召开1次扣0.5分',
        quantity: '2',
        amount: '0.5',
        date: '2026-03-18',
        source: 'routine_supervision',
      },
      change: '-1',
    }

    expect(stepWords(t, step, plain)).toBe('2026-03-18 支委会每少召开1次扣0.5分，数量 2（日常督查）')
    expect(stepEffect(step)).toBe('−1')
  })

  it('say that a recused judge was left out, and never print a zero for the missing mark', () => {
    const step = {
      code: 'mark_left_out' as const,
      values: { judge: '评委3', group: '考评组', value: null, state: 'recused', reason: 'recused' },
    }

    expect(stepWords(t, step, plain)).toBe('评委3（考评组）回避 不计：回避')
    expect(stepEffect(step)).toBeNull()
  })

  it('add last year and the target only where the step carries them', () => {
    expect(stepWords(t, { code: 'value', values: { value: '0', unit: '件', state: 'scored', baseline: '12' } }, plain)).toBe(
      '录入值 0件，上年 12',
    )
    expect(stepWords(t, { code: 'value', values: { value: '93', unit: '%', state: 'scored' } }, plain)).toBe('录入值 93%')
  })

  it('say once what the sentence already names', () => {
    expect(stepWords(t, { code: 'rescaled', values: { leftOut: '党费收缴', from: '26', to: '30' } }, plain)).toBe(
      '未计 党费收缴，其余由 26 分折算到 30 分',
    )
  })
})

describe('names in steps', () => {
  const scheme: Scheme = schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 's',
    name: '方案',
    kind: 'branch',
    points: '6',
    parts: [
      {
        indicator: {
          code: '2.3',
          name: '民主评议',
          points: '6',
          method: {
            kind: 'judged',
            scale: {
              kind: 'options',
              options: [
                { code: 'good', name: '好', coefficient: '1' },
                { code: 'poor', name: '差', coefficient: '0' },
              ],
            },
            groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
          },
        },
      },
    ],
  })
  const judges = [{ id: 3, code: 'j3', name: '评委三', group: 'panel', marks: 1 }]
  const tree = node('s', [node('2.3', [], { name: '民主评议' })])

  it('are those of the scheme and of the judges', () => {
    const namesFor = stepNames({ tree, scheme, judges })
    const step = { code: 'mark' as const, values: { judge: '3', group: 'panel', state: 'scored', option: 'good' } }

    expect(stepWords(t, step, namesFor('2.3'))).toBe('评委三（考评组）：好')
    expect(stepWords(t, { code: 'rescaled', values: { leftOut: '2.3 x', from: '26', to: '30' } }, namesFor('s'))).toBe(
      '未计 民主评议、x，其余由 26 分折算到 30 分',
    )
  })

  it('say of a mean how many marks counted, which were dropped and what the group weighs', () => {
    const namesFor = stepNames({ tree, scheme, judges })
    const values = {
      group: 'panel',
      value: '88.3',
      counted: 9,
      aggregate: 'trimmed',
      weight: '0.625',
      highest: '95',
      lowest: '80',
      used: 7,
    }

    expect(stepWords(t, { code: 'group_value', values }, namesFor('2.3'))).toBe(
      '考评组：9 名有效，去掉极值后的平均值为 88.3，权重 62.5%，去掉最高 95，去掉最低 80，计入 7 名',
    )
    const shared = { group: 'panel', value: '80', counted: 1, aggregate: 'mean', weight: '0.33333333…', stated: '0.3' }
    expect(stepWords(t, { code: 'group_value', values: shared }, namesFor('2.3'))).toBe(
      '考评组：1 名有效，平均值为 80，权重 33.33%（方案定为 30%，缺少的类别已由其余分担）',
    )
  })

  it('are the codes themselves until the scheme has been read', () => {
    const namesFor = stepNames({ tree, scheme: null, judges: [] })

    expect(stepWords(t, { code: 'group_empty', values: { group: 'panel', policy: 'reweight' } }, namesFor('2.3'))).toBe(
      'panel没有有效分值：权重分给其余类别',
    )
  })
})

describe('nodes that the scheme does not name', () => {
  it('are named by the program', () => {
    expect(nodeName(t, node('five-branch', [], { kind: 'total' }))).toBe('总分')
    expect(nodeName(t, node('bonus', [], { kind: 'part' }))).toBe('加分')
  })

  it('say of a veto whether it happened, not that an input is missing', () => {
    const missing = { code: 'leaf_missing' as const, values: { state: 'empty', policy: 'block' } }
    const none = node('v', [], { method: 'veto', state: 'empty', score: null, exact: null, steps: [missing] })
    const happened = { ...none, steps: [{ code: 'veto' as const, values: { text: '立案审查', effect: 'bar', date: '2026-05-01' } }] }

    expect([nodeScoreWords(t, none), shownSteps(none).length]).toEqual(['未发生', 0])
    expect([nodeScoreWords(t, happened), shownSteps(happened).length]).toEqual(['已发生', 1])
    expect(nodeScoreWords(t, node('red-lines', [none], { score: null }))).toBe('未发生')
    expect(nodeScoreWords(t, node('veto', [happened], { kind: 'part', score: null }))).toBe('已发生')
  })
})

describe('the tree of an explanation', () => {
  const tree = node('total', [node('a', [node('a1'), node('a2')]), node('b')])

  it('shows the children of open nodes only, with their places', () => {
    const lines = visibleLines(tree, new Set(['total']))

    expect(lines.map(({ key, level, position, siblings }) => [key, level, position, siblings])).toEqual([
      ['total', 1, 1, 1],
      ['total a', 2, 1, 2],
      ['total b', 2, 2, 2],
    ])
  })

  it('finds the way to an indicator by its code', () => {
    expect(keysTo(tree, 'a2')).toEqual(['total', 'total a', 'total a a2'])
    expect(keysTo(tree, 'nowhere')).toEqual([])
    expect(allKeys(tree)).toEqual(['total', 'total a', 'total a a1', 'total a a2', 'total b'])
  })

  it('opens down to the leaves, which show their scores', () => {
    const leaf = (code: string) => node(code, [], { kind: 'leaf' })

    expect(groupKeys(node('total', [node('a', [leaf('a1'), leaf('a2')]), leaf('b')]))).toEqual(['total', 'total a'])
  })

  it.each([
    { pressed: 'ArrowDown', from: 'total', expected: { kind: 'focus', key: 'total a' } },
    { pressed: 'ArrowUp', from: 'total', expected: null },
    { pressed: 'End', from: 'total', expected: { kind: 'focus', key: 'total b' } },
    { pressed: 'ArrowRight', from: 'total', expected: { kind: 'focus', key: 'total a' } },
    { pressed: 'ArrowRight', from: 'total a', expected: { kind: 'open', key: 'total a' } },
    { pressed: 'ArrowLeft', from: 'total a', expected: { kind: 'focus', key: 'total' } },
    { pressed: 'ArrowLeft', from: 'total', expected: { kind: 'close', key: 'total' } },
    { pressed: 'Enter', from: 'total b', expected: { kind: 'open', key: 'total b' } },
    { pressed: 'x', from: 'total', expected: null },
  ])('answers $pressed on $from', ({ pressed, from, expected }) => {
    const open = new Set(['total'])

    expect(treeMove(visibleLines(tree, open), from, pressed, open)).toEqual(expected)
  })
})

describe('an explanation as text', () => {
  it('writes every number, step and finding, indented', () => {
    const explanation: ResultExplanation = {
      evaluateeId: 1,
      name: '信息中心党支部',
      provisional: true,
      total: '87.31',
      rank: 22,
      of: 34,
      gradeName: '良好',
      tree: node(
        'total',
        [
          node('m3', [], {
            name: '三会一课',
            kind: 'leaf',
            points: '12',
            score: '11.5',
            steps: [
              { code: 'finding', values: { text: '每少召开1次扣0.5分', quantity: '1', date: '2026-03-18' }, change: '-1/2', finding: '7' },
            ],
          }),
          node('m4', [], { name: '谈心谈话', kind: 'leaf', points: null, state: 'absent', score: null, exact: null }),
        ],
        { name: '总分', points: '100', score: '87.31' },
      ),
      findings: [
        {
          id: 7,
          foundOn: '2026-03-18',
          source: 'routine_supervision',
          description: '1 月支委会未召开',
          status: 'confirmed',
          recordedBy: '甲',
          confirmedBy: null,
          confirmedAt: null,
          onePersonException: false,
          evidence: [],
        },
      ],
    }

    expect(explanationText(t, explanation, () => plain).split('\n')).toEqual([
      '信息中心党支部的得分说明',
      '总分 87.31 · 暂计 · 暂列第 22 名（共 34） · 良好',
      '总分  87.31 / 100',
      '  三会一课  11.5 / 12',
      '    · 2026-03-18 每少召开1次扣0.5分，数量 1  −0.5',
      '      1 月支委会未召开',
      '      录入人 甲 · 复核人 尚未复核 · 佐证材料 无佐证材料',
      '  谈心谈话  缺席',
    ])
  })

  it('cuts endless decimals only', () => {
    expect(nodeScoreWords(t, node('x', [], { score: '95.94714285…' }))).toBe('95.9471…')
    expect(nodeScoreWords(t, node('x', [], { score: '0.00097656' }))).toBe('0.00097656')
  })

  it('prints the state where there is no score', () => {
    expect(nodeScoreWords(t, node('x', [], { score: null, exact: null, state: 'not_applicable' }))).toBe('不考核')
  })
})
