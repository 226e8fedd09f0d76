import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { InputLeaf } from '../../../shared/contract/scoring.ts'
import { api, client } from '../../api/client.ts'
import { useQuietReading } from './use-quiet-reading.ts'

/** The leaves that take entered inputs, with how many evaluatees have what each asks for: every mark of the cycle is counted. */
export function useLeafCounts(cycleId: number): UseQueryResult<InputLeaf[]> {
  const { queryKey } = api.scoring.leaves.queryOptions({ input: { cycleId } })
  const read = useCallback((signal: AbortSignal) => client.scoring.leaves({ cycleId }, { signal }), [cycleId])
  return useQuery({ queryKey, queryFn: useQuietReading(queryKey, read) })
}
