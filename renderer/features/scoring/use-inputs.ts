import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { InputRow } from '../../../shared/contract/scoring.ts'
import { api } from '../../api/client.ts'

/** What a saved input did to the evaluatee, as the host computed it. */
export interface Moved {
  readonly evaluateeId: number
  readonly score: string | null
  readonly total: string | null
  readonly rank: number | null
}

/** The inputs of one leaf, and how to save into them. */
export interface Inputs {
  /** The row of an evaluatee; an empty one where nothing was entered. */
  readonly rowOf: (evaluateeId: number) => InputRow
  readonly loading: boolean
  readonly error: unknown
  readonly retry: () => void
  /** What the last saved input did; null before the first. */
  readonly lastMoved: Moved | null
  /**
   * Saves one part of a row. Several cells can make up one saved part (a ballot, a value with its baseline): `change` receives the part with
   * everything typed before, whether or not the host has answered yet, so that quick typing never overwrites itself.
   */
  readonly save: <Part>(place: SavePlace<Part>) => Promise<void>
}

/** A part on its way: its content with all that was typed, how many requests carry it, and the last of them. */
interface OpenPart {
  readonly part: unknown
  readonly requests: number
  readonly last: Promise<unknown>
}

interface SavePlace<Part> {
  readonly evaluateeId: number
  /** Names the part inside the row: `value`, `mark 7`, `ballot all`. */
  readonly part: string
  /** The part as it stands in a row. */
  readonly read: (row: InputRow) => Part
  readonly change: (part: Part) => Part
  readonly send: (part: Part) => Promise<Omit<Moved, 'evaluateeId'>>
  readonly put: (row: InputRow, part: Part) => InputRow
}

/** Reads the inputs of a leaf for one category (null: all) and keeps them up to date while cells are saved. */
export function useInputs(cycleId: number, indicator: string, categoryId: number | null): Inputs {
  const queryClient = useQueryClient()
  const input = useMemo(() => ({ cycleId, indicator, categoryId }), [cycleId, indicator, categoryId])
  const answer = useQuery(api.scoring.inputs.queryOptions({ input }))
  const byEvaluatee = useMemo(() => new Map((answer.data ?? []).map((row) => [row.evaluateeId, row])), [answer.data])
  const rowOf = useCallback((evaluateeId: number) => byEvaluatee.get(evaluateeId) ?? emptyRow(evaluateeId), [byEvaluatee])
  const [lastMoved, setLastMoved] = useState<Moved | null>(null)
  /** Parts typed but not answered yet. */
  const open = useRef(new Map<string, OpenPart>())

  const save = useCallback(
    async <Part>({ evaluateeId, part: name, read, change, send, put }: SavePlace<Part>): Promise<void> => {
      const key = `${indicator} ${evaluateeId} ${name}`
      const queryKey = api.scoring.inputs.queryKey({ input })
      const before = open.current.get(key)
      // From the cache, not from what is drawn: a part saved a moment ago is there before the screen shows it.
      const stored = (): Part => {
        const rows = queryClient.getQueryData<InputRow[]>(queryKey) ?? []
        return read(rows.find((row) => row.evaluateeId === evaluateeId) ?? emptyRow(evaluateeId))
      }
      const next = change(before === undefined ? stored() : (before.part as Part))
      // One after the other for each part, in the order of typing: two connections keep none. A refusal says itself at its own cell.
      const sending = (before?.last ?? Promise.resolve()).then(
        () => send(next),
        () => send(next),
      )
      open.current.set(key, { part: next, requests: (before?.requests ?? 0) + 1, last: sending })
      try {
        const moved = await sending
        queryClient.setQueryData(queryKey, (rows: InputRow[] | undefined) =>
          rows === undefined ? rows : replaced(rows, evaluateeId, (row) => ({ ...put(row, next), score: moved.score })),
        )
        setLastMoved({ evaluateeId, ...moved })
        const now = open.current.get(key)
        if (now !== undefined && now.requests > 1) open.current.set(key, { ...now, requests: now.requests - 1 })
        else open.current.delete(key)
      } catch (error) {
        // What was refused must not travel along with the next cell of the same part.
        open.current.delete(key)
        throw error
      } finally {
        // An answer that was on its way when this was saved may still hold the former value: read again, after the save.
        void queryClient.invalidateQueries({ queryKey })
      }
    },
    [queryClient, indicator, input],
  )
  return { rowOf, loading: answer.isPending, error: answer.error, retry: () => void answer.refetch(), lastMoved, save }
}

function replaced(rows: InputRow[], evaluateeId: number, change: (row: InputRow) => InputRow): InputRow[] {
  const known = rows.some((row) => row.evaluateeId === evaluateeId)
  if (!known) return [...rows, change(emptyRow(evaluateeId))]
  return rows.map((row) => (row.evaluateeId === evaluateeId ? change(row) : row))
}

function emptyRow(evaluateeId: number): InputRow {
  return { evaluateeId, value: null, marks: [], ballots: [], tasks: [], score: null }
}
