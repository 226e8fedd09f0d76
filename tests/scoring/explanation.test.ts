import { expect, test } from 'vitest'
import type { ExplanationNode, ExplanationStep } from '../../shared/domain/explanation.ts'
import { leaf, makeFacts, makeScheme, type Plain, resultsOf, rule } from './build.ts'

function find(node: ExplanationNode, code: string): ExplanationNode | undefined {
  return node.code === code ? node : node.children.map((child) => find(child, code)).find((found) => found !== undefined)
}

/** Steps of one leaf of evaluatee `A`. */
function steps(code: string, base: readonly Plain[], lists: Plain, settings: Plain = {}): readonly ExplanationStep[] {
  return find(resultsOf(makeScheme({ base, settings }), makeFacts(['A'], lists)).explain('A'), code)?.steps ?? []
}

test('a deduction leaf names each finding, multiplier, drop and cap with its effect', () => {
  const rules = [
    rule('late', '1', { text: '每次扣1分', cap: '3', multipliers: [{ code: 'm', name: '未主动报告', factor: '2' }] }),
    rule('big', '4', { text: '扣4分' }),
  ]
  const finding = (id: string, code: string, more: Plain = {}) => ({
    id,
    evaluatee: 'A',
    indicator: 'L',
    rule: code,
    foundOn: '2026-03-01',
    ...more,
  })
  const findings = [
    finding('f1', 'late', { quantity: '2', multipliers: ['m'], source: '日常督查' }),
    finding('f2', 'late', { foundOn: '2026-01-05', matterKey: 'x' }),
    finding('f3', 'big', { foundOn: '2026-02-05', matterKey: 'x', status: 'closed', closedOn: '2026-04-01' }),
  ]

  expect(steps('L', [leaf('L', '5', { kind: 'deduct', rules })], { findings }, { closing: { givesBack: '0.5' } })).toEqual([
    { code: 'start', values: { start: '5' }, change: '5' },
    {
      code: 'finding',
      values: { rule: 'late', text: '每次扣1分', quantity: '1', amount: '1', date: '2026-01-05' },
      change: '-1',
      finding: 'f2',
    },
    { code: 'same_matter', values: { matterKey: 'x', keptFinding: 'f3' }, change: '1', finding: 'f2' },
    {
      code: 'finding',
      values: { rule: 'big', text: '扣4分', quantity: '1', amount: '4', date: '2026-02-05' },
      change: '-4',
      finding: 'f3',
    },
    { code: 'given_back', values: { share: '0.5', closedOn: '2026-04-01' }, change: '2', finding: 'f3' },
    {
      code: 'finding',
      values: { rule: 'late', text: '每次扣1分', quantity: '2', amount: '2', date: '2026-03-01', source: '日常督查' },
      change: '-2',
      finding: 'f1',
    },
    { code: 'multiplier', values: { rule: 'late', name: '未主动报告', factor: '2' }, change: '-2', finding: 'f1' },
    { code: 'rule_cap', values: { rule: 'late', cap: '3', before: '4' }, change: '1' },
  ])
})

const judges = ['j1', 'j2', 'j3', 'j4'].map((code) => ({ code, name: code, group: 'panel' }))
const judged = (aggregate: Plain) =>
  leaf('L', '20', {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '10', step: '1' },
    groups: [{ code: 'panel', name: '考评组', weight: '2', aggregate }],
  })
const marks = [
  { judge: 'j3', value: '9' },
  { judge: 'j1', value: '6' },
  { judge: 'j4', state: 'recused' },
  { judge: 'j2', value: '9' },
].map((mark) => ({ evaluatee: 'A', indicator: 'L', ...mark }))

test('a judged leaf says which marks counted, which were left out and why', () => {
  expect(steps('L', [judged({ kind: 'trimmed', high: 1, low: 1, minJudges: 3 })], { judges, marks })).toEqual([
    { code: 'mark_left_out', values: { judge: 'j1', group: 'panel', state: 'scored', value: '6', reason: 'lowest' } },
    { code: 'mark', values: { judge: 'j2', group: 'panel', state: 'scored', value: '9' } },
    { code: 'mark_left_out', values: { judge: 'j3', group: 'panel', state: 'scored', value: '9', reason: 'highest' } },
    { code: 'mark_left_out', values: { judge: 'j4', group: 'panel', state: 'recused', reason: 'recused' } },
    {
      code: 'group_value',
      values: { group: 'panel', value: '18', counted: 3, aggregate: 'trimmed', weight: '1', highest: '9', lowest: '6', used: 1 },
      change: '18',
    },
  ])
})

test('beside a missing group, the others say what their weight was and is', () => {
  const method = {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '100', step: '1' },
    groups: [
      { code: 'leaders', name: '领导', weight: '50', aggregate: { kind: 'mean' } },
      { code: 'peers', name: '同级', weight: '20', aggregate: { kind: 'mean' } },
      { code: 'panel', name: '考评组', weight: '30', aggregate: { kind: 'mean' } },
    ],
    emptyGroup: 'reweight',
  }
  const facts = {
    judges: [
      { code: 'a', name: 'a', group: 'leaders' },
      { code: 'b', name: 'b', group: 'panel' },
    ],
    marks: [
      { evaluatee: 'A', indicator: 'L', judge: 'a', value: '80' },
      { evaluatee: 'A', indicator: 'L', judge: 'b', value: '96' },
    ],
  }

  const found = steps('L', [leaf('L', '100', method)], facts)

  // (50 × 80 + 30 × 96) ÷ 80 = 86
  expect(found.filter((step) => step.code.startsWith('group'))).toEqual([
    { code: 'group_empty', values: { group: 'peers', policy: 'reweight' } },
    {
      code: 'group_value',
      values: { group: 'leaders', value: '80', counted: 1, aggregate: 'mean', weight: '0.625', stated: '0.5' },
      change: '50',
    },
    {
      code: 'group_value',
      values: { group: 'panel', value: '96', counted: 1, aggregate: 'mean', weight: '0.375', stated: '0.3' },
      change: '36',
    },
  ])
})

