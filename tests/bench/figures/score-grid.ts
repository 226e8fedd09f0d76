import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { App } from '../../../electron/features/app.ts'
import { insertVersion } from '../../../electron/features/schemes/schemes-repository.ts'
import { saveMarks } from '../../../electron/features/scoring/scoring-service.ts'
import { compileScheme } from '../../../electron/scoring/index.ts'
import type { Indicator } from '../../../shared/domain/scheme/indicators.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { withScreen } from '../browser.ts'
import type { Figure } from '../figure.ts'
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
        app.db.transaction(() => app.db.prepare("INSERT INTO bench_line (at, note) VALUES ('', 'bench')").run()),
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

/** The sheet of one judge on a copy of the province whose leaves are all judged. */
async function onScreen({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  const wide = mkdtempSync(join(tmpdir(), 'hengjian-bench-wide-'))
  try {
    cpSync(dataFolder, wide, { recursive: true })
    await withApp(wide, (app) => judgeAllLeaves(app, cycleId))
    return await onWideSheet({ dataFolder: wide, cycleId, quick })
  } finally {
    rmSync(wide, { recursive: true, force: true })
  }
}

/** Puts the cycle under its scheme with every leaf judged like the first judged one: 60 columns instead of 20, the 40 new ones empty. */
async function judgeAllLeaves(app: App, cycleId: number): Promise<void> {
  const { scheme, leaves } = app.results.compiled(cycleId)
  const method = leaves.map(({ leaf }) => leaf.method).find(({ kind }) => kind === 'judged')
  if (method === undefined) throw new Error('the province has no judged leaf')
  const asJudged = (indicator: Indicator): Indicator =>
    'children' in indicator ? { ...indicator, children: indicator.children.map(asJudged) } : { ...indicator, method }
  const content = schemeSchema.parse({
    ...scheme,
    parts: scheme.parts.map((part) => ({ ...part, indicator: asJudged(part.indicator) })),
  })
  await app.gate.run(() =>
    app.results.recompute([cycleId], {
      compiled: compileScheme(content),
      alongside: () => {
        const versionId = insertVersion(app.db, content, app.clock().toISOString())
        app.db.prepare('UPDATE cycle SET scheme_version_id = ? WHERE id = ?').run(versionId, cycleId)
      },
    }),
  )
}

function onWideSheet({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withScreen(dataFolder, `#/scoring?cycle=${cycleId}&view=judge`, async (page) => {
    const grid = page.getByRole('grid')
    await grid.waitFor()
    await page.locator('main select').last().selectOption('')
    await page.locator('[role="grid"][aria-rowcount="3401"]').waitFor({ timeout: 120_000 })
    const columns = Number(await grid.getAttribute('aria-colcount')) - 2
    const size = `3,400 × ${columns}`
    const rounds = quick ? 10 : 60
    await listen(page, 'keydown')
    await page.evaluate(bareInput, true)
    const bare = await keys(page, rounds, ['1', '2'])
    await page.evaluate(bareInput, false)
    await page.locator('[data-row="3"] [data-column="1"]').click()
    const typed = await keys(page, rounds, ['1', 'Enter'])
    await page.keyboard.press('Control+Home')
    const moved = await keys(page, rounds, ['ArrowDown', 'ArrowDown'])
    await listen(page, 'paste')
    const pastes: number[] = []
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      await page.locator('[role="grid"] ~ input').focus()
      await page.keyboard.press('Control+Home')
      pastes.push(await paste(page, round))
      await page.waitForFunction(() => document.querySelector('[data-sign="saving"]') === null, undefined, { timeout: 120_000 })
    }
    await page.waitForTimeout(3000)
    const scrolls: Figure[] = []
    for (const step of [120, 400]) {
      const frames: number[] = []
      const empty: number[] = []
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        frames.push(...(await page.evaluate(scrollThrough, { step, alone: false })))
        empty.push(...(await page.evaluate(scrollThrough, { step, alone: true })))
      }
      scrolls.push({
        name: `score grid of ${size} scrolled ${step} px a frame`,
        value: rate(frames),
        unit: 'fps',
        goal: 60,
        bound: { what: 'an empty scroller of the same height', value: rate(empty) },
        ratioGoal: null,
        detail: {
          late: frames.filter((ms) => ms > 1.5 * frameMs).length,
          frames: frames.length,
          p95: percentile(frames, 0.95),
          lateEmpty: empty.filter((ms) => ms > 1.5 * frameMs).length,
        },
      })
    }
    return [
      ...keyFigures(`key pressed in a score grid of ${size}`, typed, bare),
      ...keyFigures(`arrow pressed in a score grid of ${size}`, moved, bare),
      {
        name: 'block of 500 × 40 pasted → painted, p50',
        value: median(pastes),
        unit: 'ms',
        goal: 300,
        bound: null,
        ratioGoal: null,
        detail: { max: Math.max(...pastes) },
      },
      ...scrolls,
    ]
  })
}

