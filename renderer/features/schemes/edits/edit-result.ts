import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'

/** Why a command cannot be done; each has a sentence under `schemeTree.refused`. */
export type Refusal =
  | 'nothing_chosen'
  | 'code_form'
  | 'code_taken'
  | 'into_itself'
  | 'into_leaf'
  | 'method_not_in_part'
  | 'last_indicator'
  | 'no_level_above'
  | 'no_group_before'
  | 'at_the_edge'
  | 'not_a_leaf'
  | 'not_a_group'
  | 'not_siblings'
  | 'one_leaf_only'
  | 'methods_differ'
  | 'limits_of_leaf'
  | 'limits_of_group'
  | 'caps_of_leaf'
  | 'settings_differ'
  | 'group_across'
  | 'cap_across'
  | 'cannot_divide'
  | 'needs_points'
  | 'points_beyond'
  | 'rules_on_one_side'
  | 'weighted_parent'
  | 'has_children'
  | 'has_own'
  | 'has_rules'

/** The changed scheme, and the codes of what the command was about, in print order: they are selected next. */
export interface EditDone {
  readonly scheme: Scheme
  readonly codes: readonly string[]
}

/** Nothing was changed. `values` are shown in the sentence. */
export interface EditRefused {
  readonly refused: Refusal
  readonly values: Readonly<Record<string, string>>
}

export type Edit = EditDone | EditRefused

/** A refusal with the names that its sentence speaks of. */
export function refuse(refused: Refusal, values: Readonly<Record<string, string>> = {}): EditRefused {
  return { refused, values }
}

export function isRefused(edit: Edit): edit is EditRefused {
  return 'refused' in edit
}
