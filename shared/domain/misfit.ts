import * as z from 'zod'

/**
 * Why a stored fact does not count under a scheme: it was entered under another version, whose leaf, rule, scale or options were different.
 *
 * `leaf_gone` no such leaf; `method_changed` the leaf takes other inputs now; `rule_gone` no such rule; `quantity`, `level`, `chosen`, `multiplier`: the
 * rule does not take what the finding says; `group_gone`, `option_gone`, `out_of_scale`: a mark or a ballot that cannot be read; `choice` a task
 * that lacks a choice or makes one that is not there.
 */
export const misfits = [
  'leaf_gone',
  'method_changed',
  'rule_gone',
  'quantity',
  'level',
  'chosen',
  'multiplier',
  'group_gone',
  'option_gone',
  'out_of_scale',
  'choice',
] as const
export const misfitSchema = z.enum(misfits)
export type Misfit = (typeof misfits)[number]
