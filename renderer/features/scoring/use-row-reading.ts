import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
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
  const reading = useMemo(
    () => createRowReading(queryClient, api.scoring.marks.queryKey({ input }), rowsReader(input)),
    [queryClient, input],
  )
  useEffect(() => reading.watch(), [reading])
  return reading
}

/** Reads some rows of a table; null for a table that is read as a whole. */
type RowsReader = ((evaluateeIds: number[]) => Promise<Pick<Marks, 'evaluateeIds' | 'rows'>>) | null

const rowsReader = (input: MarksOf): RowsReader =>
  input.by === 'evaluatee' ? null : (evaluateeIds) => client.scoring.marks({ ...input, evaluateeIds })

/** @returns the reading, and how to follow what is saved elsewhere until the table leaves the screen */
export function createRowReading(
  queryClient: QueryClient,
  queryKey: QueryKey,
  reader: RowsReader,
): RowReading & { readonly watch: () => () => void } {
  const pause = createQuietPause()
  const unread = new Set<number>()
  let waiting = new AbortController()
  let saves = 0
  let left = false
  const touch = (evaluateeIds: readonly number[]): boolean => {
    for (const id of evaluateeIds) unread.add(id)
    if (reader !== null && unread.size <= MOST_ROWS_READ) return true
    unread.clear()
    return false
  }
  const readRows = async (): Promise<void> => {
    if (reader === null || unread.size === 0) return
    const before = saves
    const evaluateeIds = [...unread]
    // What is saved from here on is unread again.
    unread.clear()
    const rows = await reader(evaluateeIds).catch(() => null)
    if (left) return
    // Once the next save has begun, only its own reading knows what this one would show as not yet typed.
    if (rows === null || saves !== before) touch(evaluateeIds)
    else queryClient.setQueryData(queryKey, (marks: Marks | undefined) => (marks === undefined ? marks : withRows(marks, rows)))
  }
  const read = (): void => {
    waiting.abort()
    if (left) {
      void queryClient.invalidateQueries({ queryKey, refetchType: 'none' })
      return
    }
    // The whole table on its way may still hold the former marks: it is read again.
    if (queryClient.isFetching({ queryKey, exact: true }) > 0) void queryClient.invalidateQueries({ queryKey })
    waiting = new AbortController()
    pause(waiting.signal, 0).then(readRows, () => undefined)
  }
  return {
    read,
    begin(evaluateeIds) {
      saves += 1
      return touch(evaluateeIds)
    },
    watch() {
      left = false
      const off = onFewInputs((evaluateeIds) => {
        if (touch(evaluateeIds)) read()
        else void queryClient.invalidateQueries({ queryKey })
      })
      return () => {
        off()
        left = true
        // Rows that were not read yet are read with the whole table when it is opened again.
        read()
      }
    },
  }
}
