import { withScreen } from '../browser.ts'
import type { Figure } from '../figure.ts'
import type { Bench } from '../province.ts'
import { median, percentile } from '../statistics.ts'

const frameMs = 1000 / 60

/** The overall ranking of 3,400 rows scrolled 400 px a frame from top to bottom, and an empty scroller of the same height. */
export function scroll({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withScreen(dataFolder, `#/ranking?cycle=${cycleId}`, async (page) => {
    await page.locator('[role="gridcell"]').first().waitFor()
    const intervals: number[] = []
    const empty: number[] = []
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      intervals.push(...(await page.evaluate(scrollThrough, false)))
      empty.push(...(await page.evaluate(scrollThrough, true)))
    }
    const rate = (frames: readonly number[]) => (1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0)
    return [
      {
        name: 'ranking of 3,400 rows scrolled 400 px a frame',
        value: Math.round(rate(intervals)),
        unit: 'fps',
        goal: 60,
        bound: { what: 'an empty scroller', value: Math.round(rate(empty)) },
        ratioGoal: null,
        detail: {
          late: intervals.filter((ms) => ms > 1.5 * frameMs).length,
          frames: intervals.length,
          median: median(intervals),
          p95: percentile(intervals, 0.95),
          lateEmpty: empty.filter((ms) => ms > 1.5 * frameMs).length,
        },
      },
    ]
  })
}

/** Runs in the page; intervals between the frames while scrolling, in ms. */
function scrollThrough(alone: boolean): Promise<number[]> {
  const grid = document.querySelector('[role="grid"]')
  if (grid === null) throw new Error('no table on screen')
  let scroller: Element = grid
  let made: HTMLElement | null = null
  if (alone) {
    made = document.createElement('div')
    made.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:99'
    const content = document.createElement('div')
    content.style.height = `${grid.scrollHeight}px`
    made.append(content)
    document.body.append(made)
    scroller = made
  }
  scroller.scrollTop = 0
  return new Promise((resolve) => {
    const intervals: number[] = []
    let last = 0
    const frame = (now: number) => {
      if (last !== 0) intervals.push(now - last)
      last = now
      const before = scroller.scrollTop
      scroller.scrollTop = before + 400
      if (scroller.scrollTop > before) requestAnimationFrame(frame)
      else {
        made?.remove()
        resolve(intervals)
      }
    }
    requestAnimationFrame(frame)
  })
}
