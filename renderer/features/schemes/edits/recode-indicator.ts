import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { changeIndicator } from './change-indicator.ts'
import { type Edit, refuse } from './edit-result.ts'
import { codesOf } from './tree-places.ts'

const codeForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/

/** Gives an indicator another code; tie-breakers that name it follow. Refused for a code that another one has or that is no code. */
export function recodeIndicator(scheme: Scheme, code: string, wanted: string): Edit {
  const next = wanted.trim()
  if (next === code) return { scheme, codes: [code] }
  if (!codeForm.test(next)) return refuse('code_form', { code: next })
  const taken = codesOf(scheme)
  if (!taken.has(code)) return refuse('nothing_chosen')
  if (taken.has(next)) return refuse('code_taken', { code: next })
  const changed = changeIndicator(scheme, code, (indicator) => ({ ...indicator, code: next }))
  return { scheme: withTieBreakers(changed, new Map([[code, next]])), codes: [next] }
}

/** The scheme with tie-breakers that name the new codes in place of the old ones. */
export function withTieBreakers(scheme: Scheme, renamed: ReadonlyMap<string, string>): Scheme {
  const { tieBreakers } = scheme.settings
  if (!tieBreakers.some((breaker) => breaker.kind === 'node' && renamed.has(breaker.code))) return scheme
  const followed = tieBreakers.map((breaker) =>
    breaker.kind === 'node' ? { ...breaker, code: renamed.get(breaker.code) ?? breaker.code } : breaker,
  )
  return { ...scheme, settings: { ...scheme.settings, tieBreakers: followed } }
}
