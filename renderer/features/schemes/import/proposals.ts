import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { LeafReading, SettingsReading } from '../../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { changeLeaf } from '../edits/change-indicator.ts'

/** How much of a text a rule or a criterion can hold. */
const longestProse = 4000

/**
 * The leaf as it is while nobody has decided on its reading: a catalogue without rules. A veto keeps the office's sentence and is shown only, because a
 * veto leaf without any sentence would say nothing.
 */
export function undecidedLeaf(leaf: Leaf, part: IndicatorPart, text: string): Leaf {
  return { ...leaf, method: undecidedMethod(part, text) }
}

function undecidedMethod(part: IndicatorPart, text: string): LeafMethod {
  switch (part) {
    case 'base':
    case 'deduction':
      return { kind: 'deduct', rules: [] }
    case 'bonus':
      return { kind: 'bonus', rules: [] }
    case 'veto':
      return { kind: 'veto', rules: [{ code: 'r1', text: text.trim().slice(0, longestProse), effect: { kind: 'flag' } }] }
  }
}

/** The leaf of the draft with the method that the reading proposes; its points only where the draft has none. Nothing proposed: the leaf as it is. */
export function proposedLeaf(leaf: Leaf, reading: Pick<LeafReading, 'proposed'>): Leaf {
  const { proposed } = reading
  return proposed === null ? leaf : { ...leaf, points: leaf.points ?? proposed.points, method: proposed.method }
}

/** Puts a leaf in the place of the one with its code; what was changed in the tree meanwhile (name, place) is the leaf's own. */
export function withLeaf(scheme: Scheme, leaf: Leaf): Scheme {
  return changeLeaf(scheme, leaf.code, (before) => (sameContent(before, leaf) ? before : leaf))
}

/** The scheme with the settings that a note proposes. */
export function withSettings(scheme: Scheme, proposed: SettingsReading['proposed']): Scheme {
  const { points, ...settings } = proposed
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  return { ...scheme, ...(points === undefined ? {} : { points }), settings: { ...scheme.settings, ...given } }
}

/** Whether two parts of a scheme say the same. Both come from one schema or one form, so the order of their keys may differ and is left out of it. */
export function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
