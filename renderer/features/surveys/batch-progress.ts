import type { BatchHead } from '../../../shared/contract/surveys.ts'

/** How far a batch is, as `surveys.progress.<key>` with its values. */
export interface BatchProgress {
  readonly key: 'waiting' | 'first' | 'second' | 'compare' | 'agreed'
  readonly values: { readonly count: number; readonly returned: number }
}

/** The pass that is to be finished next decides; both finished, the batch waits to be compared. */
export function progressOf({ state, passes, returned }: BatchHead): BatchProgress {
  const open = passes.find(({ finished }) => !finished)
  const values = { count: open?.ballots ?? returned, returned }
  if (state === 'agreed') return { key: 'agreed', values }
  if (passes.length === 0) return { key: 'waiting', values }
  if (open !== undefined) return { key: open.pass === 1 ? 'first' : 'second', values }
  if (passes.length === 2) return { key: 'compare', values }
  return { key: passes[0]?.pass === 1 ? 'second' : 'first', values: { count: 0, returned } }
}
