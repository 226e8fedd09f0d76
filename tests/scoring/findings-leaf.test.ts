import { expect, test } from 'vitest'
import { compileScheme, ruleAmount, toText } from '../../electron/scoring/index.ts'
import { leaf, makeScheme, type Plain, resultOfA, rule, scoreLeaf, totalText } from './build.ts'

/** Score of a deduct leaf of 10 points. */
function deduct(rules: readonly Plain[], findings: readonly Plain[], more: Plain = {}, settings: Plain = {}): string {
  return scoreLeaf('10', { kind: 'deduct', rules, ...more }, { findings }, settings)
}

const levels = {
  kind: 'levels',
  levels: [
    { code: 'city', name: '市级', amount: '2' },
    { code: 'district', name: '区级', amount: '0.5' },
  ],
}

test.each<[string, Plain, Plain, string]>([
  ['per event', rule('r', '0.5'), { quantity: '3' }, '8.5'],
  ['per person', rule('r', '0.1', { unit: 'person' }), { quantity: '7' }, '9.3'],
  ['per person-time', rule('r', '0.1', { unit: 'person_time' }), { quantity: '12' }, '8.8'],
  ['per place', rule('r', '0.5', { unit: 'rank' }), { quantity: '4' }, '8'],
  ['once, whatever the quantity', rule('r', '2', { unit: 'once' }), { quantity: '5' }, '8'],
  ['per whole 5 points: 14 short counts 2', rule('r', '0.5', { unit: 'whole_step', step: '5' }), { quantity: '14' }, '9'],
  ['pro rata of 5: 14 short counts 2.8', rule('r', '0.5', { unit: 'pro_rata', step: '5' }), { quantity: '14' }, '8.6'],
  ['pro rata of 3 stays exact', rule('r', '1', { unit: 'pro_rata', step: '3' }), { quantity: '1' }, '9.66666666…'],
  [
    'a chosen value of a range',
    rule('r', '0', { amount: { kind: 'range', min: '0.5', max: '2' } }),
    { chosen: '1.2', reason: '情节较重' },
    '8.8',
  ],
  ['by level', rule('r', '0', { amount: levels }), { level: 'city' }, '8'],
  ['all points of the leaf', rule('r', '0', { amount: { kind: 'all' } }), {}, '0'],
  ['multiplied', rule('r', '1', { multipliers: [{ code: 'm', name: '未主动报告', factor: '2' }] }), { multipliers: ['m'] }, '8'],
  ['multiplied only when it holds', rule('r', '1', { multipliers: [{ code: 'm', name: '未主动报告', factor: '2' }] }), {}, '9'],
  [
    'multiplied by both conditions',
    rule('r', '1', {
      multipliers: [
        { code: 'm', name: '未主动报告', factor: '2' },
        { code: 'n', name: '平台扣分', factor: '1.5' },
      ],
    }),
    { multipliers: ['n', 'm'] },
    '7',
  ],
])('deducts %s', (_, one, finding, score) => {
  expect(deduct([one], [{ rule: 'r', ...finding }])).toBe(score)
})

test.each([
  ['draft', '10'],
  ['submitted', '10'],
  ['returned', '10'],
  ['confirmed', '9'],
  ['rectifying', '9'],
  ['verifying', '9'],
  ['closed', '9'],
  ['withdrawn', '10'],
])('a finding that is %s leaves %s', (status, score) => {
  expect(deduct([rule('r', '1')], [{ rule: 'r', status }])).toBe(score)
})

test('repetition takes the n-th amount in the order of days, then ids, later ones the last amount', () => {
  const escalating = rule('r', '0', { amount: { kind: 'repetition', amounts: ['0.3', '1', '2'] } })
  const findings = [
    { rule: 'r', id: 'b', foundOn: '2026-05-01', quantity: '2' },
    { rule: 'r', id: 'a', foundOn: '2026-05-01' },
    { rule: 'r', id: 'c', foundOn: '2026-01-01' },
    { rule: 'r', id: 'd', foundOn: '2026-09-01' },
  ]

  // c 0.3, a 1, b 2 × 2, d 2
  expect(deduct([escalating], findings)).toBe('2.7')
})

