import type { Page } from '@playwright/test'
import { saveMarks } from '../../../electron/features/scoring/scoring-service.ts'
import { withScreen } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { shown } from '../figure.ts'
import { type Bench, spread, withApp } from '../province.ts'
import { median, percentile, timed } from '../statistics.ts'

const frameMs = 1000 / 60

/** One mark with its consequences committed; then the sheet of one judge, 3,400 evaluatees wide open: keys, a pasted block, scrolling. */
export async function scoreGrid(bench: Bench): Promise<readonly Figure[]> {
  return [...(await oneMark(bench)), ...(await onScreen(bench))]
}

function oneMark({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withApp(dataFolder, async (app) => {
    const { indicator, judgeId } = app.db
      .prepare("SELECT indicator, judge_id AS judgeId FROM mark WHERE state = 'scored' AND value IS NOT NULL LIMIT 1")
      .get() as { indicator: string; judgeId: number }
    const saves: number[] = []
    const inserts: number[] = []
    const warmUp = 20
    for (const [place, evaluateeId] of spread(app, cycleId, warmUp + (quick ? 60 : 320)).entries()) {
      const mark = { state: 'scored' as const, value: place % 2 === 0 ? '1' : '2', option: null }
      const saving = await timed(() =>
        saveMarks(app, '示例录入员', { cycleId, marks: [{ evaluateeId, indicator, judgeId, mark }] }).catch(recused),
      )
      const insert = await timed(() =>
        app.db.transaction(() =>
          app.db.run(
            app.db.build
              .insertInto('operation')
              .values({ at: '', operator: '', action: 'bench', object_kind: 'bench', object_id: null, note: '', detail: '{}' }),
          ),
        ),
      )
      if (place < warmUp) continue
      saves.push(saving)
      inserts.push(insert)
    }
    return [
      {
        name: 'one mark → total and ranks committed, p95',
        value: percentile(saves, 0.95),
        unit: 'ms',
        goal: 5,
        bound: { what: 'one INSERT committed, p95', value: percentile(inserts, 0.95) },
        ratioGoal: null,
        detail: { rounds: saves.length, median: median(saves), max: Math.max(...saves) },
      },
    ]
  })
}

/** In the sample some judges stand back; their refusals cost what a check costs and are counted like the rest. */
function recused(error: unknown): void {
  if (!(error instanceof Error) || !error.message.startsWith('judge_recused')) throw error
}

function onScreen({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withScreen(dataFolder, `#/scoring?cycle=${cycleId}&view=judge`, async (page) => {
    const grid = page.getByRole('grid')
    await grid.waitFor()
    await page.locator('main select').last().selectOption('')
    await page.locator('[role="grid"][aria-rowcount="3401"]').waitFor({ timeout: 120_000 })
    const columns = Number(await grid.getAttribute('aria-colcount')) - 2
    const size = `3,400 × ${columns}`
    const keys: number[] = []
    await page.locator('[data-row="3"] [data-column="1"]').click()
    await listen(page, 'keydown')
    for (let round = 0; round < (quick ? 6 : 40); round += 1) {
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
      keys.push(...(await taken(page)))
    }
    await listen(page, 'paste')
    const pastes: number[] = []
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      await page.locator('[data-row="2"] [data-column="0"]').click()
      await page.keyboard.press('Control+Home')
      pastes.push(await paste(page, columns, round))
      await page.waitForFunction(() => document.querySelector('[data-sign="saving"]') === null, undefined, { timeout: 120_000 })
    }
    const frames = await page.evaluate(scrollThrough)
    return [
      {
        name: `key pressed in a score grid of ${size} → painted, p95`,
        value: percentile(keys, 0.95),
        unit: 'ms',
        goal: 16,
        bound: { what: 'one frame', value: frameMs },
        ratioGoal: null,
        detail: { keys: keys.length, median: median(keys), max: Math.max(...keys) },
      },
      shown(`block of 500 × ${columns} pasted → painted, p50`, median(pastes), 'ms', { goal: 300, max: Math.max(...pastes) }),
      {
        name: `score grid of ${size} scrolled 400 px a frame`,
        value: Math.round((1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0)),
        unit: 'fps',
        goal: 60,
        bound: { what: 'the display', value: 60 },
        ratioGoal: null,
        detail: { late: frames.filter((ms) => ms > 1.5 * frameMs).length, frames: frames.length, p95: percentile(frames, 0.95) },
      },
    ]
  })
}

/** Notes for each event of a kind how long it took until the frame after it was painted. */
function listen(page: Page, kind: 'keydown' | 'paste'): Promise<void> {
  return page.evaluate((name) => {
    const noted: number[] = []
    Object.assign(window, { noted })
    document.addEventListener(
      name,
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => noted.push(performance.now() - timeStamp)
          channel.port2.postMessage(null)
        })
      },
      { capture: true },
    )
  }, kind)
}

/** What was noted since the last call. */
async function taken(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(60)
  return page.evaluate(() => (window as unknown as { noted: number[] }).noted.splice(0))
}

/** Pastes 500 rows at the active cell, as the clipboard's event brings them. @returns ms to the painted frame */
async function paste(page: Page, columns: number, round: number): Promise<number> {
  const text = Array.from({ length: 500 }, () => Array.from({ length: columns }, () => String(1 + (round % 2))).join('\t')).join('\r\n')
  await page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
  const [ms = Number.NaN] = await taken(page)
  return ms
}

/** Runs in the page; intervals between the frames while scrolling, in ms. */
function scrollThrough(): Promise<number[]> {
  const scroller = document.querySelector('[role="grid"]')?.parentElement
  if (scroller === null || scroller === undefined) throw new Error('no grid on screen')
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
      else resolve(intervals)
    }
    requestAnimationFrame(frame)
  })
}
