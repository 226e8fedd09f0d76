/** Problems whose cure lies in the settings of the scheme and not on a line of the tree. */
const ofSettings: ReadonlySet<string> = new Set([
  'bands_hole',
  'bands_overlap',
  'bands_order',
  'bands_far_from_total',
  'bands_open_below',
  'quota_above_all',
  'unknown_grade',
  'unknown_node',
])

/** Whether a problem of the scheme as a whole is cured in its settings. */
export function isOfSettings(code: string): boolean {
  return ofSettings.has(code)
}

const fields: Readonly<Record<string, string>> = {
  duplicate_code: 'code',
  sum_differs: 'points',
  attainable_differs: 'points',
  points_missing: 'points',
  total_not_stated: 'points',
  weight_missing: 'weight',
  weights_sum: 'weight',
  unknown_dimension: 'dimension',
  clamp_absorbs: 'clamp',
  lowest_above_zero: 'clamp',
  open_ended: 'points',
}

/** The field of a line's form in which a problem is cured; `method` for what lies in the rules and parameters of a leaf. */
export function fieldOfProblem(code: string): string {
  return fields[code] ?? 'method'
}
