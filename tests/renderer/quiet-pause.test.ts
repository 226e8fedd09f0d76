import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQuietPause } from '../../renderer/features/scoring/quiet-pause.ts'

describe('the pause before a sheet is read again', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Asks for a reading every so many ms, each taking the place of the one before. @returns after how many ms one began, null: none */
  async function firstReading(every: number, times: number, took = 0): Promise<number | null> {
    const pause = createQuietPause()
    const begin = performance.now()
    let began: number | null = null
    let last = new AbortController()
    for (let time = 0; time < times; time += 1) {
      last.abort()
      last = new AbortController()
      pause(last.signal, took).then(
        () => {
          began ??= performance.now() - begin
        },
        () => undefined,
      )
      await vi.advanceTimersByTimeAsync(every)
    }
    await vi.advanceTimersByTimeAsync(500 + 2 * took)
    return began
  }

  it('ends when nobody asked again for 400 ms', async () => {
    expect(await firstReading(100, 5)).toBe(800)
  })

  it('ends after 2 s at the latest, however often somebody asks', async () => {
    expect(await firstReading(100, 50)).toBe(2000)
  })

  it('is longer when the reading takes long', async () => {
    expect(await firstReading(100, 5, 600)).toBe(400 + 1200)
    expect(await firstReading(100, 100, 600)).toBe(6000)
  })
})
