import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'

/** Corrections of proposals that nobody has decided on, by place. */
export type KeptEdits = Readonly<Record<string, Leaf>>

const keyOf = (versionId: number): string => `hengjian.review.${versionId}`

/** What was corrected in this window and not taken over yet. What cannot be read is as if nothing had been corrected. */
export function readKeptEdits(versionId: number): KeptEdits {
  const text = sessionStorage.getItem(keyOf(versionId))
  if (text === null) return {}
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as KeptEdits) : {}
  } catch {
    return {}
  }
}

/** Keeps corrections over a change of view and a reload. They are no part of the scheme before somebody takes them over. */
export function keepEdits(versionId: number, edits: KeptEdits): void {
  try {
    if (Object.keys(edits).length === 0) sessionStorage.removeItem(keyOf(versionId))
    else sessionStorage.setItem(keyOf(versionId), JSON.stringify(edits))
  } catch {
    // The window's storage is full: the corrections stay on screen and are lost with it.
  }
}
