/**
 * Why a clause is a guess, or why nothing is proposed from it. The comment names what `values` hold; texts: `readingNotes`.
 *
 * A clause with a note of the second list is not understood, all others are guesses.
 */
export const guessCodes = [
  'amount_open', // max
  'range_from_zero',
  'share_of_points',
  'step_or_pro_rata',
  'count_assumed',
  'cap_scope',
  'highest_only_scope',
  'multiplier_scope',
  'level_names',
  'floor_below_zero', // floor
  'points_needed',
  'points_collected',
  'sub_points', // points
  'scale_from_points',
  'grade_ranges',
  'coefficient_not_exact',
  'hundred_as_full',
  'cases_as_options',
  'trim_threshold', // minJudges
  'options_assumed',
  'tier_boundary', // value
  'tier_gap_closed', // from, to
  'tier_below_zero', // below
  'linear_from_zero',
  'first_place_points', // points
  'beyond_zero',
  'full_marks_assumed', // full
  'task_coefficients',
  'veto_effect_assumed', // grade
  'grade_assumed', // grade
  'lowered_by_one', // grade
  'put_directly', // grade
  'weight_as_points', // from, weight, points; made by the import of a whole sheet
  'bands_assumed', // grade; made by the import of a whole sheet
  'band_gap_closed',
  'tie_breaker_assumed',
  'band_without_grade', // below
  'share_rounded', // share
  'quota_with_condition',
  'number_unused', // number
  'words_unused',
  'one_as_full',
  'steps_rounded_up',
  'elsewhere_zero',
  'times_as_rules',
] as const

export const notUnderstoodCodes = [
  'not_understood',
  'second_method',
  'factor_missing',
  'veto_elsewhere',
  'no_numbers',
  'ranking_without_points',
  'places_by_share',
  'bands_unclear',
  'cap_of_both',
  'tie_node_unknown',
] as const

export type NoteCode = (typeof guessCodes)[number] | (typeof notUnderstoodCodes)[number]
