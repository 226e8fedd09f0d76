import * as z from 'zod'

/** Any stored value of a scheme as it is: a decimal text, a list of tiers, a whole rule. The screen has the words. */
const valueSchema = z.json()
export type ChangedValue = z.infer<typeof valueSchema>

const namedSchema = z.strictObject({ code: z.string(), name: z.string() })
export type Named = z.infer<typeof namedSchema>

/** One thing on both sides; null where that side does not have it. */
const bothSidesSchema = z.strictObject({ before: namedSchema.nullable(), after: namedSchema.nullable() })
export type BothSides = z.infer<typeof bothSidesSchema>

/** A step into a scheme: the name of a field, or an entry of a list whose entries have codes (a rule, a level, a grade). */
const pathStepSchema = z.union([z.string(), bothSidesSchema])
export type PathStep = z.infer<typeof pathStepSchema>

/**
 * What can differ between two schemes.
 *
 * - `added`, `removed`: an indicator; the value is its place with points;
 * - `moved`: it stands under another parent, in another part or elsewhere among its siblings; the values are places;
 * - `renumbered`: another code, the same name and place; the values are the codes;
 * - `split`, `merged`: by the mapping; the values are lists of names;
 * - `changed`: a field, named by `path`; the values are the field's;
 * - `entry_added`, `entry_removed`, `entry_moved`: an entry of a list, named by the last step of `path`; the values are the entry, or its places from 1.
 */
export const changeKinds = [
  'added',
  'removed',
  'moved',
  'renumbered',
  'split',
  'merged',
  'changed',
  'entry_added',
  'entry_removed',
  'entry_moved',
] as const

export const schemeChangeSchema = z.strictObject({
  kind: z.enum(changeKinds),
  /** The indicator that changed, null for the scheme as a whole and its settings. */
  indicator: bothSidesSchema.nullable(),
  path: z.array(pathStepSchema),
  before: valueSchema,
  after: valueSchema,
})
export type SchemeChange = z.infer<typeof schemeChangeSchema>
export type ChangeKind = SchemeChange['kind']
