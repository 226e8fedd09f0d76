import type { Evaluatee } from '../../../shared/contract/register.ts'
import type { InputRow } from '../../../shared/contract/scoring.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethodKind, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { GridRow } from './entry-grid.tsx'
import type { Inputs } from './use-inputs.ts'

/** An evaluatee with its inputs of the leaf on screen. `total` and `rank` are null while there is none or it is not read. */
export interface LeafRow extends GridRow {
  readonly input: InputRow
  readonly total: string | null
  readonly rank: number | null
}

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
  readonly rows: readonly LeafRow[]
  readonly inputs: Inputs
  /** Whether total and rank of the rows are read, and shown. */
  readonly withStanding: boolean
}

/** Rows of the table: evaluatees in the register's order that the search text fits, with what is entered for them. */
export function leafRows(
  evaluatees: readonly Evaluatee[],
  rowOf: Inputs['rowOf'],
  standing: ReadonlyMap<number, { readonly total: string | null; readonly rank: number | null }>,
): LeafRow[] {
  return evaluatees.map(({ id, name }) => {
    const place = standing.get(id)
    return {
      evaluateeId: id,
      name,
      input: rowOf(id),
      total: place?.total ?? null,
      rank: place?.rank ?? null,
    }
  })
}
