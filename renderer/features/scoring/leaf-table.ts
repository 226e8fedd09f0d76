import { useMemo } from 'react'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethodKind, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { GridLine } from '../../components/score-grid/grid-model.ts'
import type { Standing } from './result-columns.tsx'

/** A leaf whose method is known, so that its table can read the method's own fields. */
export type LeafOf<Kind extends LeafMethodKind> = Omit<Leaf, 'method'> & { readonly method: MethodOf<Kind> }

/** Whether the leaf is scored by this method. */
export function hasMethod<Kind extends LeafMethodKind>(leaf: Leaf, kind: Kind): leaf is Leaf & LeafOf<Kind> {
  return leaf.method.kind === kind
}

/** What every table of a leaf gets. */
export interface LeafTableProps<Kind extends LeafMethodKind> {
  readonly cycleId: number
  readonly leaf: LeafOf<Kind>
  /** Evaluatees on screen, in register order. */
  readonly evaluatees: readonly Evaluatee[]
  /** Category whose inputs are read; null: all. */
  readonly categoryId: number | null
  /** Totals and ranks; null: not shown. */
  readonly standing: Standing | null
  /** Whether scores, totals and ranks are shown at all. */
  readonly totals: boolean
  /** The names of all evaluatees, for what the last saved cell did. */
  readonly nameOf: (evaluateeId: number) => string
}

/** Evaluatees as rows of a score grid, which is searched by the pinyin that the host has spelled. */
export function useEvaluateeLines(evaluatees: readonly Evaluatee[]): readonly GridLine[] {
  return useMemo(
    () => evaluatees.map(({ id, name, pinyin, initials }) => ({ key: String(id), title: name, pinyin, initials })),
    [evaluatees],
  )
}
