import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { MarkRow, Marks } from '../../shared/contract/scoring.ts'

vi.stubGlobal('location', new URL('http://127.0.0.1:1/'))
const { api } = await import('../../renderer/api/client.ts')
const { invalidateChanged } = await import('../../renderer/api/change-stream.ts')
const { createRowReading } = await import('../../renderer/features/scoring/use-row-reading.ts')

const input = { by: 'judge' as const, cycleId: 1, judgeId: 1, categoryId: null }
const queryKey = api.scoring.marks.queryKey({ input })
const row = (value: string): MarkRow => ({ states: 's', locks: '-', values: [value], means: [], score: value })
/** What the host holds, by evaluatee. */
const stored = new Map<number, string>()
const asked: (readonly number[])[] = []

async function readRows(evaluateeIds: number[]): Promise<Pick<Marks, 'evaluateeIds' | 'rows'>> {
  asked.push(evaluateeIds)
  const rows = evaluateeIds.map((id) => row(stored.get(id) ?? ''))
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { evaluateeIds, rows }
}

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  for (const id of [1, 2]) stored.set(id, '8')
})
afterEach(() => {
  vi.useRealTimers()
})

function open() {
  const queryClient = new QueryClient()
  queryClient.setQueryData<Marks>(queryKey, { evaluateeIds: [1, 2], leaves: [], judges: [], rows: [row('8'), row('8')] })
  const reading = createRowReading(queryClient, queryKey, readRows)
  const leave = reading.watch()
  const values = () => queryClient.getQueryData<Marks>(queryKey)?.rows.map((each) => each.values[0])
  return { queryClient, reading, leave, values }
}

it('reads the rows that another window saved, also those saved while rows were being read', async () => {
  const { queryClient, leave, values } = open()
  stored.set(1, '5')
  invalidateChanged(queryClient, { topics: ['inputs'], evaluateeIds: [1] })
  await vi.advanceTimersByTimeAsync(420)
  stored.set(2, '6')
  stored.set(1, '4')
  invalidateChanged(queryClient, { topics: ['inputs'], evaluateeIds: [2, 1] })
  await vi.advanceTimersByTimeAsync(40)
  const between = values()
  await vi.advanceTimersByTimeAsync(500)
  leave()

  expect(between).toEqual(['5', '8'])
  expect(values()).toEqual(['4', '6'])
  expect(asked).toEqual([[1], [2, 1]])
})

it('leaves out an answer that a save has overtaken, and reads its rows with those of the save', async () => {
  const { reading, leave, values } = open()
  reading.begin([1])
  stored.set(1, '5')
  reading.read()
  await vi.advanceTimersByTimeAsync(420)
  reading.begin([2])
  await vi.advanceTimersByTimeAsync(40)
  const overtaken = values()
  stored.set(2, '6')
  reading.read()
  await vi.advanceTimersByTimeAsync(500)
  leave()

  expect(overtaken).toEqual(['8', '8'])
  expect(values()).toEqual(['5', '6'])
})

it('marks the table old that leaves the screen before its rows were read', async () => {
  const { queryClient, reading, leave } = open()
  reading.begin([1])
  reading.read()
  leave()
  await vi.advanceTimersByTimeAsync(1000)

  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
  expect(asked).toEqual([])
})
