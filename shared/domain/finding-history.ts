import * as z from 'zod'

/** What can happen to a finding, as its history tells it; the words are in i18n. `confirmed_one_person` is the logged exception. */
export const findingActions = [
  'recorded',
  'imported',
  'changed',
  'submitted',
  'returned',
  'confirmed',
  'confirmed_one_person',
  'rectifying',
  'verifying',
  'closed',
  'withdrawn',
] as const
export const findingActionSchema = z.enum(findingActions)
export type FindingAction = z.infer<typeof findingActionSchema>
