import type * as z from 'zod'
import type { FindingFilter, FindingRow, findingSortSchema } from '../../../shared/contract/findings.ts'
import { mayBecome } from '../../../shared/domain/finding-status.ts'

/** Rows that one request reads. */
export const PAGE_SIZE = 200

export type FindingSort = z.infer<typeof findingSortSchema>

/** Newest first, as the recorder expects the finding just saved on top. */
export const usualSort: FindingSort = { by: 'foundOn', descending: true }

/** A filter that lets everything of a cycle through. */
export function openFilter(cycleId: number): FindingFilter {
  return {
    cycleId,
    group: 'all',
    text: '',
    evaluateeId: null,
    categoryId: null,
    indicator: null,
    source: null,
    from: null,
    to: null,
  }
}

/** How many conditions beside the status chip and the text search are set; shown on the closed filter line. */
export function conditionsOf(filter: FindingFilter): number {
  return [filter.evaluateeId, filter.categoryId, filter.indicator, filter.source, filter.from, filter.to].filter((value) => value !== null)
    .length
}

/** Pages that hold rows from `first` to `last` and the one after, which is read ahead; none beyond the last row. Page 0 is always read apart. */
export function pagesOf(first: number, last: number, total: number): number[] {
  if (total <= PAGE_SIZE) return []
  const lastPage = Math.floor((total - 1) / PAGE_SIZE)
  const from = Math.max(1, Math.floor(first / PAGE_SIZE))
  const to = Math.min(lastPage, Math.floor(last / PAGE_SIZE) + 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
}

/** The order after a click on a column's head: the same column turns round, another begins with its natural direction. */
export function nextSort(sort: FindingSort, by: FindingSort['by']): FindingSort {
  if (sort.by === by) return { by, descending: !sort.descending }
  return { by, descending: by === 'foundOn' || by === 'id' }
}

/** What may be done with several findings at once: each action only when every one of them allows it. Empty selections allow nothing. */
export function commonActions(rows: readonly FindingRow[]): { confirm: boolean; submit: boolean; return: boolean } {
  const all = (to: 'confirmed' | 'submitted' | 'returned'): boolean => rows.length > 0 && rows.every((row) => mayBecome(row.status, to))
  return { confirm: all('confirmed'), submit: all('submitted'), return: all('returned') }
}

/** Tone of a status tag; an overdue finding is red whatever its status says. */
export function statusTone(row: Pick<FindingRow, 'status' | 'overdueDays'>): 'red' | 'green' | 'amber' | 'blue' | 'neutral' {
  if (row.overdueDays > 0) return 'red'
  switch (row.status) {
    case 'confirmed':
      return 'blue'
    case 'rectifying':
    case 'verifying':
    case 'returned':
      return 'amber'
    case 'closed':
      return 'green'
    case 'draft':
    case 'submitted':
    case 'withdrawn':
      return 'neutral'
  }
}

/** Which way points move the score, for colour and sign; `none` for 0 and for no points at all. */
export function pointsDirection(points: string | null): 'loss' | 'gain' | 'none' {
  if (points === null || !/[1-9]/.test(points)) return 'none'
  return points.startsWith('-') ? 'loss' : 'gain'
}
