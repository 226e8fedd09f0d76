import { describe, expect, test } from 'vitest'
import { compileScheme, factsToInputs, scoreAll } from '../../electron/scoring/index.ts'
import { group, leaf, makeFacts, makeScheme, type Plain, rule } from './build.ts'

const options = [
  { code: 'A', name: 'A', coefficient: '1' },
  { code: 'B', name: 'B', coefficient: '0.5' },
]
const mean = { kind: 'mean' }
const scheme = makeScheme({
  base: [
    leaf('D', '10', {
      kind: 'deduct',
      rules: [
        rule('event', '1', { multipliers: [{ code: 'm', name: 'm', factor: '2' }] }),
        rule('range', '0', { amount: { kind: 'range', min: '1', max: '2' } }),
        rule('level', '0', { amount: { kind: 'levels', levels: [{ code: 'city', name: '市', amount: '1' }] } }),
        rule('part', '1', { unit: 'pro_rata', step: '5' }),
      ],
    }),
    leaf('M', '10', { kind: 'measured', curve: { kind: 'ratio', target: null } }),
    leaf('E', '10', { kind: 'external', fullMarks: '100' }),
    leaf('J', '10', {
      kind: 'judged',
      scale: { kind: 'range', min: '1', max: '10', step: '0.5' },
      groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: mean }],
    }),
    leaf('O', '10', {
      kind: 'judged',
      scale: { kind: 'options', options },
      groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: mean }],
    }),
    leaf('S', '10', { kind: 'survey', options, groups: [{ code: 'staff', name: '职工', weight: '1' }] }),
    leaf('T', '10', { kind: 'tasks', factors: [{ code: 'effect', name: '成效', options }] }),
    { ...group('G', '20', [leaf('C', '10', { kind: 'external', fullMarks: '100' })]), perEvaluatee: true },
  ],
  veto: [leaf('V', null, { kind: 'veto', rules: [{ code: 'v', text: 'v', effect: { kind: 'flag' } }] })],
  settings: { closing: { givesBack: '1' } },
})
const compiled = compileScheme(scheme)
const judges = [
  { code: 'j', name: 'j', group: 'panel' },
  { code: 'guest', name: 'g', group: 'guests' },
]

/** Problems of facts about evaluatee `u` as `path code value`. */
function problems(lists: Readonly<Record<string, readonly Plain[]>>): readonly string[] {
  const named = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map((one, place) => member(name, one, place))]))
  const facts = makeFacts(['u'], { judges, ...named })
  return factsToInputs(compiled, facts).problems.map((problem) => `${problem.path} ${problem.code} ${problem.value}`.trim())
}

function member(list: string, one: Plain, place: number): Plain {
  return list === 'findings'
    ? { evaluatee: 'u', indicator: 'D', id: `f${place}`, foundOn: '2026-01-01', ...one }
    : { evaluatee: 'u', ...one }
}

