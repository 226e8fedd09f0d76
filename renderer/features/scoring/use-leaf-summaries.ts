import { useCallback, useMemo } from 'react'
import type { LeafMethodKind } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { GridSummary } from '../../components/score-grid/grid-model.ts'
import type { LeafTableProps } from './leaf-table.ts'
import { type Standing, useScoreColumn, useStandingColumns } from './result-columns.tsx'

const noStanding: Standing = new Map()

/** The columns at the end of a leaf's table: its score, and the total and rank that follow; none while totals are hidden. */
export function useLeafSummaries<Kind extends LeafMethodKind>(
  { leaf, evaluatees, standing, totals }: Pick<LeafTableProps<Kind>, 'leaf' | 'evaluatees' | 'standing' | 'totals'>,
  inputAt: (row: number) => { readonly score: string | null } | undefined,
): readonly GridSummary[] {
  const { code } = leaf
  const idAt = useCallback((row: number) => evaluatees[row]?.id, [evaluatees])
  const rowAt = useCallback(
    (row: number) => {
      const evaluatee = evaluatees[row]
      if (evaluatee === undefined) return undefined
      return { evaluateeId: evaluatee.id, indicator: code, name: evaluatee.name, score: inputAt(row)?.score ?? null }
    },
    [evaluatees, code, inputAt],
  )
  const score = useScoreColumn(rowAt)
  const places = useStandingColumns(standing ?? noStanding, idAt)
  const withPlaces = standing !== null
  return useMemo(() => (totals ? [score, ...(withPlaces ? places : [])] : []), [totals, score, places, withPlaces])
}
