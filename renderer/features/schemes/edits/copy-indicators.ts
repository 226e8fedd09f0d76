import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { type Edit, refuse } from './edit-result.ts'
import { insertedAt, type Target, targetAfter } from './insert-indicator.ts'
import { methodRefusal, siblingsOf } from './move-indicators.ts'
import { codeInside, recoded } from './new-codes.ts'
import { childrenOf, codesOf, partOf, placeOf, topmost, withChildren } from './tree-places.ts'

/** The chosen indicators with everything below them, as they are put aside by copying. They may be pasted into another scheme. */
export function copied(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): readonly Indicator[] {
  return topmost(scheme, codes).map(({ indicator }) => indicator)
}

/** Puts copies at a place, under new codes that follow the numbering there. Rules keep their codes, which are unique within their leaf. */
export function pasteIndicators(scheme: Scheme, indicators: readonly Indicator[], target: Target): Edit {
  if (indicators.length === 0) return refuse('nothing_chosen')
  const holder = placeOf(scheme, target.parent)?.indicator
  if (holder !== undefined && isLeafIndicator(holder)) return refuse('into_leaf', { name: holder.name })
  const refused = methodRefusal(indicators, partOf(scheme, target.parent))
  if (refused !== null) return refused
  const taken = codesOf(scheme)
  const siblings = childrenOf(scheme, target.parent)
  let beside = siblings[target.index - 1]?.code
  const copies = indicators.map((indicator) => {
    const code = codeInside(scheme, target.parent, taken, beside)
    beside = code
    return recoded(indicator, code, taken)
  })
  return {
    scheme: withChildren(scheme, target.parent, insertedAt(siblings, target.index, copies)),
    codes: copies.map(({ code }) => code),
  }
}

/** Copies siblings right behind themselves. */
export function duplicate(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): Edit {
  const siblings = siblingsOf(scheme, codes)
  if ('refused' in siblings) return siblings
  const last = siblings.places.at(-1)?.indicator.code
  const target = last === undefined ? null : targetAfter(scheme, last)
  return target === null ? refuse('nothing_chosen') : pasteIndicators(scheme, copied(scheme, codes), target)
}
