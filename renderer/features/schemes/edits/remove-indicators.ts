import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { type Edit, refuse } from './edit-result.ts'
import { childrenOf, type Place, topmost, withChildren } from './tree-places.ts'

/**
 * Takes indicators out with everything below them. A tie-breaker that names one of them stays, and the check says that its indicator is gone. What is
 * selected next is the one that moves up into the place, else the one before it, else what held it.
 */
export function removeIndicators(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): Edit {
  const places = topmost(scheme, codes)
  const [first] = places
  if (first === undefined) return refuse('nothing_chosen')
  const removed = withoutPlaces(scheme, places)
  if (removed.parts.length === 0) return refuse('last_indicator', { name: first.indicator.name })
  const left = childrenOf(removed, first.parent)
  const next = left[first.index]?.code ?? left.at(-1)?.code ?? first.parent
  return { scheme: removed, codes: [next] }
}

/** The scheme without these places. It may be left without any part: callers look. */
export function withoutPlaces(scheme: Scheme, places: readonly Place[]): Scheme {
  const gone = new Set(places.map(({ indicator }) => indicator))
  return [...new Set(places.map(({ parent }) => parent))].reduce(
    (before, parent) =>
      // A holder may itself have been changed, never taken out, because only topmost places are given.
      withChildren(
        before,
        parent,
        childrenOf(before, parent).filter((child) => !gone.has(child)),
      ),
    scheme,
  )
}
