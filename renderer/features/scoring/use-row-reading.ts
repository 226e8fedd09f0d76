import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { type Marks, MOST_ROWS_READ } from '../../../shared/contract/scoring.ts'
import { onFewInputs } from '../../api/change-stream.ts'
import { api, client } from '../../api/client.ts'
import { createQuietPause } from './quiet-pause.ts'
import { withRows } from './share-marks.ts'
import type { MarksOf } from './use-marks.ts'

/** Reads rows of marks by themselves after they were saved, here or elsewhere: means, scores and locks of a row follow from all of its marks. */
export interface RowReading {
  /** Say so before a save. @returns whether the rows will be read by themselves; false: read the whole table */
  readonly begin: (evaluateeIds: readonly number[]) => boolean
  /** Reads what was saved and has not been read since, when the hand rests. */
  readonly read: () => void
}

/** Keeps the table of marks that the query cache holds up to date, row by row. */
export function useRowReading(input: MarksOf): RowReading {
  const queryClient = useQueryClient()
  const reading = useMemo(() => createRowReading(queryClient, input), [queryClient, input])
  useEffect(
    () =>
      onFewInputs((evaluateeIds) => {
        if (reading.touched(evaluateeIds)) reading.read()
        else void queryClient.invalidateQueries({ queryKey: api.scoring.marks.queryKey({ input }) })
      }),
    [reading, queryClient, input],
  )
  return reading
}

function createRowReading(
  queryClient: QueryClient,
  input: MarksOf,
): RowReading & { readonly touched: (evaluateeIds: readonly number[]) => boolean } {
  const queryKey = api.scoring.marks.queryKey({ input })
  const pause = createQuietPause()
  const unread = new Set<number>()
  let waiting = new AbortController()
  let saves = 0
  const touched = (evaluateeIds: readonly number[]): boolean => {
    for (const id of evaluateeIds) unread.add(id)
    if (input.by !== 'evaluatee' && unread.size <= MOST_ROWS_READ) return true
    unread.clear()
    return false
  }
  const read = async (): Promise<void> => {
    if (input.by === 'evaluatee' || unread.size === 0) return
    const before = saves
    const rows = await client.scoring.marks({ ...input, evaluateeIds: [...unread] }).catch(() => null)
    // Once the next save has begun, only its own reading knows what this one would show as not yet typed.
    if (rows === null || saves !== before) return
    unread.clear()
    queryClient.setQueryData(queryKey, (marks: Marks | undefined) => (marks === undefined ? marks : withRows(marks, rows)))
  }
  return {
    touched,
    begin(evaluateeIds) {
      saves += 1
      return touched(evaluateeIds)
    },
    read() {
      waiting.abort()
      waiting = new AbortController()
      pause(waiting.signal, 0).then(read, () => undefined)
    },
  }
}
