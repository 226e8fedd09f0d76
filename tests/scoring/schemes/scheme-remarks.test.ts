import { describe, expect, it } from 'vitest'
import { checkScheme } from '../../../electron/scoring/check-scheme.ts'
import { tellsOfTheSame } from '../../../electron/scoring/scheme-checks/text-likeness.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { schemeProblemCodes, schemeProblemSeverities } from '../../../shared/domain/scheme/scheme-problems.ts'
import { buildScheme, deductMethod, schemeOfLeaf, writtenLeaf, writtenRule } from './build-scheme.ts'
import { schemeOf } from './real-schemes.ts'

const remarksOf = (scheme: Scheme) =>
  checkScheme(scheme).flatMap(({ at, code, values, severity }) => (severity === 'remark' ? [{ at, code, values }] : []))
const options = (...coefficients: readonly (string | null)[]) =>
  coefficients.map((coefficient, index) => ({ code: `o${index}`, name: `Option ${index}`, coefficient }))
const ballot = (changes: object) => ({
  kind: 'survey',
  options: options('1', '0', null),
  groups: [{ code: 'staff', name: 'Staff', weight: '1' }],
  ...changes,
})
const once = (code: string, amount: string) => writtenRule({ code, text: code, unit: 'once', amount: { kind: 'fixed', amount } })

const cases: readonly { when: string; scheme: Scheme; at: string; code: string; values?: Readonly<Record<string, string>> }[] = [
  {
    when: 'the worst option of a ballot is worth 0.4',
    scheme: schemeOfLeaf({ points: '30', method: ballot({ options: options('1', '0.4', null) }) }),
    at: 'leaf',
    code: 'lowest_above_zero',
    values: { points: '30', lowest: '12' },
  },
  {
    when: 'at most 1 of 3 points can be deducted',
    scheme: schemeOfLeaf({ points: '3', method: deductMethod([writtenRule()], { floor: '2' }) }),
    at: 'leaf',
    code: 'lowest_above_zero',
    values: { points: '3', lowest: '2' },
  },
  {
    when: 'a group of raters without ballots counts 0',
    scheme: schemeOfLeaf({
      method: ballot({
        emptyGroup: 'zero',
        groups: [
          { code: 'staff', name: 'Staff', weight: '0.5' },
          { code: 'leaders', name: 'Leaders', weight: '0.5' },
        ],
      }),
    }),
    at: 'leaf',
    code: 'empty_group_zero',
    values: {},
  },
  {
    when: 'one accident takes all 10 points',
    scheme: schemeOfLeaf({ points: '10', method: deductMethod([once('accident', '10'), once('late', '1')]) }),
    at: 'leaf',
    code: 'rule_takes_all',
    values: { rule: 'accident', amount: '10', points: '10' },
  },
  {
    when: 'three deductions make exactly the points',
    scheme: schemeOfLeaf({ points: '6', method: deductMethod([once('a', '1'), once('b', '2'), once('c', '3')]) }),
    at: 'leaf',
    code: 'deductions_equal_points',
    values: { count: '3', points: '6' },
  },
  {
    when: 'an amount is chosen by the recorder',
    scheme: schemeOfLeaf({ method: deductMethod([writtenRule({ amount: { kind: 'range', min: '0.5', max: '2' } })]) }),
    at: 'leaf',
    code: 'discretion',
    values: { count: '1' },
  },
  {
    when: 'every activity is rewarded although a least number is named',
    scheme: schemeOfLeaf({ method: { kind: 'bonus', rules: [writtenRule({ text: '开展活动不少于3次，每次加5分' })] } }),
    at: 'leaf',
    code: 'minimum_in_award',
    values: { rule: '开展活动不少于3次，每次加5分' },
  },
  {
    when: 'a ballot has no option for those who do not know',
    scheme: schemeOfLeaf({ method: ballot({ options: options('1', '0') }) }),
    at: 'leaf',
    code: 'abstention_undefined',
    values: {},
  },
  {
    when: 'tiers look at the shares of different options',
    scheme: schemeOfLeaf({
      method: ballot({
        scoring: {
          kind: 'share_tiers',
          tiers: [
            { shareOf: ['o0'], from: '0.6', to: null, points: '10' },
            { shareOf: ['o1'], from: '0.3', to: null, points: '0' },
          ],
          otherwise: '0',
        },
      }),
    }),
    at: 'leaf',
    code: 'share_tiers_overlap',
    values: {},
  },
  {
    when: 'a case is deducted and vetoed',
    scheme: buildScheme([], {
      parts: [
        { indicator: writtenLeaf({ name: '廉政', method: deductMethod([writtenRule({ text: '班子成员被立案审查的，每人扣5分' })]) }) },
        {
          part: 'veto',
          indicator: {
            code: 'veto',
            name: '否决',
            points: null,
            method: { kind: 'veto', rules: [{ code: 'v', text: '领导班子成员被立案审查的，不得评为优秀', effect: { kind: 'flag' } }] },
          },
        },
      ],
    }),
    at: 'veto',
    code: 'veto_overlaps_rule',
    values: { veto: '领导班子成员被立案审查的，不得评为优秀', rule: '班子成员被立案审查的，每人扣5分', leaf: '廉政' },
  },
  {
    when: 'parts of 12 are cut at 10',
    scheme: buildScheme([{ code: 'group', name: 'Group', points: '10', clamp: { max: '10' }, children: [writtenLeaf({ points: '12' })] }]),
    at: 'group',
    code: 'clamp_absorbs',
    values: { summed: '12', max: '10', free: '2' },
  },
  {
    when: 'bonus points have no limit',
    scheme: schemeOfLeaf({ points: null, method: { kind: 'bonus', rules: [writtenRule()] } }, 'bonus'),
    at: 'leaf',
    code: 'bonus_unlimited',
    values: {},
  },
  {
    when: 'two parts of 10 and 5 have no stated total',
    scheme: buildScheme([writtenLeaf(), writtenLeaf({ code: 'b', points: '5' })]),
    at: 'total',
    code: 'total_not_stated',
    values: { summed: '15' },
  },
  {
    when: 'points are awarded without a total and without a limit',
    scheme: schemeOfLeaf({ points: null, method: { kind: 'bonus', rules: [writtenRule()] } }),
    at: 'total',
    code: 'open_ended',
    values: {},
  },
]

