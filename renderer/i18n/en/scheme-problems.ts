import type { Texts } from '../texts.ts'
import type { schemeProblems as source } from '../zh/scheme-problems.ts'

export const schemeProblems: Texts<typeof source> = {
  duplicate_code: 'The code "{{code}}" is used twice',
  unknown_dimension: 'There is no dimension "{{dimension}}"',
  unknown_grade: 'There is no grade "{{grade}}"',
  unknown_node: 'A tie-breaker names the indicator "{{code}}", which does not exist',
  unknown_highest_only: 'A rule names the highest-only group "{{group}}", which does not exist',
  unknown_shared_cap: 'A rule names the shared cap "{{sharedCap}}", which does not exist',
  unknown_option: 'A tier names the option "{{option}}", which does not exist',
  method_not_allowed: 'This method cannot be used in this part',
  group_without_children: 'The indicator has no leaves',
  points_missing: 'Full marks are missing; no score can be computed',
  weight_missing: 'The parent combines by weight, and the weight is missing here',
  range_reversed: 'The lower bound {{min}} is above the upper bound {{max}}',
  step_missing: 'A rule that counts by quantity lacks its step',
  tiers_gap: 'The tiers leave a gap: no points between {{from}} and {{to}}',
  tiers_overlap: 'The tiers overlap: two values between {{from}} and {{to}}',
  bands_hole: 'The bands leave a gap: no grade between {{from}} and {{to}}',
  bands_overlap: 'The bands overlap: two grades between {{from}} and {{to}}',
  bands_order: 'The lower bound {{lower}} of a grade is not below its upper bound {{upper}}',
  trim_leaves_none: '{{leftOut}} extremes are left out from {{minJudges}} judges on; nothing may remain',
  options_without_score: 'Every option is outside the divisor; no score can be computed',
  quota_above_all: 'The quota {{share}} is more than all',
  sum_differs: '{{stated}} points are stated, the children add up to {{summed}}',
  attainable_differs: '{{stated}} points are stated, at most {{attainable}} can be reached',
  weights_sum: 'The weights add up to {{sum}}, which is neither 1 nor 100',
  deductions_above_points: 'The rules can take {{possible}} points, more than the full marks {{points}}, and no floor is stated',
  scale_uneven: 'The scale {{min}} to {{max}} cannot be divided by {{step}}',
  bands_far_from_total:
    'The best grade begins at {{best}}, which does not fit the {{attainable}} that can be reached; the bands may belong to another total',
  bands_open_below: 'There is no grade below {{lower}}',
}