test('a panel too small for trimming says so', () => {
  const found = steps('L', [judged({ kind: 'trimmed', high: 1, low: 1 })], { judges, marks })

  expect(found.filter((step) => step.code === 'trim_not_applied')).toEqual([
    { code: 'trim_not_applied', values: { group: 'panel', counted: 3, needed: 6 } },
  ])
})

test('a withheld survey shows neither its counts nor a share of them', () => {
  const survey = leaf('L', '20', {
    kind: 'survey',
    options: [
      { code: 'A', name: '好', coefficient: '1' },
      { code: 'B', name: '差', coefficient: '0' },
    ],
    groups: [{ code: 'staff', name: '职工', weight: '1' }],
    voidShare: null,
    minimumTurnout: '0.8',
  })
  const surveys = [{ evaluatee: 'A', indicator: 'L', group: 'staff', entitled: 10, counts: { A: 6, B: 1 } }]

  expect(steps('L', [survey], { surveys })).toEqual([
    { code: 'survey_withheld', values: { group: 'staff', turnout: '0.7', minimum: '0.8' } },
    { code: 'leaf_missing', values: { state: 'empty', policy: 'block' } },
  ])
})

test('the tree goes from the total through the parts to the leaves, with the printed number beside the exact one', () => {
  const external = { kind: 'external', fullMarks: '3' }
  const scheme = makeScheme({
    points: '20',
    base: [leaf('L', '10', external, { criteria: '按比例计分' }), leaf('M', '10', external)],
    bonus: [leaf('B', null, { kind: 'bonus', rules: [rule('r', '5')] })],
    settings: { bonusCap: '2' },
  })
  const facts = makeFacts(['A'], {
    values: [
      { evaluatee: 'A', indicator: 'L', value: '2' },
      { evaluatee: 'A', indicator: 'M', state: 'not_applicable' },
    ],
    findings: [{ id: 'f', evaluatee: 'A', indicator: 'B', rule: 'r', foundOn: '2026-03-01' }],
  })
  const nothing = { criteria: null, steps: [], children: [] }

  expect(resultsOf(scheme, facts).explain('A')).toEqual({
    code: 's',
    name: 's',
    kind: 'total',
    method: 'sum',
    state: 'scored',
    points: '20',
    exact: '46/3',
    score: '15.33333333…',
    criteria: null,
    steps: [{ code: 'rounding', values: { mode: 'half_up', digits: 2, before: '15.33333333…', after: '15.33' } }],
    children: [
      {
        ...nothing,
        code: 'base',
        name: 'base',
        kind: 'part',
        method: 'sum',
        state: 'scored',
        points: '20',
        exact: '40/3',
        score: '13.33333333…',
        steps: [{ code: 'rescaled', values: { leftOut: 'M', from: '10', to: '20' }, change: '20/3' }],
        children: [
          {
            ...nothing,
            code: 'L',
            name: 'L',
            kind: 'leaf',
            method: 'external',
            state: 'scored',
            points: '10',
            exact: '20/3',
            score: '6.66666666…',
            criteria: '按比例计分',
            steps: [{ code: 'external', values: { value: '2', fullMarks: '3' }, change: '20/3' }],
          },
          {
            ...nothing,
            code: 'M',
            name: 'M',
            kind: 'leaf',
            method: 'external',
            state: 'not_applicable',
            points: '10',
            exact: null,
            score: null,
            steps: [{ code: 'leaf_missing', values: { state: 'not_applicable', policy: 'rescale' } }],
          },
        ],
      },
      {
        ...nothing,
        code: 'bonus',
        name: 'bonus',
        kind: 'part',
        method: 'sum',
        state: 'scored',
        points: null,
        exact: '2',
        score: '2',
        steps: [{ code: 'bonus_cap', values: { cap: '2', before: '5' }, change: '-3' }],
        children: [
          {
            ...nothing,
            code: 'B',
            name: 'B',
            kind: 'leaf',
            method: 'bonus',
            state: 'scored',
            points: null,
            exact: '5',
            score: '5',
            steps: [
              { code: 'start', values: { start: '0' }, change: '0' },
              {
                code: 'finding',
                values: { rule: 'r', text: 'r', quantity: '1', amount: '5', date: '2026-03-01' },
                change: '5',
                finding: 'f',
              },
            ],
          },
        ],
      },
    ],
  })
})

test('a calibrated total shows its panel, the means and the raw total before it is rounded', () => {
  const scheme = makeScheme({
    base: [leaf('L', '100', { kind: 'external', fullMarks: '100' })],
    settings: { calibration: 'twice_averaging' },
  })
  const facts = makeFacts(
    ['A', 'B'].map((code) => ({ code, panel: `panel-${code}` })),
    { values: ['A', 'B'].map((evaluatee) => ({ evaluatee, indicator: 'L', value: evaluatee === 'A' ? '80' : '84' })) },
  )
  const tree = resultsOf(scheme, facts).explain('A')

  expect([tree.exact, tree.steps]).toEqual([
    '82',
    [
      { code: 'calibration', values: { panel: 'panel-A', panelMean: '80', meanOfPanels: '82', raw: '80' }, change: '2' },
      { code: 'rounding', values: { mode: 'half_up', digits: 2, before: '82', after: '82' } },
    ],
  ])
})
