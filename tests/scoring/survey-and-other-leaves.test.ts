import { expect, test } from 'vitest'
import { toText, ZERO } from '../../electron/scoring/index.ts'
import { group, leaf, makeScheme, type Plain, resultOfA, rule, scoreLeaf, totalText } from './build.ts'

const options = [
  { code: 'good', name: '好', coefficient: '1' },
  { code: 'fair', name: '较好', coefficient: '0.6' },
  { code: 'poor', name: '差', coefficient: '0' },
  { code: 'unknown', name: '不了解', coefficient: null },
]

/** Score of a survey of 20 points. */
function survey(ballots: readonly Plain[], more: Plain = {}, settings: Plain = {}): string {
  const groups = [
    { code: 'staff', name: '干部职工', weight: '1' },
    ...(ballots.some((ballot) => ballot.group === 'public') ? [{ code: 'public', name: '服务对象', weight: '3' }] : []),
  ]
  return scoreLeaf(
    '20',
    { kind: 'survey', options, groups, ...more },
    { surveys: ballots.map((ballot) => ({ group: 'staff', ...ballot })) },
    settings,
  )
}

const counts = { good: 12, fair: 6, unknown: 2 }

test.each<[string, readonly Plain[], Plain, string]>([
  ['abstentions are outside the divisor', [{ counts }], {}, '17.33333333…'],
  ['groups are weighted', [{ counts: { good: 1, fair: 1 } }, { group: 'public', counts: { good: 1, poor: 1 } }], {}, '11.5'],
  ['more returned than issued is void', [{ counts, issued: 19, returned: 20 }], {}, 'missing 0'],
  [
    'more returned than issued counts where the scheme says so',
    [{ counts, issued: 19, returned: 20 }],
    { voidOverIssued: false },
    '17.33333333…',
  ],
  ['half of those entitled is too few', [{ counts, entitled: 40, returned: 20 }], {}, 'missing 0'],
  ['one more than half is enough', [{ counts, entitled: 39, returned: 20 }], {}, '17.33333333…'],
  ['no lower limit where the scheme has none', [{ counts, entitled: 40, returned: 20 }], { voidShare: null }, '17.33333333…'],
  ['below the minimum turnout nothing is shown', [{ counts, entitled: 26, returned: 20 }], { minimumTurnout: '0.8' }, 'missing 0'],
  ['at the minimum turnout it counts', [{ counts, entitled: 25, returned: 20 }], { minimumTurnout: '0.8' }, '17.33333333…'],
  ['without a number returned the counts stand for it', [{ counts, entitled: 40 }], {}, 'missing 0'],
  ['only abstentions are no result', [{ counts: { unknown: 5 } }], {}, 'missing 0'],
  ['a group without ballots is empty', [{ counts }, { group: 'public', state: 'empty' }], {}, 'missing 0'],
  ['a void group is weighted out', [{ counts }, { group: 'public', counts, issued: 1 }], { emptyGroup: 'reweight' }, '17.33333333…'],
  ['a void group counts 0', [{ counts: { good: 1 } }, { group: 'public', counts, issued: 1 }], { emptyGroup: 'zero' }, '5'],
  ['a group that does not apply is weighted out', [{ counts }, { group: 'public', state: 'not_applicable' }], {}, '17.33333333…'],
])('%s', (_, ballots, more, score) => {
  expect(survey(ballots, more)).toBe(score)
})

test('share tiers give the points of the first that matches, else the rest', () => {
  const tier = (from: string | null, to: string | null, points: string) => ({ shareOf: ['good', 'fair'], from, to, points })
  const scoring = { kind: 'share_tiers', tiers: [tier('0.9', null, '20'), tier('0.6', '0.9', '15')], otherwise: '3' }
  const score = (good: number, fair: number, poor: number) => survey([{ counts: { good, fair, poor, unknown: 50 } }], { scoring })

  expect([score(80, 10, 10), score(60, 29, 11), score(60, 0, 40), score(59, 0, 41)]).toEqual(['20', '15', '15', '3'])
})

