import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { MarkInput, Marks } from '../../../shared/contract/scoring.ts'
import { api, client } from '../../api/client.ts'
import type { CellContent, GridChange } from '../../components/score-grid/grid-model.ts'
import { shareMarks } from './share-marks.ts'
import { withMarks } from './show-marks.ts'
import type { Moved } from './use-inputs.ts'
import { useQuietReading } from './use-quiet-reading.ts'
import { useRowReading } from './use-row-reading.ts'

/** Which marks are on screen, as the host takes it. */
export type MarksOf = Parameters<typeof client.scoring.marks>[0]

/** Where a cell's mark belongs. */
export interface MarkPlace {
  readonly evaluateeId: number
  readonly indicator: string
  readonly judgeId: number
  /** Its place in the packed rows of the answer. */
  readonly row: number
  readonly column: number
  readonly byOption: boolean
}

/** Marks of a leaf, a judge or an evaluatee, and how to save into them. */
export interface MarksOnScreen {
  /** Undefined while they are read. */
  readonly marks: Marks | undefined
  readonly error: unknown
  readonly retry: () => void
  /** What the last saved mark did; null before the first, and after a block. */
  readonly lastMoved: Moved | null
  readonly save: (changes: readonly GridChange[], placeOf: (change: GridChange) => MarkPlace) => Promise<void>
}

/** Reads marks and keeps them up to date while cells are saved. */
export function useMarks(of: MarksOf): MarksOnScreen {
  const queryClient = useQueryClient()
  const packed = JSON.stringify(of)
  const input = useMemo(() => JSON.parse(packed) as MarksOf, [packed])
  const options = api.scoring.marks.queryOptions({ input })
  const read = useCallback((signal: AbortSignal) => client.scoring.marks(input, { signal }), [input])
  const answer = useQuery({
    queryKey: options.queryKey,
    structuralSharing: (before, after) => shareMarks(before as Marks | undefined, after as Marks),
    // What was typed is on screen already.
    queryFn: useQuietReading(options.queryKey, read),
  })
  const [lastMoved, setLastMoved] = useState<Moved | null>(null)
  const rows = useRowReading(input)
  const save = useCallback(
    async (changes: readonly GridChange[], placeOf: (change: GridChange) => MarkPlace): Promise<void> => {
      const queryKey = api.scoring.marks.queryKey({ input })
      const placed = changes.map((change) => ({ place: placeOf(change), content: change.content }))
      const byItself = rows.begin(placed.map(({ place }) => place.evaluateeId))
      try {
        const { moved } = await client.scoring.saveMarks({
          cycleId: input.cycleId,
          marks: placed.map(({ place: { evaluateeId, indicator, judgeId, byOption }, content }) => ({
            evaluateeId,
            indicator,
            judgeId,
            mark: markFrom(content, byOption),
          })),
        })
        const stored = placed.map(({ place: { row, column }, content }) => ({ row, column, content }))
        queryClient.setQueryData(queryKey, (before: Marks | undefined) => (before === undefined ? before : withMarks(before, stored)))
        const [first] = placed
        setLastMoved(moved === null || first === undefined ? null : { evaluateeId: first.place.evaluateeId, ...moved })
      } finally {
        // Means, score and locks follow from the mark, and an answer on its way may still hold the former one: read again, after the save.
        if (byItself) rows.read()
        else void queryClient.invalidateQueries({ queryKey })
      }
    },
    [queryClient, input, rows],
  )
  return { marks: answer.data, error: answer.error, retry: () => void answer.refetch(), lastMoved, save }
}

function markFrom({ state, value }: CellContent, byOption: boolean): MarkInput {
  return byOption ? { state, value: null, option: value } : { state, value, option: null }
}