test.each<[string, Plain, string]>([
  ['ends at 0', {}, '0'],
  ['ends at a lower floor', { floor: '-3' }, '-2'],
  ['ends at the lower floor reached', { floor: '-1' }, '-1'],
  ['takes at most its cap', { cap: '4' }, '6'],
  ['starts where the scheme says', { start: '8', floor: '-10' }, '-4'],
])('a deduction leaf of 10 points with 12 taken %s', (_, more, score) => {
  expect(deduct([rule('r', '1')], [{ rule: 'r', quantity: '12' }], more)).toBe(score)
})

test.each<[string, Plain, string]>([
  ['up to its points', {}, '10'],
  ['up to a ceiling', { ceiling: '11.5' }, '11.5'],
])('points brought back go %s', (_, more, score) => {
  expect(deduct([rule('r', '1'), rule('back', '3', { effect: 'add' })], [{ rule: 'r' }, { rule: 'back' }], more)).toBe(score)
})

test('a cap bounds one rule, a shared cap several, the leaf cap all of them', () => {
  const rules = [rule('a', '1', { cap: '2' }), rule('b', '1', { sharedCap: 's' }), rule('c', '1', { sharedCap: 's' }), rule('d', '1')]
  const findings = ['a', 'b', 'c', 'd'].map((code) => ({ rule: code, quantity: '3' }))
  const sharedCaps = [{ code: 's', name: '两项合计', cap: '2.5' }]

  // a 2, b and c together 2.5, d 3
  expect(deduct(rules, findings, { sharedCaps })).toBe('2.5')
  expect(deduct(rules, findings, { sharedCaps, cap: '7' })).toBe('3')
})

test('a bonus leaf starts at 0 and is capped at its points, at its own cap, or not at all', () => {
  const findings = [{ rule: 'r', quantity: '8' }]
  const bonus = (points: string | null, more: Plain) => scoreLeaf(points, { kind: 'bonus', rules: [rule('r', '1')], ...more }, { findings })

  expect([bonus('5', {}), bonus('5', { cap: '3' }), bonus(null, {}), bonus(null, { start: '1' })]).toEqual(['5', '3', '8', '9'])
})

test('a deducting rule of a bonus leaf may go below 0', () => {
  const rules = [rule('up', '1'), rule('down', '1', { effect: 'deduct' })]

  expect(scoreLeaf('5', { kind: 'bonus', rules }, { findings: [{ rule: 'up' }, { rule: 'down', quantity: '4' }] })).toBe('-3')
})

test.each([
  ['matter', '3.5'],
  ['leaf', '4'],
])('highest only per %s', (scope, score) => {
  const rules = [rule('province', '4', { group: 'g' }), rule('city', '2', { group: 'g' }), rule('county', '1', { group: 'g' })]
  const findings = [
    { rule: 'province', matterKey: 'm1' },
    { rule: 'city', matterKey: 'm1' },
    { rule: 'city', matterKey: 'm2' },
    { rule: 'county' },
  ]
  // per matter: 4 for m1, 2 for m2, 1 without matter, halved here to stay below the cap
  const bonus = scoreLeaf('100', { kind: 'bonus', rules, groups: [{ code: 'g', name: '同类荣誉', scope }] }, { findings })

  expect(scope === 'matter' ? String(Number(bonus) / 2) : bonus).toBe(score)
})

test('the same matter is deducted once: the largest counts, of equal ones the earliest', () => {
  const rules = [rule('small', '0.5'), rule('large', '2')]
  const findings = [
    { rule: 'small', matterKey: 'm', foundOn: '2026-01-01' },
    { rule: 'large', matterKey: 'm', foundOn: '2026-02-01' },
    { rule: 'small', matterKey: 'other' },
    { rule: 'small' },
  ]

  expect(deduct(rules, findings)).toBe('7')
})

test('the same matter is deducted once also across leaves', () => {
  const scheme = makeScheme({
    base: [leaf('A1', '10', { kind: 'deduct', rules: [rule('r', '1')] }), leaf('A2', '10', { kind: 'deduct', rules: [rule('r', '3')] })],
  })

  const result = resultOfA(scheme, {
    findings: [
      { indicator: 'A1', rule: 'r', matterKey: 'm' },
      { indicator: 'A2', rule: 'r', matterKey: 'm' },
    ],
  })

  expect([totalText(result), result.score?.deductionCount]).toEqual(['17', 1])
})