test.each<[string, Plain, readonly string[]]>([
  ['an unknown evaluatee', { rule: 'event', evaluatee: 'x' }, ['findings[0].evaluatee evaluatee_unknown x']],
  ['an unknown indicator', { rule: 'event', indicator: 'X' }, ['findings[0].indicator indicator_unknown X']],
  ['a group instead of a leaf', { rule: 'event', indicator: 'G' }, ['findings[0].indicator indicator_unknown G']],
  ['an indicator that judges mark', { rule: 'event', indicator: 'J' }, ['findings[0].indicator method_mismatch J']],
  ['an unknown rule', { rule: 'x' }, ['findings[0].rule rule_unknown x']],
  ['an unknown veto rule', { rule: 'x', indicator: 'V' }, ['findings[0].rule rule_unknown x']],
  ['half an event', { rule: 'event', quantity: '0.5' }, ['findings[0].quantity quantity_not_allowed 0.5']],
  ['nothing counted', { rule: 'part', quantity: '0' }, ['findings[0].quantity quantity_not_allowed 0']],
  ['a level where there are none', { rule: 'event', level: 'city' }, ['findings[0].level level_not_used city']],
  ['no level where one is needed', { rule: 'level' }, ['findings[0].level level_required']],
  ['an unknown level', { rule: 'level', level: 'x' }, ['findings[0].level level_unknown x']],
  ['no chosen value and no reason', { rule: 'range' }, ['findings[0].chosen chosen_required', 'findings[0].reason reason_required']],
  ['a chosen value out of range', { rule: 'range', chosen: '2.5', reason: 'r' }, ['findings[0].chosen amount_out_of_range 2.5']],
  ['a chosen value where the amount is fixed', { rule: 'event', chosen: '1' }, ['findings[0].chosen chosen_not_used 1']],
  ['an unknown multiplier', { rule: 'event', multipliers: ['m', 'x'] }, ['findings[0].multipliers.1 multiplier_unknown x']],
  ['a multiplier twice', { rule: 'event', multipliers: ['m', 'm'] }, ['findings[0].multipliers.1 multiplier_repeated m']],
  ['closed without a day where closing gives back', { rule: 'event', status: 'closed' }, ['findings[0].closedOn closing_day_required']],
  ['nothing wrong', { rule: 'part', quantity: '2.5', status: 'closed', closedOn: '2026-02-01' }, []],
])('a finding with %s', (_, finding, expected) => {
  expect(problems({ findings: [finding] })).toEqual(expected)
})

test.each<[string, Readonly<Record<string, readonly Plain[]>>, readonly string[]]>([
  [
    'a finding id twice',
    {
      findings: [
        { rule: 'event', id: 'x' },
        { rule: 'event', id: 'x' },
      ],
    },
    ['findings[1].id input_repeated x'],
  ],
  ['a value without a number', { values: [{ indicator: 'M' }] }, ['values[0].value value_required']],
  ['a number beside another state', { values: [{ indicator: 'M', state: 'absent', value: '1' }] }, ['values[0].value value_not_allowed 1']],
  ['an imported score below 0', { values: [{ indicator: 'E', value: '-1' }] }, ['values[0].value value_out_of_range -1']],
  ['an own target of 0', { values: [{ indicator: 'M', value: '1', target: '0' }] }, ['values[0].target target_not_allowed 0']],
  [
    'an own target where none is taken',
    { values: [{ indicator: 'E', value: '1', target: '5' }] },
    ['values[0].target target_not_allowed 5'],
  ],
  [
    'a value twice',
    {
      values: [
        { indicator: 'E', value: '1' },
        { indicator: 'E', value: '1' },
      ],
    },
    ['values[1] input_repeated E'],
  ],
  ['a mark of an unknown judge', { marks: [{ indicator: 'J', judge: 'x', value: '5' }] }, ['marks[0].judge judge_unknown x']],
  ['a judge of another group', { marks: [{ indicator: 'J', judge: 'guest', value: '5' }] }, ['marks[0].group group_unknown guests']],
  ['a mark off the scale', { marks: [{ indicator: 'J', judge: 'j', value: '10.5' }] }, ['marks[0].value value_out_of_range 10.5']],
  ['a mark between the steps', { marks: [{ indicator: 'J', judge: 'j', value: '5.25' }] }, ['marks[0].value value_off_step 5.25']],
  ['a number where options are marked', { marks: [{ indicator: 'O', judge: 'j', value: '5' }] }, ['marks[0].value value_not_allowed 5']],
  ['an unknown option', { marks: [{ indicator: 'O', judge: 'j', option: 'X' }] }, ['marks[0].option option_unknown X']],
  [
    'a mark with another state',
    { marks: [{ indicator: 'O', judge: 'j', state: 'recused', option: 'A' }] },
    ['marks[0].value value_not_allowed A'],
  ],
  ['a judge marking twice', { marks: ['A', 'B'].map((option) => ({ indicator: 'O', judge: 'j', option })) }, ['marks[1] input_repeated j']],
  ['ballots of an unknown group', { surveys: [{ indicator: 'S', group: 'x', counts: {} }] }, ['surveys[0].group group_unknown x']],
  [
    'ballots for an unknown option',
    { surveys: [{ indicator: 'S', group: 'staff', counts: { X: 1 } }] },
    ['surveys[0].counts.X option_unknown X'],
  ],
  [
    'more counted than returned',
    { surveys: [{ indicator: 'S', group: 'staff', counts: { A: 3 }, returned: 2 }] },
    ['surveys[0].counts counts_above_returned 3'],
  ],
  [
    'a task without a choice',
    { tasks: [{ indicator: 'T', code: 't', name: 't', choices: {} }] },
    ['tasks[0].choices.effect choice_required'],
  ],
  [
    'a task with choices that do not exist',
    { tasks: [{ indicator: 'T', code: 't', name: 't', choices: { effect: 'X', other: 'A' } }] },
    ['tasks[0].choices.other factor_unknown other', 'tasks[0].choices.effect option_unknown X'],
  ],
])('%s', (_, lists, expected) => {
  expect(problems(lists)).toEqual(expected)
})

