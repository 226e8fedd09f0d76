import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { SchemeProblemCode } from '../../../shared/domain/scheme/scheme-problems.ts'
import { buildScheme, deductMethod, schemeOfLeaf, writtenLeaf, writtenRule } from './build-scheme.ts'

const options = (...coefficients: readonly (string | null)[]) =>
  coefficients.map((coefficient, index) => ({ code: `o${index}`, name: `Option ${index}`, coefficient }))
const group = (code: string, weight: string, aggregate: object = { kind: 'mean' }) => ({ code, name: code, weight, aggregate })
const judged = (changes: object = {}) => ({
  kind: 'judged',
  scale: { kind: 'range', min: '0', max: '10', step: '0.5' },
  groups: [group('panel', '1')],
  ...changes,
})
const survey = (changes: object = {}) => ({
  kind: 'survey',
  options: options('1', '0.5'),
  groups: [{ code: 'staff', name: 'Staff', weight: '1' }],
  ...changes,
})
const measured = (curve: object) => ({ kind: 'measured', curve })
/** Settings with bands written as code, lower and upper bound, best first. */
export const bands = (...list: readonly (readonly [string, string, string | null])[]) => ({
  bands: list.map(([code, lower, upper]) => ({ code, name: code, lower, upper })),
})
/** A node of 100 points whose children are written as code, weight and points. */
export const weighted = (...children: readonly (readonly [string, string | undefined, string | null])[]) => ({
  code: 'group',
  name: 'Group',
  points: '100',
  combine: 'weighted',
  children: children.map(([code, weight, points]) =>
    writtenLeaf({ code, points, method: { kind: 'external', fullMarks: '100' }, ...(weight === undefined ? {} : { weight }) }),
  ),
})

/** A scheme with one fault and the problem that must be reported for it. */
export interface Case {
  readonly code: SchemeProblemCode
  readonly when: string
  readonly scheme: Scheme
  readonly at: string
  readonly values: Readonly<Record<string, string>>
  readonly severity: 'refusing' | 'notice'
}

const refusing = (code: SchemeProblemCode, when: string, scheme: Scheme, at: string, values: Readonly<Record<string, string>>): Case => ({
  code,
  when,
  scheme,
  at,
  values,
  severity: 'refusing',
})
const notice = (...[code, when, scheme, at, values]: Parameters<typeof refusing>): Case => ({
  code,
  when,
  scheme,
  at,
  values,
  severity: 'notice',
})

