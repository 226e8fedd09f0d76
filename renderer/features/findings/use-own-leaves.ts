import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { type LeafEntry, leavesRoom, ownCatalogue } from './leaf-catalogue.ts'

/**
 * The leaves that a finding about this evaluatee can name: those of the scheme, and after them the evaluatee's own where the scheme leaves room for
 * some. Asked for only then.
 *
 * @param evaluateeId null while none is chosen
 */
export function useLeavesOf(leaves: readonly LeafEntry[], evaluateeId: number | null): readonly LeafEntry[] {
  const cycle = useCycle()
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle.schemeVersionId } }))
  const scheme = version.data?.scheme
  const room = useMemo(() => scheme !== undefined && leavesRoom(scheme), [scheme])
  const own = useQuery(
    api.ownIndicators.of.queryOptions({ input: room && evaluateeId !== null ? { cycleId: cycle.id, evaluateeId } : skipToken }),
  )
  return useMemo(
    () => (scheme === undefined || own.data === undefined ? leaves : [...leaves, ...ownCatalogue(scheme, own.data.own)]),
    [leaves, scheme, own.data],
  )
}