describe('a remark is made', () => {
  it.each(cases)('when $when: $code', ({ scheme, at, code, values }) => {
    expect(remarksOf(scheme).filter((remark) => remark.code === code)).toEqual([{ at, code, values }])
  })

  it('with a code of the closed list, each of which has a case here', () => {
    const remarks = schemeProblemCodes.filter((code) => schemeProblemSeverities[code] === 'remark')
    expect([...new Set(cases.map(({ code }) => code))].sort()).toEqual([...remarks].sort())
  })

  it('about nothing where a leaf can be lost entirely and everything is stated', () => {
    expect(
      remarksOf(buildScheme([writtenLeaf({ method: deductMethod([writtenRule(), writtenRule({ code: 'b' })]) })], { points: '10' })),
    ).toEqual([])
  })
})

describe('anomalies that the records of real schemes list', () => {
  it.each([
    ['01-unit-changzhou-departments-2017', 'R1', 'clamp_absorbs', { summed: '12', max: '10', free: '2' }],
    ['01-unit-changzhou-departments-2017', 'R11', 'lowest_above_zero', { points: '3', lowest: '2' }],
    ['01-unit-changzhou-departments-2017', 'K21', 'empty_group_zero', {}],
    ['03-unit-changjie-villages-2021', 'L15', 'rule_takes_all', { rule: 'major accident', amount: '10', points: '10' }],
    [
      '03-unit-changjie-villages-2021',
      'V',
      'veto_overlaps_rule',
      { veto: 'no member recruited for 3 straight years', rule: 'no recruit for 3 years', leaf: '组织线 line 3' },
    ],
    ['03-unit-changjie-villages-2021', 'L12', 'discretion', { count: '2' }],
    ['03-unit-changjie-villages-2021', 'total', 'total_not_stated', { summed: '135' }],
    ['05-cadre-ruian-leaders-2012', 'P3', 'share_tiers_overlap', {}],
    ['06-survey-cadre-results-formula', 'C3', 'lowest_above_zero', { points: '40', lowest: '16' }],
    ['06-survey-cadre-results-formula', 'C1', 'abstention_undefined', {}],
    ['06-survey-cadre-results-formula', 'B', 'bonus_unlimited', {}],
    ['10-branch-additive-points-anhui', 'total', 'open_ended', {}],
    ['10-branch-additive-points-anhui', 'A', 'minimum_in_award', { rule: 'branch activity, at least 3 a year' }],
    ['22-unit-party-advanced-jingmen-2016-partial', 'A', 'deductions_equal_points', { count: '10', points: '10' }],
  ])('%s %s: %s', (file, at, code, values) => {
    expect(remarksOf(schemeOf(file))).toContainEqual({ at, code, values })
  })
})

describe('two sentences', () => {
  it.each([
    ['三年未发展党员的，实行一票否决', '连续三年未发展党员的扣5分', true],
    ['发生重大安全责任事故的，总分计零分', '发生重大安全责任事故的每起扣10分', true],
    ['发生重大安全责任事故的', '未按季度公示的每次扣1分', false],
    ['未公示的', '未公示党务的每次扣1分', false],
  ])('“%s” and “%s” tell of the same: %s', (one, other, same) => {
    expect(tellsOfTheSame(one, other)).toBe(same)
    expect(tellsOfTheSame(other, one)).toBe(same)
  })
})