test.each<[string, Plain, Plain, string]>([
  ['nothing by default', {}, { closedOn: '2026-05-01' }, '8'],
  ['half', { givesBack: '0.5' }, { closedOn: '2026-05-01' }, '9'],
  ['all', { givesBack: '1' }, { closedOn: '2026-05-01' }, '10'],
  ['all before the cut-off day', { givesBack: '1', cutOff: '2026-05-02' }, { closedOn: '2026-05-01' }, '10'],
  ['nothing on the cut-off day', { givesBack: '1', cutOff: '2026-05-01' }, { closedOn: '2026-05-01' }, '8'],
])('closing gives back %s', (_, closing, finding, score) => {
  expect(deduct([rule('r', '2')], [{ rule: 'r', status: 'closed', ...finding }], {}, { closing })).toBe(score)
})

test('closing a finding never takes an award away', () => {
  const score = scoreLeaf(
    '10',
    { kind: 'bonus', rules: [rule('r', '2')] },
    { findings: [{ rule: 'r', status: 'closed', closedOn: '2026-05-01' }] },
    {
      closing: { givesBack: '1' },
    },
  )

  expect(score).toBe('2')
})

test('what closing gave back no longer stands in the way of the next highest', () => {
  const rules = [rule('large', '4', { group: 'g' }), rule('small', '1', { group: 'g' })]
  const groups = [{ code: 'g', name: 'g', scope: 'leaf' }]
  const findings = [{ rule: 'large', status: 'closed', closedOn: '2026-05-01' }, { rule: 'small' }]

  expect(deduct(rules, findings, { groups }, { closing: { givesBack: '1' } })).toBe('9')
})

test('in the deduction part a leaf starts at 0, has no floor and takes from the total', () => {
  const scheme = makeScheme({
    base: [leaf('L', '100', { kind: 'deduct', rules: [] })],
    deduction: [leaf('D', null, { kind: 'deduct', rules: [rule('r', '4'), rule('back', '9', { effect: 'add' })] })],
  })
  const total = (...codes: readonly string[]) =>
    totalText(resultOfA(scheme, { findings: codes.map((code) => ({ indicator: 'D', rule: code })) }))

  expect([total(), total('r', 'r'), total('r', 'back')]).toEqual(['100', '92', '100'])
})

test('points deducted are what caps and the floor let through', () => {
  const scheme = makeScheme({ base: [leaf('L', '5', { kind: 'deduct', rules: [rule('r', '1', { cap: '4' }), rule('s', '1')] })] })
  const taken = (...quantities: readonly [string, string]) => {
    const findings = quantities.map((quantity, place) => ({ indicator: 'L', rule: place === 0 ? 'r' : 's', quantity }))
    const { score } = resultOfA(scheme, { findings })
    return [score === null ? null : toText(score.pointsDeducted), score?.deductionCount]
  }

  expect([taken('6', '1'), taken('6', '9')]).toEqual([
    ['5', 2],
    ['5', 2],
  ])
})

test('the amount of one finding is signed and before caps, and absent where the rule gives none', () => {
  const rules = [
    rule('r', '0.5', { cap: '1' }),
    rule('add', '2', { effect: 'add' }),
    rule('range', '0', { amount: { kind: 'range', min: '1', max: '2' } }),
  ]
  const compiled = compileScheme(makeScheme({ base: [leaf('L', '10', { kind: 'deduct', rules })] }))
  const amount = (code: string, quantity: number, chosen: number | null = null) => {
    const points = ruleAmount(compiled, 0, { rule: code, quantity, level: null, multipliers: [], chosen })
    return points === null ? null : toText(points)
  }

  expect([
    amount('r', 30_000),
    amount('add', 10_000),
    amount('range', 10_000, 15_000),
    amount('range', 10_000, 25_000),
    amount('none', 10_000),
  ]).toEqual(['-3/2', '2', '-3/2', null, null])
})
