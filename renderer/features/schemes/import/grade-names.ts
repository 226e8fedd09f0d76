import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { SettingsReading } from '../../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import type { Band } from '../../../../shared/domain/scheme/settings.ts'
import { codedText } from '../../../i18n/dynamic-text.ts'

/**
 * What a grade is called. An office's rules speak of 优秀 before the scheme has any grades; the reader gives such a grade a usual code, and no person
 * should meet the code.
 */
export function gradeName(code: string, bands: readonly Band[]): string {
  return bands.find((band) => band.code === code)?.name ?? codedText('schemeImport.grade', code)
}

/** Values of a problem or note with the grade's name in place of its code. */
export function withGradeName(values: Readonly<Record<string, string>>, bands: readonly Band[] = []): Readonly<Record<string, string>> {
  return values.grade === undefined ? values : { ...values, grade: gradeName(values.grade, bands) }
}

/** Codes of grades that a proposal names and neither it nor the scheme has, each once. */
export function missingGrades(proposal: Leaf | SettingsReading['proposed'], scheme: Scheme): string[] {
  const known = new Set(scheme.settings.bands.map(({ code }) => code))
  const named = 'method' in proposal ? gradesOfLeaf(proposal) : (proposal.quotas ?? []).map(({ grade }) => grade)
  if ('bands' in proposal) for (const { code } of proposal.bands ?? []) known.add(code)
  return [...new Set(named)].filter((code) => !known.has(code))
}

function gradesOfLeaf({ method }: Leaf): string[] {
  if (method.kind !== 'veto') return []
  return method.rules.flatMap(({ effect }) => ('grade' in effect ? [effect.grade] : []))
}

/** The scheme with names for grades that it does not have, for showing a proposal only: these have no bounds and are never kept. */
export function withNamedGrades(scheme: Scheme, leaf: Leaf): Scheme {
  const missing = missingGrades(leaf, scheme)
  if (missing.length === 0) return scheme
  const bands = missing.map((code): Band => ({ code, name: gradeName(code, []), lower: '0', upper: null }))
  return { ...scheme, settings: { ...scheme.settings, bands: [...scheme.settings.bands, ...bands] } }
}
