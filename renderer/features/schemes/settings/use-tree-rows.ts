import { useMemo } from 'react'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { type TreeRow, treeRows } from '../scheme-tree.ts'

/** Every indicator as lines; the same list while only other things of the scheme change, so that typing a grade's name spells no 400 indicators anew. */
export function useTreeRows(scheme: Scheme): readonly TreeRow[] {
  const { parts, combine } = scheme
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are made of these two parts of the scheme alone
  return useMemo(() => treeRows(scheme), [parts, combine])
}
