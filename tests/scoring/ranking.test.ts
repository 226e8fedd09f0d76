import { describe, expect, test } from 'vitest'
import {
  calibratePanels,
  compileScheme,
  gradeOf,
  quotaPlaces,
  toDecimalText,
  toText,
  type VetoEffect,
  whole,
} from '../../electron/scoring/index.ts'
import { leaf, makeFacts, makeScheme, type Plain, resultsOf, rule, totalText } from './build.ts'

const external = { kind: 'external', fullMarks: '100' }
const base = [
  leaf('HEAVY', '60', external, { name: '重点工作' }),
  leaf('LIGHT', '40', external, { name: '常规工作' }),
  leaf('D', '0', { kind: 'deduct', floor: '-100', rules: [rule('r', '1')] }),
]

interface Row {
  readonly code: string
  readonly heavy: string
  readonly light: string
  readonly findings?: readonly string[]
  readonly more?: Plain
}

/** Place and tie of each evaluatee, in the order of the rows. */
function places(settings: Plain, rows: readonly Row[]) {
  const facts = makeFacts(
    rows.map(({ code, more }) => ({ code, ...more })),
    {
      values: rows.flatMap(({ code, heavy, light }) => [
        { evaluatee: code, indicator: 'HEAVY', value: heavy },
        { evaluatee: code, indicator: 'LIGHT', value: light },
      ]),
      findings: rows.flatMap(({ code, findings = [] }) =>
        findings.map((quantity, place) => ({
          id: `${code}${place}`,
          evaluatee: code,
          indicator: 'D',
          rule: 'r',
          quantity,
          foundOn: '2026-01-01',
        })),
      ),
    },
  )
  return resultsOf(makeScheme({ base, settings }), facts)
}

function summary(settings: Plain, rows: readonly Row[]): readonly string[] {
  return places(settings, rows).evaluatees.map((one) => {
    const tie =
      one.tie === null ? '' : one.tie.kind === 'stands' ? ' =' : ` by ${one.tie.by}${one.tie.node === null ? '' : ` ${one.tie.node}`}`
    return `${one.code} ${one.rank ?? '-'}${tie}`
  })
}

// totals 80, 70, 70, 70, 60
const rows: readonly Row[] = [
  { code: 'a', heavy: '80', light: '80' },
  { code: 'b', heavy: '60', light: '85' },
  { code: 'c', heavy: '70', light: '70' },
  { code: 'd', heavy: '80', light: '60', findings: ['1', '1'].map(() => '1') },
  { code: 'e', heavy: '60', light: '60' },
]
const even: readonly Row[] = [...rows.slice(0, 3), { code: 'd', heavy: '80', light: '60', findings: ['1', '1'] }, ...rows.slice(4)]

describe('ties', () => {
  test.each([
    ['standard', ['a 1', 'b 2 =', 'c 2 =', 'd 2 =', 'e 5']],
    ['modified', ['a 1', 'b 4 =', 'c 4 =', 'd 4 =', 'e 5']],
    ['dense', ['a 1', 'b 2 =', 'c 2 =', 'd 2 =', 'e 3']],
    ['ordinal', ['a 1', 'b 2 =', 'c 3 =', 'd 4 =', 'e 5']],
  ])('%s', (ties, expected) => {
    expect(summary({ ties }, even)).toEqual(expected)
  })

  test('are broken by the first tie-breaker that differs, and the place says which', () => {
    const tieBreakers = [{ kind: 'fewer_deductions' }, { kind: 'node', code: 'LIGHT' }]

    expect(summary({ tieBreakers }, even)).toEqual([
      'a 1',
      'b 2 by node 常规工作',
      'c 3 by node 常规工作',
      'd 4 by fewer_deductions',
      'e 5',
    ])
  })

  test('are broken by fewer points deducted', () => {
    expect(summary({ tieBreakers: [{ kind: 'fewer_points_deducted' }] }, even)).toEqual([
      'a 1',
      'b 2 =',
      'c 2 =',
      'd 4 by fewer_points_deducted',
      'e 5',
    ])
  })

  test('are broken by the heaviest leaf first', () => {
    expect(summary({ tieBreakers: [{ kind: 'heavier_leaf_first' }] }, even)).toEqual([
      'a 1',
      'b 4 by heavier_leaf_first 重点工作',
      'c 3 by heavier_leaf_first 重点工作',
      'd 2 by heavier_leaf_first 重点工作',
      'e 5',
    ])
  })

  test('stand where the tie-breakers do not differ', () => {
    expect(summary({ tieBreakers: [{ kind: 'node', code: 'HEAVY' }] }, [...rows.slice(0, 1), { ...rows[0], code: 'z' } as Row])).toEqual([
      'a 1 =',
      'z 1 =',
    ])
  })

  test('of modified places count everybody at or above', () => {
    const tieBreakers = [{ kind: 'fewer_deductions' }]

    expect(summary({ ties: 'modified', tieBreakers }, even)).toEqual(['a 1', 'b 3 =', 'c 3 =', 'd 4 by fewer_deductions', 'e 5'])
  })
})

