import { ORPCError } from '@orpc/client'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, test, vi } from 'vitest'
import type { Change } from '../../shared/contract/cycles.ts'

vi.stubGlobal('location', new URL('http://127.0.0.1:1/'))
const { api } = await import('../../renderer/api/client.ts')
const { invalidateChanged, onFewInputs } = await import('../../renderer/api/change-stream.ts')
const { isRefusal, refusalOf } = await import('../../renderer/api/refusal.ts')

describe('a change notice', () => {
  /** Which of the cached answers are read again after a change of these topics. */
  function oldAfter(topics: Change['topics'], evaluateeIds?: number[]): readonly string[] {
    const queryClient = new QueryClient()
    const cycleId = 1
    const cached = {
      register: api.register.list.queryKey({ input: { cycleId } }),
      ranking: api.results.ranking.queryKey({ input: { cycleId, categoryId: null, since: null } }),
      overview: api.cycles.overview.queryKey({ input: { cycleId } }),
      counts: api.findings.counts.queryKey({ input: { cycleId } }),
      scheme: api.schemes.version.queryKey({ input: { versionId: 1 } }),
      about: api.settings.about.queryKey(),
      leaves: api.scoring.leaves.queryKey({ input: { cycleId } }),
      marks: api.scoring.marks.queryKey({ input: { by: 'judge', cycleId, judgeId: 1, categoryId: null } }),
    }
    for (const key of Object.values(cached)) queryClient.setQueryData<unknown>(key, {})
    invalidateChanged(queryClient, { topics, evaluateeIds })
    return Object.entries(cached)
      .filter(([, key]) => queryClient.getQueryState(key)?.isInvalidated === true)
      .map(([name]) => name)
  }

  test('of findings makes their list, their counts and the overview old', () => {
    expect(oldAfter(['findings'])).toEqual(['overview', 'counts'])
  })

  test('of results makes ranking and overview old, and leaves register and scheme alone', () => {
    expect(oldAfter(['results'])).toEqual(['ranking', 'overview'])
  })

  test('of the register reaches everything that names evaluatees, and the date of the last backup', () => {
    expect(oldAfter(['register'])).toEqual(['register', 'ranking', 'overview', 'counts', 'about', 'leaves', 'marks'])
  })

  test('of the inputs of a few tells whose, and reads no table of marks on screen again as a whole', async () => {
    const told: (readonly number[])[] = []
    const off = onFewInputs((evaluateeIds) => told.push(evaluateeIds))
    const queryClient = new QueryClient()
    const readings: string[] = []
    const marksOf = (judgeId: number) =>
      api.scoring.marks.queryKey({ input: { by: 'judge', cycleId: 1, judgeId, categoryId: null } }) as readonly unknown[]
    await queryClient.prefetchQuery({ queryKey: marksOf(2), queryFn: async () => readings.push('left') })
    const onScreen = new QueryObserver<unknown>(queryClient, {
      queryKey: marksOf(1),
      queryFn: async () => readings.push('whole'),
    })
    const leave = onScreen.subscribe(() => undefined)
    await vi.waitFor(() => expect(queryClient.getQueryData(marksOf(1))).toBe(2))

    invalidateChanged(queryClient, { topics: ['inputs'], evaluateeIds: [7, 8] })
    await Promise.resolve()
    const afterFew = [[...readings], queryClient.getQueryState(marksOf(2))?.isInvalidated]
    invalidateChanged(queryClient, { topics: ['inputs'] })
    await vi.waitFor(() => expect(readings).toEqual(['left', 'whole', 'whole']))
    leave()
    off()

    expect(told).toEqual([[7, 8]])
    expect(afterFew).toEqual([['left', 'whole'], true])
  })

  test('of the settings reaches nothing else', () => {
    expect(oldAfter(['settings'])).toEqual(['about'])
  })
})

describe('why a call did not succeed', () => {
  test('is told by code and status, never by the message', () => {
    const refusal = new ORPCError('APP', { status: 422, data: { code: 'in_use', data: { count: 3 } } })

    expect(refusalOf(refusal)).toEqual({ kind: 'app', code: 'in_use', data: { count: 3 } })
    expect(isRefusal(refusal, 'in_use')).toBe(true)
    expect(isRefusal(refusal, 'not_found')).toBe(false)
    expect(refusalOf(new ORPCError('BAD_REQUEST'))).toEqual({ kind: 'input' })
    expect(refusalOf(new ORPCError('UNAUTHORIZED'))).toEqual({ kind: 'session' })
    expect(refusalOf(new ORPCError('INTERNAL_SERVER_ERROR', { data: { reference: 'a1b2' } }))).toEqual({
      kind: 'internal',
      reference: 'a1b2',
    })
    expect(refusalOf(new TypeError('Failed to fetch'))).toEqual({ kind: 'unreachable' })
    expect(refusalOf('something else')).toEqual({ kind: 'internal', reference: null })
  })
})
