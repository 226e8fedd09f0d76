import type { Indicator, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { changeIndicator, withOptional } from './change-indicator.ts'

/** Sets dimension or weight of all these indicators; null takes it away. */
export function changeSeveral(scheme: Scheme, codes: Iterable<string>, field: 'dimension' | 'weight', value: string | null): Scheme {
  return changeEach(scheme, codes, (indicator) =>
    (indicator[field] ?? null) === value ? indicator : withOptional(indicator, field, value),
  )
}

/** Sets what an empty input does on all leaves among these; null: as the scheme says. */
export function changeEmptyOfSeveral(scheme: Scheme, codes: Iterable<string>, empty: NonNullable<Leaf['empty']> | null): Scheme {
  return changeEach(scheme, codes, (indicator) =>
    isLeafIndicator(indicator) && (indicator.empty ?? null) !== empty ? withOptional(indicator, 'empty', empty) : indicator,
  )
}

function changeEach(scheme: Scheme, codes: Iterable<string>, change: (indicator: Indicator) => Indicator): Scheme {
  let changed = scheme
  for (const code of codes) changed = changeIndicator(changed, code, change)
  return changed
}
