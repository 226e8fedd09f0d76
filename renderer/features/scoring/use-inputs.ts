import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { InputRow, SavedInputs } from '../../../shared/contract/scoring.ts'
import { api, client } from '../../api/client.ts'
import { useQuietReading } from './use-quiet-reading.ts'

/** What a saved input did to the evaluatee, as the host computed it. */
export interface Moved {
  readonly evaluateeId: number
  readonly score: string | null
  readonly total: string | null
  readonly rank: number | null
}

/** One part of a row with its new content: a value with its baseline, the ballots of a group, a task list. */
export interface ChangedPart<Part> {
  readonly evaluateeId: number
  readonly part: Part
}

/** Changes of parts in one act. Several cells can make up one part, so that a change is told as what it does to the part. */
export interface SaveParts<Part> {
  readonly changes: readonly { readonly evaluateeId: number; readonly change: (part: Part) => Part }[]
  /** The part as it stands in a row. */
  readonly read: (row: InputRow) => Part
  readonly send: (parts: readonly ChangedPart<Part>[]) => Promise<Pick<SavedInputs, 'moved'>>
  readonly put: (row: InputRow, part: Part) => InputRow
}

/** The inputs of one leaf, and how to save into them. */
export interface Inputs {
  /** The row of an evaluatee; an empty one where nothing was entered. */
  readonly rowOf: (evaluateeId: number) => InputRow
  readonly loading: boolean
  readonly error: unknown
  readonly retry: () => void
  /** What the last saved input did; null before the first, and after a block. */
  readonly lastMoved: Moved | null
  readonly save: <Part>(parts: SaveParts<Part>) => Promise<void>
}

/** Reads the inputs of a leaf for one category (null: all) and keeps them up to date while cells are saved. */
export function useInputs(cycleId: number, indicator: string, categoryId: number | null): Inputs {
  const queryClient = useQueryClient()
  const input = useMemo(() => ({ cycleId, indicator, categoryId }), [cycleId, indicator, categoryId])
  const { queryKey: key } = api.scoring.inputs.queryOptions({ input })
  const read = useCallback((signal: AbortSignal) => client.scoring.inputs(input, { signal }), [input])
  const answer = useQuery({ queryKey: key, queryFn: useQuietReading(key, read) })
  const byEvaluatee = useMemo(() => new Map((answer.data ?? []).map((row) => [row.evaluateeId, row])), [answer.data])
  const rowOf = useCallback((evaluateeId: number) => byEvaluatee.get(evaluateeId) ?? emptyRow(evaluateeId), [byEvaluatee])
  const [lastMoved, setLastMoved] = useState<Moved | null>(null)
  /** One act after the other: the next reads what the one before has stored. A refusal says itself where it was entered. */
  const queue = useRef<Promise<void>>(Promise.resolve())

  const save = useCallback(
    <Part>({ changes, read, send, put }: SaveParts<Part>): Promise<void> => {
      const queryKey = api.scoring.inputs.queryKey({ input })
      const run = async (): Promise<void> => {
        // From the cache, not from what is drawn: a part saved a moment ago is there before the screen shows it.
        const rows = new Map((queryClient.getQueryData<InputRow[]>(queryKey) ?? []).map((row) => [row.evaluateeId, row]))
        const parts = new Map<number, Part>()
        for (const { evaluateeId, change } of changes) {
          parts.set(evaluateeId, change(parts.get(evaluateeId) ?? read(rows.get(evaluateeId) ?? emptyRow(evaluateeId))))
        }
        const changed = [...parts].map(([evaluateeId, part]) => ({ evaluateeId, part }))
        try {
          const { moved } = await send(changed)
          queryClient.setQueryData(queryKey, (before: InputRow[] | undefined) =>
            before === undefined ? before : replaced(before, changed, put, moved),
          )
          const [first] = changed
          setLastMoved(moved === null || first === undefined ? null : { evaluateeId: first.evaluateeId, ...moved })
        } finally {
          // An answer that was on its way when this was saved may still hold the former value: read again, after the save.
          void queryClient.invalidateQueries({ queryKey })
        }
      }
      const saved = queue.current.then(run, run)
      queue.current = saved.catch(() => undefined)
      return saved
    },
    [queryClient, input],
  )
  return { rowOf, loading: answer.isPending, error: answer.error, retry: () => void answer.refetch(), lastMoved, save }
}

function replaced<Part>(
  rows: readonly InputRow[],
  changed: readonly ChangedPart<Part>[],
  put: (row: InputRow, part: Part) => InputRow,
  moved: SavedInputs['moved'],
): InputRow[] {
  const parts = new Map(changed.map(({ evaluateeId, part }) => [evaluateeId, part]))
  const known = new Set(rows.map(({ evaluateeId }) => evaluateeId))
  const missing = changed.filter(({ evaluateeId }) => !known.has(evaluateeId)).map(({ evaluateeId }) => emptyRow(evaluateeId))
  return [...rows, ...missing].map((row) => {
    const part = parts.get(row.evaluateeId)
    if (part === undefined) return row
    const next = put(row, part)
    return moved === null ? next : { ...next, score: moved.score }
  })
}

function emptyRow(evaluateeId: number): InputRow {
  return { evaluateeId, value: null, marks: [], ballots: [], tasks: [], score: null }
}
