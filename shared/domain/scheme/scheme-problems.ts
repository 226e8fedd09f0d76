export const schemeProblemSeverityNames = ['refusing', 'notice', 'remark'] as const
export type SchemeProblemSeverity = (typeof schemeProblemSeverityNames)[number]

/**
 * Everything that can be wrong with a scheme whose form is right, and how much it matters.
 *
 * `refusing` problems prevent saving: the engine would have no answer or two. `notice` problems are the office's own to decide: publishing with one
 * needs an explicit yes. `remark` ones are only said: something that a reader of the scheme may overlook. The comment names what `values` hold; `at` is the code of a node, or `total` for what concerns the scheme as a whole.
 */
export const schemeProblemSeverities = {
  duplicate_code: 'refusing', // kind: node | rule | level | multiplier | highest_only | shared_cap | option | group | factor | dimension | band; code
  unknown_dimension: 'refusing', // dimension
  unknown_grade: 'refusing', // grade
  unknown_node: 'refusing', // code, named by a tie-breaker
  unknown_highest_only: 'refusing', // rule, group
  unknown_shared_cap: 'refusing', // rule, sharedCap
  unknown_option: 'refusing', // option, named by a tier of a survey
  method_not_allowed: 'refusing', // method, part
  group_without_children: 'refusing',
  points_missing: 'refusing', // method: the leaf's method, an amount `all`, or `weighted` for the parent
  weight_missing: 'refusing', // parent
  range_reversed: 'refusing', // what: rule | scale | clamp | linear | floor | total_clamp; min, max
  step_missing: 'refusing', // rule, unit
  tiers_gap: 'refusing', // from, to ("-∞" and "∞" for an open end)
  tiers_overlap: 'refusing', // from, to
  bands_hole: 'refusing', // from, to ("∞" for an open end)
  bands_overlap: 'refusing', // from, to
  bands_order: 'refusing', // band, lower, upper
  trim_leaves_none: 'refusing', // group, leftOut, minJudges
  options_without_score: 'refusing', // every option is outside the divisor
  quota_above_all: 'refusing', // grade, share
  own_needs_category: 'refusing', // method, of an evaluatee's own leaf: nobody else has it to compare with
  sum_differs: 'notice', // stated, summed
  attainable_differs: 'notice', // stated, attainable ("∞" where nothing bounds it)
  weights_sum: 'notice', // sum
  deductions_above_points: 'notice', // points, possible
  scale_uneven: 'notice', // min, max, step
  bands_far_from_total: 'notice', // best, attainable
  bands_open_below: 'notice', // lower
  lowest_above_zero: 'remark', // points, lowest: what the leaf gives whatever happens
  empty_group_zero: 'remark',
  rule_takes_all: 'remark', // rule (its text), amount, points
  deductions_equal_points: 'remark', // count, points
  discretion: 'remark', // count of rules whose amount the recorder chooses
  minimum_in_award: 'remark', // rule (its text) names a number to be reached, but every one is rewarded
  abstention_undefined: 'remark',
  share_tiers_overlap: 'remark',
  veto_overlaps_rule: 'remark', // veto, rule (texts), leaf (name)
  clamp_absorbs: 'remark', // summed, max, free: points that may be lost before the clamp is felt
  bonus_unlimited: 'remark',
  total_not_stated: 'remark', // summed
  open_ended: 'remark',
} as const satisfies Readonly<Record<string, SchemeProblemSeverity>>

export type SchemeProblemCode = keyof typeof schemeProblemSeverities

/** The closed list of codes, for translations and tests. */
export const schemeProblemCodes = Object.keys(schemeProblemSeverities) as readonly SchemeProblemCode[]

/** `at` of a problem or a sum that belongs to no single node. */
export const totalPlace = 'total'
