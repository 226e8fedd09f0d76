import { type Indicator, isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafReading, SchemeReading, SettingsReading } from '../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'

/** The scheme as it would be with every proposal of a reading taken over, for showing what the office's rules come to. */
export function withProposals(scheme: Scheme, reading: SchemeReading): Scheme {
  const proposed = new Map(reading.leaves.map((leaf) => [leaf.leaf, leaf]))
  const parts = scheme.parts.map(({ part, indicator }) => ({ part, indicator: withLeaf(indicator, proposed) }))
  return reading.settings.reduce(withSettings, { ...scheme, parts })
}

function withLeaf(indicator: Indicator, proposed: ReadonlyMap<string, LeafReading>): Indicator {
  if (isLeaf(indicator)) return proposed.get(indicator.code)?.proposed ?? indicator
  return { ...indicator, children: indicator.children.map((child) => withLeaf(child, proposed)) }
}

function withSettings(scheme: Scheme, { proposed }: SettingsReading): Scheme {
  const { points, ...settings } = proposed
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  return { ...scheme, ...(points === undefined ? {} : { points }), settings: { ...scheme.settings, ...given } }
}
