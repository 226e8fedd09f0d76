import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterFrame } from '../../renderer/components/score-grid/after-frame.ts'

let drawFrame: () => void
let leavePage: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    drawFrame = callback
  })
  vi.stubGlobal('addEventListener', (_kind: string, listener: () => void) => {
    leavePage = listener
  })
  vi.stubGlobal('removeEventListener', () => undefined)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What has happened to a wait by now. */
async function stateOf(wait: Promise<void>): Promise<'waiting' | 'over'> {
  return await Promise.race([wait.then(() => 'over' as const), Promise.resolve().then(() => 'waiting' as const)])
}

it('waits until the frame is painted, not only begun', async () => {
  const wait = afterFrame()
  drawFrame()

  const begun = await stateOf(wait)
  await vi.advanceTimersByTimeAsync(1)

  expect([begun, await stateOf(wait)]).toEqual(['waiting', 'over'])
})

it('goes on without a frame where none is drawn', async () => {
  const wait = afterFrame()

  await vi.advanceTimersByTimeAsync(99)
  const before = await stateOf(wait)
  await vi.advanceTimersByTimeAsync(1)

  expect([before, await stateOf(wait)]).toEqual(['waiting', 'over'])
})

it('goes on at once when the page goes away', async () => {
  const wait = afterFrame()

  leavePage()
  await vi.advanceTimersByTimeAsync(0)

  expect(await stateOf(wait)).toBe('over')
})
