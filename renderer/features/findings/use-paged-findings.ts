import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { FindingFilter, FindingRow } from '../../../shared/contract/findings.ts'
import { api } from '../../api/client.ts'
import type { FindingSort } from './list-view.ts'
import { PAGE_SIZE, pagesOf } from './list-view.ts'

/** The list as far as it was read: `rowAt` is undefined for a row whose page is still on its way. */
export interface PagedFindings {
  readonly total: number
  readonly rowAt: (index: number) => FindingRow | undefined
  /** Tells which rows are in view, so that their pages are read. */
  readonly show: (first: number, last: number) => void
  readonly loading: boolean
  readonly error: unknown
  readonly retry: () => void
}

/**
 * Reads the list in pages of 200, only those in view: a jump to the end of 60,000 rows reads one page, and memory holds what was looked at.
 *
 * While a filter or the order changes the former total stays, so that the table does not flicker to empty.
 */
export function usePagedFindings(filter: FindingFilter, sort: FindingSort): PagedFindings {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const head = useQuery(pageOptions(filter, sort, 0))
  const total = head.data?.total ?? 0
  const pages = useMemo(() => pagesOf(range.first, range.last, total), [range, total])
  const answers = useQueries({ queries: pages.map((page) => pageOptions(filter, sort, page)) })

  const rowsOfPage = new Map<number, readonly FindingRow[]>()
  if (head.data !== undefined) rowsOfPage.set(0, head.data.rows)
  answers.forEach((answer, place) => {
    const page = pages[place]
    if (page !== undefined && answer.data !== undefined) rowsOfPage.set(page, answer.data.rows)
  })

  const show = useCallback((first: number, last: number) => {
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }))
  }, [])
  const failed = [head, ...answers].find((answer) => answer.isError)
  return {
    total,
    rowAt: (index) => rowsOfPage.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE],
    show,
    loading: head.isPending,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}

function pageOptions(filter: FindingFilter, sort: FindingSort, page: number) {
  return api.findings.list.queryOptions({
    input: { filter, sort, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
    ...(page === 0 ? { placeholderData: keepPreviousData } : {}),
  })
}
