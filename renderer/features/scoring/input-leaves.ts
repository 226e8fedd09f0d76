import type { Indicator, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { CellKind } from '../../components/score-grid/grid-model.ts'

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

const unbounded = { kind: 'number', min: null, max: null, step: null } as const

/** What the value of a leaf may be: an external score lies in its full marks, a measured value anywhere. */
export function valueKind(method: LeafMethod): CellKind {
  if (method.kind === 'external') return { ...unbounded, min: '0', max: method.fullMarks, asksZero: true }
  return { ...unbounded, asksZero: true }
}

/** Last year's value or the own target: there or not there, without states of its own. */
export const sideKind: CellKind = { ...unbounded, withoutStates: true }

/** A count of people or ballots; a state typed into it is the state of the whole ballot. */
export const countKind: CellKind = { kind: 'number', min: '0', max: '1000000', step: null, whole: true }