test('an evaluatee or a judge given twice', () => {
  const facts = makeFacts(['u', 'u'], { judges: [judges[0], judges[0]] })

  expect(factsToInputs(compiled, facts).problems.map((problem) => `${problem.path} ${problem.code}`)).toEqual([
    'evaluatees[1].code evaluatee_repeated',
    'judges[1].code judge_repeated',
  ])
})

describe('own indicators', () => {
  const own = (code: string, method: Plain = { kind: 'external', fullMarks: '100' }, points: string | null = '5') => ({
    code,
    name: code,
    points,
    method,
  })
  const found = (ownIndicators: Readonly<Record<string, readonly Plain[]>>) =>
    factsToInputs(compiled, makeFacts([{ code: 'u', ownIndicators }])).problems.map(
      (problem) => `${problem.path} ${problem.code} ${problem.value} ${problem.expected}`,
    )

  test.each<[string, Readonly<Record<string, readonly Plain[]>>, readonly string[]]>([
    ['of a group that takes none', { X: [own('P')] }, ['evaluatees[0].ownIndicators.X own_group_unknown X G']],
    [
      'with a code of the scheme',
      { G: [own('C')] },
      ['evaluatees[0].ownIndicators.G[0].code own_code_repeated C a code used nowhere else'],
    ],
    [
      'with a code twice',
      { G: [own('P'), own('P')] },
      ['evaluatees[0].ownIndicators.G[1].code own_code_repeated P a code used nowhere else'],
    ],
    [
      'that cannot be computed',
      { G: [own('P', undefined, null)] },
      ['evaluatees[0].ownIndicators.G[0] own_indicator_invalid P points_missing'],
    ],
    [
      'that compare with others',
      { G: [own('P', { kind: 'measured', curve: { kind: 'ratio_to_best' } })] },
      ['evaluatees[0].ownIndicators.G[0] own_indicator_invalid P a curve without comparison'],
    ],
  ])('%s are refused', (_, ownIndicators, expected) => {
    expect(found(ownIndicators)).toEqual(expected)
  })

  test('take inputs under their codes, counted on from the scheme’s leaves', () => {
    const facts = makeFacts([{ code: 'u', ownIndicators: { G: [own('P'), own('Q')] } }], {
      values: [{ evaluatee: 'u', indicator: 'Q', value: '7' }],
    })

    const { inputs, problems: none } = factsToInputs(compiled, facts)

    expect([none, [...(inputs[0]?.values.keys() ?? [])]]).toEqual([[], [compiled.leaves.length + 1]])
  })
})

test('with a problem nothing is computed', () => {
  expect(scoreAll(scheme, makeFacts(['u'], { values: [{ evaluatee: 'u', indicator: 'X', value: '1' }] }))).toEqual({
    ok: false,
    problems: [{ path: 'values[0].indicator', code: 'indicator_unknown', value: 'X', expected: 'a leaf of the scheme' }],
  })
})