describe('ranking', () => {
  const close: readonly Row[] = [
    { code: 'a', heavy: '80', light: '80.001' },
    { code: 'b', heavy: '80', light: '80.002' },
  ]

  test('is on the printed total by default: 80.0004 and 80.0008 share a place', () => {
    expect(summary({}, close)).toEqual(['a 1 =', 'b 1 ='])
  })

  test('may be on the exact total', () => {
    expect(summary({ rankOn: 'exact' }, close)).toEqual(['a 2', 'b 1'])
  })

  test('is inside the category, with an overall list beside it', () => {
    const results = places({}, [
      { code: 'a', heavy: '90', light: '90', more: { category: '党群' } },
      { code: 'b', heavy: '80', light: '80', more: { category: '政府' } },
      { code: 'c', heavy: '70', light: '70', more: { category: '党群' } },
    ])

    expect(results.evaluatees.map((one) => [one.code, one.rank, one.of, one.overallRank])).toEqual([
      ['a', 1, 2, 1],
      ['b', 1, 1, 2],
      ['c', 2, 2, 3],
    ])
    expect(results.overall.map((one) => one.code)).toEqual(['a', 'b', 'c'])
  })

  test('leaves by-reference, incomplete and exempt evaluatees out and shows them apart', () => {
    const facts = makeFacts(['a', { code: 'b', participation: 'by_reference' }, { code: 'c', participation: 'exempt' }, 'd'], {
      values: ['a', 'b'].flatMap((evaluatee) => [
        { evaluatee, indicator: 'HEAVY', value: evaluatee === 'a' ? '50' : '90' },
        { evaluatee, indicator: 'LIGHT', value: '50' },
      ]),
    })
    const [category] = resultsOf(makeScheme({ base }), facts).categories
    const codes = (list: readonly { code: string }[] | undefined) => list?.map((one) => one.code)

    expect([codes(category?.ranked), codes(category?.byReference), codes(category?.incomplete), codes(category?.exempt)]).toEqual([
      ['a'],
      ['b'],
      ['d'],
      ['c'],
    ])
    expect(category?.ranked[0]?.rank).toBe(1)
  })

  test('a total that a veto made 0 comes last', () => {
    const scheme = makeScheme({
      base: [leaf('L', '10', external)],
      veto: [leaf('V', null, { kind: 'veto', rules: [{ code: 'v', text: 'v', effect: { kind: 'zero' } }] })],
    })
    const facts = makeFacts(['a', 'b'], {
      values: ['a', 'b'].map((evaluatee) => ({ evaluatee, indicator: 'L', value: evaluatee === 'a' ? '99' : '1' })),
      findings: [{ id: 'f', evaluatee: 'a', indicator: 'V', rule: 'v', foundOn: '2026-01-01' }],
    })

    expect(resultsOf(scheme, facts).evaluatees.map((one) => [one.code, one.rank])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
  })
})

describe('grades', () => {
  const bands = [
    { code: 'A', name: '优秀', lower: '90', upper: null },
    { code: 'B', name: '良好', lower: '80', upper: '90' },
    { code: 'C', name: '合格', lower: '60', upper: '80' },
  ]
  const scheme = (settings: Plain, points: string) =>
    compileScheme(makeScheme({ base: [leaf('L', points, external)], settings: { bands, ...settings } }))
  const grade = (rounded: number, effects: readonly VetoEffect[] = [], settings: Plain = {}, points = '100') =>
    gradeOf(
      scheme(settings, points),
      rounded,
      effects.map((effect) => ({ rule: 'v', effect })),
    )?.code ?? null

  test.each([
    [900_000, 'A'],
    [899_900, 'B'],
    [800_000, 'B'],
    [600_000, 'C'],
    [599_999, null],
    [1_050_000, 'A'],
  ])('of %i are half-open bands', (rounded, expected) => {
    expect(grade(rounded)).toBe(expected)
  })

  test('on percent of the full marks', () => {
    expect([grade(1_349_900, [], { bandsOn: 'percent' }, '150'), grade(1_350_000, [], { bandsOn: 'percent' }, '150')]).toEqual(['B', 'A'])
  })

  test.each<[string, readonly VetoEffect[], string | null]>([
    ['a bar keeps out of its grade', [{ kind: 'bar', grade: 'A' }], 'B'],
    ['a bar keeps out of better grades too', [{ kind: 'bar', grade: 'B' }], 'C'],
    ['a bar on the lowest grade leaves none', [{ kind: 'bar', grade: 'C' }], null],
    ['a cap allows its grade', [{ kind: 'cap', grade: 'B' }], 'B'],
    [
      'the strictest veto decides',
      [
        { kind: 'cap', grade: 'C' },
        { kind: 'bar', grade: 'A' },
      ],
      'C',
    ],
    ['other vetoes do not touch it', [{ kind: 'flag' }, { kind: 'withdraw' }], 'A'],
  ])('%s', (_, effects, expected) => {
    expect(grade(950_000, effects)).toBe(expected)
  })

  test('a cap below does not lift a low grade', () => {
    expect(grade(650_000, [{ kind: 'cap', grade: 'A' }])).toBe('C')
  })

  test.each([
    ['floor', 25],
    ['half_up', 26],
    ['ceil', 26],
  ] as const)('a quota of 30 %% of 85 is, rounded %s, %i places', (rounding, expected) => {
    expect(quotaPlaces({ grade: 'A', limit: { kind: 'share', share: '0.3' }, rounding, per: 'category' }, 85)).toBe(expected)
  })
})

describe('calibration between panels', () => {
  test('averages panel means, not all totals, and leaves who has no panel as is', () => {
    const totals = [
      ['a', 'p', 80],
      ['b', 'p', 90],
      ['c', 'q', 95],
      ['d', null, 70],
    ] as const

    const calibrated = calibratePanels(totals.map(([id, panel, total]) => ({ id, panel, total: whole(total), counts: true })))

    // means 85 and 95, R = 90: factors 18/17 and 18/19
    expect(totals.map(([id]) => calibrated.get(id)?.calibrated).map((total) => (total === undefined ? null : toText(total)))).toEqual([
      '1440/17',
      '1620/17',
      '90',
      null,
    ])
  })

  test('moves totals, places and grades only where the scheme turns it on, and keeps the raw total', () => {
    const rated = ['a', 'b', 'c']
    const facts = makeFacts(
      rated.map((code) => ({ code, panel: code === 'c' ? 'q' : 'p' })),
      { values: rated.map((evaluatee, place) => ({ evaluatee, indicator: 'L', value: ['80', '90', '95'][place] })) },
    )
    const of = (calibration: string) =>
      resultsOf(makeScheme({ base: [leaf('L', '100', external)], settings: { calibration } }), facts).evaluatees.map((one) => [
        totalText(one),
        one.score?.rounded,
        one.rank,
        one.calibration === null ? null : toDecimalText(one.calibration.raw),
      ])

    expect(of('off')).toEqual([
      ['80', 800_000, 3, null],
      ['90', 900_000, 2, null],
      ['95', 950_000, 1, null],
    ])
    expect(of('twice_averaging')).toEqual([
      ['84.70588235…', 847_100, 3, '80'],
      ['95.29411764…', 952_900, 1, '90'],
      ['90', 900_000, 2, '95'],
    ])
  })
})