/** One case or more for every code of the closed list. */
export const cases: readonly Case[] = [
  refusing('duplicate_code', 'two nodes share a code', buildScheme([writtenLeaf(), writtenLeaf()]), 'total', {
    kind: 'node',
    code: 'leaf',
  }),
  refusing(
    'duplicate_code',
    'two rules of a leaf share a code',
    schemeOfLeaf({ method: deductMethod([writtenRule(), writtenRule({ text: 'late' })]) }),
    'leaf',
    { kind: 'rule', code: 'rule' },
  ),
  refusing(
    'duplicate_code',
    'two judge groups share a code',
    schemeOfLeaf({ method: judged({ groups: [group('panel', '0.5'), group('panel', '0.5')] }) }),
    'leaf',
    { kind: 'group', code: 'panel' },
  ),
  refusing(
    'duplicate_code',
    'two options share a code',
    schemeOfLeaf({ method: survey({ options: [...options('1'), ...options('0.5')] }) }),
    'leaf',
    { kind: 'option', code: 'o0' },
  ),
  refusing('unknown_dimension', 'a node names a dimension that the scheme has not', schemeOfLeaf({ dimension: 'loyalty' }), 'leaf', {
    dimension: 'loyalty',
  }),
  refusing(
    'unknown_grade',
    'a veto bars a grade that the scheme has not',
    schemeOfLeaf(
      { points: null, method: { kind: 'veto', rules: [{ code: 'v', text: 'case opened', effect: { kind: 'bar', grade: 'excellent' } }] } },
      'veto',
    ),
    'leaf',
    { grade: 'excellent' },
  ),
  refusing(
    'unknown_grade',
    'a quota is for a grade that the scheme has not',
    schemeOfLeaf({}, 'base', { quotas: [{ grade: 'best', limit: { kind: 'number', number: 3 } }] }),
    'total',
    { grade: 'best' },
  ),
  refusing(
    'unknown_node',
    'a tie-breaker names a node that the scheme has not',
    schemeOfLeaf({}, 'base', { tieBreakers: [{ kind: 'node', code: '9' }] }),
    'total',
    { code: '9' },
  ),
  refusing(
    'unknown_highest_only',
    'a rule names a highest-only group that the leaf has not',
    schemeOfLeaf({ method: deductMethod([writtenRule({ group: 'matter' })]) }),
    'leaf',
    { rule: 'rule', group: 'matter' },
  ),
  refusing(
    'unknown_shared_cap',
    'a rule names a shared cap that the leaf has not',
    schemeOfLeaf({ method: deductMethod([writtenRule({ sharedCap: 'both' })]) }),
    'leaf',
    { rule: 'rule', sharedCap: 'both' },
  ),
  refusing(
    'unknown_option',
    'a tier of a survey counts an option that the ballot has not',
    schemeOfLeaf({
      method: survey({
        scoring: { kind: 'share_tiers', tiers: [{ shareOf: ['good'], from: '0.9', to: null, points: '10' }], otherwise: '0' },
      }),
    }),
    'leaf',
    { option: 'good' },
  ),
  refusing('method_not_allowed', 'the veto part holds a leaf with points', schemeOfLeaf({}, 'veto'), 'leaf', {
    method: 'deduct',
    part: 'veto',
  }),
  refusing(
    'method_not_allowed',
    'the base part holds a veto',
    schemeOfLeaf({ points: null, method: { kind: 'veto', rules: [{ code: 'v', text: 'case opened', effect: { kind: 'zero' } }] } }),
    'leaf',
    { method: 'veto', part: 'base' },
  ),
  refusing('method_not_allowed', 'the bonus part holds a leaf that starts full', schemeOfLeaf({}, 'bonus'), 'leaf', {
    method: 'deduct',
    part: 'bonus',
  }),
  refusing(
    'method_not_allowed',
    'the deduction part holds a leaf that gives points',
    schemeOfLeaf({ method: { kind: 'external', fullMarks: '100' } }, 'deduction'),
    'leaf',
    { method: 'external', part: 'deduction' },
  ),
  refusing(
    'group_without_children',
    'a group has no children and no own ones',
    buildScheme([{ code: 'group', name: 'Group', points: null, children: [] }]),
    'group',
    {},
  ),
  refusing('points_missing', 'a deduct leaf has nothing to start from', schemeOfLeaf({ points: null }), 'leaf', { method: 'deduct' }),
  refusing(
    'points_missing',
    'a rule takes all points of a leaf that states none',
    schemeOfLeaf({ points: null, method: deductMethod([writtenRule({ amount: { kind: 'all' } })], { start: '5' }) }),
    'leaf',
    { method: 'all' },
  ),
  refusing('points_missing', 'a child of a weighted node has no points to share', buildScheme([weighted(['a', '1', '0'])]), 'a', {
    method: 'weighted',
  }),
  refusing('weight_missing', 'a child of a weighted node has no weight', buildScheme([weighted(['a', undefined, '50'])]), 'a', {
    parent: 'group',
  }),
  refusing(
    'range_reversed',
    'the least amount of a range rule is above the highest',
    schemeOfLeaf({ method: deductMethod([writtenRule({ amount: { kind: 'range', min: '2', max: '0.5' } })]) }),
    'leaf',
    { what: 'rule', rule: 'rule', min: '2', max: '0.5' },
  ),
  refusing('range_reversed', 'a clamp is upside down', schemeOfLeaf({ clamp: { min: '20', max: '10' } }), 'leaf', {
    what: 'clamp',
    min: '20',
    max: '10',
  }),
  refusing(
    'range_reversed',
    'a linear curve rises nowhere',
    schemeOfLeaf({ method: measured({ kind: 'linear', low: '80', high: '80' }) }),
    'leaf',
    { what: 'linear', min: '80', max: '80' },
  ),
  refusing(
    'range_reversed',
    'a scale has no room',
    schemeOfLeaf({ method: judged({ scale: { kind: 'range', min: '5', max: '5', step: '1' } }) }),
    'leaf',
    { what: 'scale', min: '5', max: '5' },
  ),
  refusing(
    'step_missing',
    'a rule counts in steps and names none',
    schemeOfLeaf({ method: deductMethod([writtenRule({ unit: 'whole_step' })]) }),
    'leaf',
    { rule: 'rule', unit: 'whole_step' },
  ),
  refusing(
    'tiers_gap',
    'no tier covers 80 to 90',
    schemeOfLeaf({
      method: measured({
        kind: 'tiers',
        tiers: [
          { from: '90', to: null, points: '10' },
          { from: null, to: '80', points: '0' },
        ],
      }),
    }),
    'leaf',
    { from: '80', to: '90' },
  ),
  refusing(
    'tiers_gap',
    'the best tier ends at 100 and a value may exceed it',
    schemeOfLeaf({ method: measured({ kind: 'tiers', tiers: [{ from: null, to: '100', points: '10' }] }) }),
    'leaf',
    { from: '100', to: '∞' },
  ),
  refusing(
    'tiers_overlap',
    'two tiers cover 80 to 90',
    schemeOfLeaf({
      method: measured({
        kind: 'tiers',
        tiers: [
          { from: '80', to: null, points: '10' },
          { from: null, to: '90', points: '0' },
        ],
      }),
    }),
    'leaf',
    { from: '80', to: '90' },
  ),
  refusing(
    'bands_hole',
    'no band holds 89.5',
    schemeOfLeaf({ points: '100' }, 'base', bands(['a', '90', null], ['b', '0', '89'])),
    'total',
    {
      from: '89',
      to: '90',
    },
  ),
  refusing('bands_hole', 'the best band ends at 100 and bonus goes beyond', schemeOfLeaf({}, 'base', bands(['a', '0', '100'])), 'total', {
    from: '100',
    to: '∞',
  }),
  refusing(
    'bands_overlap',
    'two bands hold 89.5',
    schemeOfLeaf({ points: '100' }, 'base', bands(['a', '89', null], ['b', '0', '90'])),
    'total',
    {
      from: '89',
      to: '90',
    },
  ),
  refusing(
    'bands_order',
    'the worst band stands first',
    schemeOfLeaf({ points: '100' }, 'base', bands(['b', '0', '90'], ['a', '90', null])),
    'total',
    { band: 'a', lower: '90', upper: '∞' },
  ),
  refusing(
    'bands_order',
    'a band ends below its beginning',
    schemeOfLeaf({ points: '100' }, 'base', bands(['a', '90', null], ['b', '0', '0'])),
    'total',
    { band: 'b', lower: '0', upper: '0' },
  ),
  refusing(
    'trim_leaves_none',
    'trimming may begin when it leaves nobody',
    schemeOfLeaf({ method: judged({ groups: [group('panel', '1', { kind: 'trimmed', high: 1, low: 1, minJudges: 2 })] }) }),
    'leaf',
    { group: 'panel', leftOut: '2', minJudges: '2' },
  ),
  refusing(
    'options_without_score',
    'every option of a ballot is outside the divisor',
    schemeOfLeaf({ method: survey({ options: options(null, null) }) }),
    'leaf',
    {},
  ),
  refusing(
    'quota_above_all',
    'a quota is above the whole category',
    schemeOfLeaf({}, 'base', { ...bands(['a', '0', null]), quotas: [{ grade: 'a', limit: { kind: 'share', share: '30' } }] }),
    'total',
    { grade: 'a', share: '30' },
  ),
  notice(
    'sum_differs',
    'children of 6 and 6 stand under 10 points',
    buildScheme([
      {
        code: 'group',
        name: 'Group',
        points: '10',
        children: [writtenLeaf({ code: 'a', points: '6' }), writtenLeaf({ code: 'b', points: '6' })],
      },
    ]),
    'group',
    { stated: '10', summed: '12' },
  ),
  notice('sum_differs', 'the indicators make 10 of stated 100', buildScheme([writtenLeaf()], { points: '100' }), 'total', {
    stated: '100',
    summed: '10',
  }),
  notice(
    'attainable_differs',
    'the best option is worth 90 %',
    schemeOfLeaf({ method: judged({ scale: { kind: 'options', options: options('0.9', '0.5') } }) }),
    'leaf',
    { stated: '10', attainable: '9' },
  ),
  notice(
    'weights_sum',
    'the weights of a weighted node make 0.9',
    buildScheme([weighted(['a', '0.5', '50'], ['b', '0.4', '50'])]),
    'group',
    {
      sum: '0.9',
    },
  ),
  notice(
    'weights_sum',
    'the weights of judge groups make 110',
    schemeOfLeaf({ method: judged({ groups: [group('leader', '60'), group('panel', '50')] }) }),
    'leaf',
    { sum: '110' },
  ),
  notice(
    'deductions_above_points',
    'rules of 2, 2 and 2 stand on 4 points',
    schemeOfLeaf({
      points: '4',
      method: deductMethod(['a', 'b', 'c'].map((code) => writtenRule({ code, unit: 'once', amount: { kind: 'fixed', amount: '2' } }))),
    }),
    'leaf',
    { points: '4', possible: '6' },
  ),
  notice(
    'scale_uneven',
    'steps of 0.3 do not end at 10',
    schemeOfLeaf({ method: judged({ scale: { kind: 'range', min: '0', max: '10', step: '0.3' } }) }),
    'leaf',
    { min: '0', max: '10', step: '0.3' },
  ),
  notice(
    'bands_far_from_total',
    'the best band begins at 90 of 150 points',
    schemeOfLeaf({ points: '150' }, 'base', bands(['a', '90', null], ['b', '0', '90'])),
    'total',
    { best: '90', attainable: '150' },
  ),
  notice(
    'bands_far_from_total',
    'nobody can reach the best band',
    schemeOfLeaf({ points: '80' }, 'base', bands(['a', '90', null], ['b', '0', '90'])),
    'total',
    { best: '90', attainable: '80' },
  ),
  notice('bands_open_below', 'scores below 8 have no grade', schemeOfLeaf({}, 'base', bands(['a', '8', null])), 'total', { lower: '8' }),
]
