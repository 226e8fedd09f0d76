import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { FindingFilter, FindingRow } from '../../../shared/contract/findings.ts'
import { api } from '../../api/client.ts'
import type { FindingSort } from './list-view.ts'
import { PAGE_SIZE, pagesOf } from './list-view.ts'

/** The list as far as it was read: a place is undefined while its page is still on its way. */
export interface PagedFindings {
  readonly total: number
  readonly rows: readonly (FindingRow | undefined)[]
  /** Tells which rows are in view, so that their pages are read. */
  readonly show: (first: number, last: number) => void
  readonly loading: boolean
  readonly error: unknown
  readonly retry: () => void
}

/**
 * Reads the list in pages of 200, only those in view: a jump to the end of 60,000 rows reads one page, and memory holds what was looked at.
 *
 * While a filter or the order changes the former rows stay, so that the table does not flicker to empty.
 */
export function usePagedFindings(filter: FindingFilter, sort: FindingSort): PagedFindings {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const head = useQuery(pageOptions(filter, sort, 0))
  const total = head.data?.total ?? 0
  const pages = useMemo(() => pagesOf(range.first, range.last, total), [range, total])
  const answers = useQueries({ queries: pages.map((page) => pageOptions(filter, sort, page)) })
  const firstRows = head.data?.rows
  const laterRows = useStable(answers.map((answer) => answer.data?.rows))
  const rows = useMemo(() => {
    const places = new Array<FindingRow | undefined>(total).fill(undefined)
    const put = (page: number, found: readonly FindingRow[] | undefined): void => {
      found?.forEach((row, place) => {
        if (page * PAGE_SIZE + place < total) places[page * PAGE_SIZE + place] = row
      })
    }
    put(0, firstRows)
    for (const [place, page] of pages.entries()) put(page, laterRows[place])
    return places
  }, [total, firstRows, pages, laterRows])

  const show = useCallback((first: number, last: number) => {
    setRange((before) => (samePages(before, { first, last }) ? before : { first, last }))
  }, [])
  const failed = [head, ...answers].find((answer) => answer.isError)
  return { total, rows, show, loading: head.isPending, error: failed?.error ?? null, retry: () => void failed?.refetch() }
}

interface Range {
  readonly first: number
  readonly last: number
}

/** Whether two views need the same pages; scrolling within them draws nothing anew here. */
function samePages(before: Range, after: Range): boolean {
  return (
    Math.floor(before.first / PAGE_SIZE) === Math.floor(after.first / PAGE_SIZE) &&
    Math.floor(before.last / PAGE_SIZE) === Math.floor(after.last / PAGE_SIZE)
  )
}

/** The same array as before while its members are the same, so that what is computed from it is kept. */
function useStable<Value>(values: readonly Value[]): readonly Value[] {
  const [kept, setKept] = useState(values)
  const same = kept.length === values.length && kept.every((value, place) => value === values[place])
  if (!same) setKept(values)
  return same ? kept : values
}

function pageOptions(filter: FindingFilter, sort: FindingSort, page: number) {
  return api.findings.list.queryOptions({
    input: { filter, sort, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
    ...(page === 0 ? { placeholderData: keepPreviousData } : {}),
  })
}
