import * as z from 'zod'

/**
 * What can be said about one row of an imported table; `values` of the problem fill the places of the text `rowProblems.<code>`.
 *
 * A row is refused exactly when its verdict says so. The codes under "notes" stand on rows that are taken all the same.
 */
export const rowProblemCodes = [
  // Register 考评对象. The other row of a pair is named by its number.
  'name_missing',
  'name_too_long', // limit
  'name_twice', // otherRow
  'code_twice', // otherRow
  'code_too_long', // limit
  'code_taken', // name: who has the code
  'name_ambiguous', // candidates
  'participation_unknown', // text
  'category_missing',
  'category_unknown', // text
  'unit_missing',
  'unit_unknown', // text
  'unit_ambiguous', // text, candidates
  // Findings 督查发现.
  'evaluatee_missing',
  'evaluatee_unknown', // text
  'evaluatee_ambiguous', // text, candidates
  'indicator_missing',
  'indicator_unknown', // text
  'indicator_ambiguous', // text, candidates
  'rule_missing',
  'rule_unknown', // text
  'rule_ambiguous', // text, candidates
  'level_unknown', // text, candidates
  'choose_level', // candidates
  'not_a_quantity', // text
  'quantity_zero',
  'whole_quantity',
  'not_an_amount', // min, max
  'outside_range', // min, max
  'reason_missing',
  'description_missing',
  'date_missing',
  'not_a_date', // text
  'deadline_before', // foundOn
  'source_unknown', // text
  'same_matter', // finding, foundOn, recordedBy
  'same_matter_in_table', // otherRow
  'same_row', // otherRow
  // Own leaves 自定项.
  'own_group_unknown', // text, candidates
  'own_method_unknown', // text
  // Notes.
  'category_from_above', // name
  'unit_from_above', // name
  'unit_only',
  'evidence_to_follow',
  'points_differ', // stated, computed
] as const
export const rowProblemCodeSchema = z.enum(rowProblemCodes)
export type RowProblemCode = z.infer<typeof rowProblemCodeSchema>
