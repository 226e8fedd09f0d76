import type { Indicator, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { CellLimits } from './cell-entry.ts'

/** The leaf with a code, wherever it stands in the scheme; null when there is none. */
export function findLeaf(scheme: Scheme, code: string): Leaf | null {
  const inside = (indicator: Indicator): Leaf | null => {
    if (isLeaf(indicator)) return indicator.code === code ? indicator : null
    for (const child of indicator.children) {
      const found = inside(child)
      if (found !== null) return found
    }
    return null
  }
  for (const { indicator } of scheme.parts) {
    const found = inside(indicator)
    if (found !== null) return found
  }
  return null
}

/** Which columns a measured leaf asks for beside its value: last year's value, and the evaluatee's own target where the curve has none. */
export function measuredColumns(method: LeafMethod): { baseline: boolean; target: boolean } {
  if (method.kind !== 'measured') return { baseline: false, target: false }
  return { baseline: method.basis === 'change', target: method.curve.kind === 'ratio' && method.curve.target === null }
}

const unbounded: CellLimits = { min: null, max: null, step: null, whole: false }

/** Bounds of an entered value or mark: an external score lies in its full marks, a mark on its scale, a measured value anywhere. */
export function valueLimits(method: LeafMethod): CellLimits {
  if (method.kind === 'external') return { ...unbounded, min: '0', max: method.fullMarks }
  if (method.kind === 'judged' && method.scale.kind === 'range') {
    return { min: method.scale.min, max: method.scale.max, step: method.scale.step, whole: false }
  }
  return unbounded
}

/** Bounds of a count of people or ballots. */
export const countLimits: CellLimits = { min: '0', max: '1000000', step: null, whole: true }