test('an imported score is converted in proportion', () => {
  const external = { kind: 'external', fullMarks: '345' }

  expect(scoreLeaf('20', external, { values: [{ value: '112' }] })).toBe('6.49275362…')
  expect(scoreLeaf('20', external, { values: [{ state: 'absent' }] }, { absent: 'zero' })).toBe('0')
})

test('tasks are points × the mean of the products of their coefficients', () => {
  const factors = [
    {
      code: 'effect',
      name: '成效',
      options: [
        { code: 'a', name: 'a', coefficient: '1' },
        { code: 'b', name: 'b', coefficient: '0.8' },
      ],
    },
    {
      code: 'load',
      name: '工作量',
      options: [
        { code: 'k1', name: 'k1', coefficient: '1' },
        { code: 'k2', name: 'k2', coefficient: '0.95' },
      ],
    },
  ]
  const tasks = [
    { code: 't1', name: 't1', choices: { effect: 'a', load: 'k2' } },
    { code: 't2', name: 't2', choices: { effect: 'b', load: 'k1' } },
  ]

  expect(scoreLeaf('20', { kind: 'tasks', factors }, { tasks })).toBe('17.5')
  expect(scoreLeaf('20', { kind: 'tasks', factors }, {})).toBe('missing 0')
})

const veto = (code: string, effect: Plain) => leaf(`V${code}`, null, { kind: 'veto', rules: [{ code, text: code, effect }] })

test('a veto of effect zero makes the total 0 and leaves the parts as they are', () => {
  const scheme = makeScheme({ base: [leaf('L', '10', { kind: 'deduct', rules: [rule('r', '1')] })], veto: [veto('z', { kind: 'zero' })] })

  const result = resultOfA(scheme, {
    findings: [
      { indicator: 'L', rule: 'r' },
      { indicator: 'Vz', rule: 'z' },
    ],
  })

  expect([totalText(result), result.score?.rounded, toText(result.score?.base ?? ZERO)]).toEqual(['0', 0, '9'])
})

test('a veto fact counts from its confirmation', () => {
  const scheme = makeScheme({ base: [leaf('L', '10', { kind: 'deduct', rules: [] })], veto: [veto('z', { kind: 'zero' })] })
  const total = (status: string) => totalText(resultOfA(scheme, { findings: [{ indicator: 'Vz', rule: 'z', status }] }))

  expect([total('submitted'), total('confirmed'), total('withdrawn')]).toEqual(['10', '0', '10'])
})

test('other vetoes leave the total and are listed with their effect', () => {
  const scheme = makeScheme({
    base: [leaf('L', '10', { kind: 'deduct', rules: [] })],
    veto: [veto('f', { kind: 'flag' }), veto('w', { kind: 'withdraw' })],
  })

  const result = resultOfA(scheme, {
    findings: [
      { indicator: 'Vw', rule: 'w' },
      { indicator: 'Vf', rule: 'f' },
    ],
  })

  expect([totalText(result), result.score?.vetoes.map((one) => one.effect.kind)]).toEqual(['10', ['flag', 'withdraw']])
})

test('vetoes in groups carry no points, in the veto part and beside other indicators', () => {
  const grouped = group('VG', null, [group('VH', null, [veto('f', { kind: 'flag' })])])
  const scheme = (place: 'base' | 'veto') => {
    const base = [leaf('L', '10', { kind: 'deduct', rules: [] })]
    return makeScheme(place === 'veto' ? { base, veto: [grouped] } : { base: [group('G', '10', [...base, grouped])] })
  }
  const of = (place: 'base' | 'veto') => {
    const { score } = resultOfA(scheme(place), { findings: [{ indicator: 'Vf', rule: 'f' }] })
    return [score?.total?.n, score?.missing, score?.vetoes.length]
  }

  expect([of('base'), of('veto')]).toEqual([
    [10, [], 1],
    [10, [], 1],
  ])
})
