import { describe, expect, test } from 'vitest'
import { changedNodes } from '../../renderer/features/schemes/trial/changed-nodes.ts'
import {
  factsFor,
  formOf,
  marksText,
  noFacts,
  quantityOf,
  readMarks,
  withMarks,
  withQuantity,
  withTimes,
} from '../../renderer/features/schemes/trial/trial-facts.ts'
import type { TrialFinding, TrialLeaf } from '../../shared/contract/scheme-trial.ts'
import type { ExplanationNode } from '../../shared/domain/explanation.ts'
import type { Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { Rule } from '../../shared/domain/scheme/rules.ts'

const words = { absent: '缺席', recused: '回避', not_applicable: '不考核' }
const range = { kind: 'range', min: '0', max: '10', step: '0.5' } as const
const options = {
  kind: 'options',
  options: [
    { code: 'good', name: '好', coefficient: '1' },
    { code: 'fair', name: '较好', coefficient: '0.8' },
  ],
} as { kind: 'options'; options: { code: string; name: string; coefficient: string }[] }
const fresh = { foundOn: '2026-03-01', reason: '试算' }

function rule(change: Partial<Rule> = {}): Rule {
  return {
    code: 'missed',
    text: '每少1次扣0.5分',
    unit: 'event',
    amount: { kind: 'fixed', amount: '0.5' },
    evidence: 'optional',
    ...change,
  }
}

function finding(id: string, quantity: string, foundOn = '2026-01-01'): TrialFinding {
  return { id, rule: 'missed', quantity, multipliers: [], status: 'confirmed', foundOn }
}

describe('a row of marks', () => {
  test('is numbers and states, however they are separated', () => {
    expect(readMarks(' 8 ９，7.5、回避 缺席', range, words)).toEqual({
      marks: [
        { state: 'scored', value: '8' },
        { state: 'scored', value: '9' },
        { state: 'scored', value: '7.5' },
        { state: 'recused' },
        { state: 'absent' },
      ],
      unread: [],
    })
  })

  test('is option names or codes where options are chosen', () => {
    expect(readMarks('好 FAIR 差', options, words)).toEqual({
      marks: [
        { state: 'scored', option: 'good' },
        { state: 'scored', option: 'fair' },
      ],
      unread: ['差'],
    })
  })

  test('keeps its judges, numbers new ones and reads back as it is written', () => {
    const before: TrialLeaf = { ...noFacts, marks: [{ judge: '12', group: 'panel', state: 'scored', value: '3' }] }

    const after = withMarks(before, 'panel', readMarks('8 回避', range, words).marks)

    expect(after.marks).toEqual([
      { judge: '12', group: 'panel', state: 'scored', value: '8' },
      { judge: 'panel-2', group: 'panel', state: 'recused' },
    ])
    expect(marksText(after.marks, range, words)).toBe('8 回避')
  })
})

describe('a rule', () => {
  test.each<[string, Partial<Rule>]>([
    ['quantity', {}],
    ['tick', { unit: 'once' }],
    ['tick', { amount: { kind: 'all' } }],
    ['times', { amount: { kind: 'repetition', amounts: ['1', '2'] } }],
    ['entries', { amount: { kind: 'range', min: '1', max: '3' } }],
    ['entries', { multipliers: [{ code: 'hidden', name: '隐瞒', factor: '2' }] }],
  ])('is typed as %s', (form, change) => {
    expect(formOf(rule(change))).toBe(form)
  })

  test('takes a higher quantity from its last finding, a lower one from the end', () => {
    const leaf: TrialLeaf = { ...noFacts, findings: [finding('a', '1'), finding('b', '2')] }

    expect(quantityOf(leaf, 'missed')).toBe('3')
    expect(withQuantity('A1', leaf, rule(), '5', fresh).findings.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['a', '1'],
      ['b', '4'],
    ])
    expect(withQuantity('A1', leaf, rule(), '1', fresh).findings.map(({ id, quantity }) => [id, quantity])).toEqual([['a', '1']])
    expect(withQuantity('A1', leaf, rule(), null, fresh).findings).toEqual([])
  })

  test('begins with one finding of the day of the trial', () => {
    expect(withQuantity('A1', noFacts, rule(), '2.5', fresh).findings).toEqual([
      { id: 'A1 missed 1', rule: 'missed', quantity: '2.5', multipliers: [], status: 'confirmed', foundOn: '2026-03-01' },
    ])
  })

  test('whose amount rises has one finding a time', () => {
    const three = withTimes('A1', noFacts, rule(), 3, fresh)

    expect(three.findings.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['A1 missed 1', '1'],
      ['A1 missed 2', '1'],
      ['A1 missed 3', '1'],
    ])
    expect(withTimes('A1', three, rule(), 1, fresh).findings.map(({ id }) => id)).toEqual(['A1 missed 1'])
  })
})

test('facts of leaves that the scheme no longer has are kept and not sent', () => {
  const leaf: Leaf = { code: 'A1', name: '一', points: '10', method: { kind: 'deduct', rules: [] } }
  const facts = { leaves: { A1: noFacts, gone: noFacts }, own: {} }

  expect(Object.keys(factsFor([leaf], facts).leaves)).toEqual(['A1'])
  expect(Object.keys(facts.leaves)).toEqual(['A1', 'gone'])
})

test('a changed number is marked, a number that is new is not', () => {
  const node = (code: string, exact: string | null, children: ExplanationNode[] = []): ExplanationNode => ({
    code,
    name: code,
    kind: 'leaf',
    method: null,
    state: 'scored',
    points: null,
    exact,
    score: exact,
    criteria: null,
    steps: [],
    children,
  })

  const changed = changedNodes(
    node('t', '10', [node('a', '4'), node('b', null)]),
    node('t', '11', [node('a', '4'), node('b', '1'), node('c', '6')]),
  )

  expect([...changed]).toEqual(['t', 'b'])
})