/**
 * How long a key takes until its frame is painted: the middle one, to which the goal is set, and the slowest of twenty. A key comes at any moment
 * between two frames of the display, so that the slowest have a whole one to wait even in an empty field.
 */
function keyFigures(name: string, pressed: readonly number[], bare: readonly number[]): readonly Figure[] {
  return [
    { part: 0.5, goal: 16 },
    { part: 0.95, goal: null },
  ].map(({ part, goal }) => ({
    name: `${name} → painted, p${part * 100}`,
    value: percentile(pressed, part),
    unit: 'ms',
    goal,
    bound: { what: `a key in a bare field of the same page, p${part * 100}`, value: percentile(bare, part) },
    ratioGoal: null,
    detail: { keys: pressed.length, max: Math.max(...pressed), maxBare: Math.max(...bare) },
  }))
}

const rate = (frames: readonly number[]): number => Math.round((1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0))

/** Runs in the page: a field of its own above everything, with the focus; or takes it away. */
function bareInput(shown: boolean): void {
  if (!shown) {
    document.querySelector('#bare')?.remove()
    return
  }
  const field = document.createElement('input')
  field.id = 'bare'
  field.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:99'
  document.body.append(field)
  field.focus()
}

/** Presses keys in turn. @returns for each how long until it was painted, in ms */
async function keys(page: Page, rounds: number, names: readonly string[]): Promise<readonly number[]> {
  const noted: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      await page.keyboard.press(name)
      noted.push(...(await taken(page)))
    }
  }
  return noted
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
async function paste(page: Page, round: number): Promise<number> {
  const text = Array.from({ length: 500 }, () => Array.from({ length: 40 }, () => String(1 + (round % 2))).join('\t')).join('\r\n')
  await page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
  await page.waitForFunction(() => (window as unknown as { noted: number[] }).noted.length > 0)
  const [ms = Number.NaN] = await taken(page)
  return ms
}

/**
 * Runs in the page; intervals between the frames while scrolling the grid, or an empty scroller as high, in ms.
 *
 * @param step px a frame: a notch of the wheel is 120
 */
function scrollThrough({ step, alone }: { readonly step: number; readonly alone: boolean }): Promise<number[]> {
  const grid = document.querySelector('[role="grid"]')?.parentElement
  if (grid === null || grid === undefined) throw new Error('no grid on screen')
  let scroller = grid
  if (alone) {
    scroller = document.createElement('div')
    scroller.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:99'
    const content = document.createElement('div')
    content.style.height = `${grid.scrollHeight}px`
    scroller.append(content)
    document.body.append(scroller)
  }
  scroller.scrollTop = 0
  return new Promise((resolve) => {
    const intervals: number[] = []
    let last = 0
    const frame = (now: number) => {
      if (last !== 0) intervals.push(now - last)
      last = now
      const before = scroller.scrollTop
      scroller.scrollTop = before + step
      // Six seconds of the slower one are enough.
      if (scroller.scrollTop > before && intervals.length < 360) requestAnimationFrame(frame)
      else {
        if (alone) scroller.remove()
        resolve(intervals)
      }
    }
    requestAnimationFrame(frame)
  })
}
