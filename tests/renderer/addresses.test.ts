import { describe, expect, test } from 'vitest'
import { currentCycle } from '../../renderer/app/current-cycle.ts'
import { anyScreen, compareScreen, findingsScreen, rankingScreen, registerScreen } from '../../renderer/app/search-params.ts'
import type { Cycle } from '../../shared/contract/cycles.ts'

describe('reading an address', () => {
  test('keeps what fits', () => {
    expect(anyScreen({ cycle: 3 })).toEqual({ cycle: 3 })
    expect(rankingScreen({ category: 2, section: 'incomplete', since: '2026-03-01' })).toEqual({
      category: 2,
      section: 'incomplete',
      since: '2026-03-01',
    })
    expect(findingsScreen({ group: 'overdue', open: 7 })).toEqual({ group: 'overdue', open: 7 })
  })

  test('drops what does not fit instead of failing', () => {
    expect(anyScreen({ cycle: '3' })).toEqual({})
    expect(anyScreen({ cycle: -1 })).toEqual({})
    expect(rankingScreen({ category: 1.5, section: 'all', since: 'yesterday' })).toEqual({})
    expect(registerScreen({ participation: 'everyone', mode: 'destroy' })).toEqual({})
  })

  test('compares at most eight evaluatees, each once; a place that holds none stays free, so that the others keep their colours', () => {
    expect(compareScreen({ ids: [5, 2, 5, 'x', 9, 1, 3, 4, 6, 7, 8, 10] })).toEqual({ ids: [5, 2, 0, 0, 9, 1, 3, 4] })
    expect(compareScreen({ ids: [] })).toEqual({})
  })
})

describe('the cycle on screen', () => {
  const cycle = (id: number, year: number): Cycle => ({
    id,
    year,
    name: `${year} 年度考评`,
    kind: 'branch',
    state: 'open',
    schemeVersionId: 1,
    schemeName: '党支部“五化”',
    schemeVersionNumber: 1,
    schemeVersionState: 'draft',
    isSample: false,
  })
  const cycles = [cycle(1, 2025), cycle(2, 2026), cycle(3, 2026), cycle(4, 2024)]

  test('is the one that the address names', () => {
    expect(currentCycle(cycles, 1)?.id).toBe(1)
  })

  test('is the newest of the latest year when the address names none or one that is gone', () => {
    expect(currentCycle(cycles, undefined)?.id).toBe(3)
    expect(currentCycle(cycles, 99)?.id).toBe(3)
  })

  test('is none while there are no cycles', () => {
    expect(currentCycle([], 1)).toBeNull()
  })
})
