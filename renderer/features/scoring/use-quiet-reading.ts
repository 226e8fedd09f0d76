import { type QueryFunction, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { createQuietPause } from './quiet-pause.ts'

/**
 * The function of a query that is read at once the first time, and then when the hand rests rather than after each change.
 *
 * For answers about a whole cycle that are on screen beside what is being typed: after every mark they would keep the host busy while the next is typed.
 *
 * @param read keep its identity while it reads the same
 */
export function useQuietReading<Answer>(queryKey: QueryKey, read: (signal: AbortSignal) => Promise<Answer>): QueryFunction<Answer> {
  const queryClient = useQueryClient()
  const pause = useRef(createQuietPause()).current
  const took = useRef(0)
  const packed = JSON.stringify(queryKey)
  return useCallback(
    async ({ signal }) => {
      if (queryClient.getQueryData(JSON.parse(packed) as QueryKey) !== undefined) await pause(signal, took.current)
      const begin = performance.now()
      const answer = await read(signal)
      took.current = performance.now() - begin
      return answer
    },
    [queryClient, pause, packed, read],
  )
}
