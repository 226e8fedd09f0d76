import type { Page } from '@playwright/test'
import { withScreen } from '../browser.ts'
import type { Figure } from '../figure.ts'
import type { Bench } from '../province.ts'
import { call } from '../rpc.ts'
import { median, percentile } from '../statistics.ts'

const groups = 40
const leavesOfGroup = 9

/** A scheme of 400 indicators with 720 rules: ten times what an office writes. */
function largeScheme() {
  const rule = (code: string) => ({
    code,
    text: `每缺一次扣0.5分（${code}）`,
    unit: 'event',
    amount: { kind: 'fixed', amount: '0.5' },
    cap: '1',
  })
  const leaf = (code: string) => ({
    code,
    name: `考核要点 ${code}`,
    points: '2',
    criteria: '每缺一次扣0.5分，最多扣1分；记录不完整每次扣0.25分，扣完为止。',
    method: { kind: 'deduct', rules: [rule('a'), rule('b')] },
  })
  const group = (_: unknown, place: number) => ({
    indicator: {
      code: `${place + 1}`,
      name: `指标 ${place + 1}`,
      points: '18',
      children: Array.from({ length: leavesOfGroup }, (_each, index) => leaf(`${place + 1}.${index + 1}`)),
    },
  })
  return {
    format: 'hengjian-scheme/1',
    code: 'keystroke',
    name: '四百项方案',
    kind: 'branch',
    points: String(groups * 2 * leavesOfGroup),
    parts: Array.from({ length: groups }, group),
  }
}

/** From a key pressed to the frame that shows what it did, in a draft of 400 indicators: in a cell of the tree, in the form beside it, and moving. */
export function keystroke({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withScreen(dataFolder, `#/schemes?cycle=${cycleId}`, async (page, program) => {
    const draft = await call<{ id: number }>(program, 'schemes/create', { from: 'scheme', scheme: largeScheme() }, '示例录入员')
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/schemes?cycle=${cycleId}&version=${draft.id}`)
    const tree = page.getByRole('treegrid')
    await tree.locator('[data-row="1.1"]').waitFor()
    const rounds = quick ? 3 : 10
    const figures: Figure[] = []
    // The least that this machine does: the same keys in a bare field of the same page, which nothing listens to.
    await page.evaluate(() => {
      const bare = document.createElement('input')
      bare.id = 'bare'
      document.body.append(bare)
      bare.focus()
    })
    const bare = percentile(await press(page, Array.from({ length: rounds }, () => ['1', '2', 'Backspace', 'Backspace']).flat()), 0.95)
    await page.evaluate(() => document.querySelector('#bare')?.remove())
    const add = (where: string, times: readonly number[]) =>
      figures.push({
        name: `key in a scheme of 400 indicators → painted, ${where}, p95`,
        value: percentile(times, 0.95),
        unit: 'ms',
        goal: 50,
        bound: { what: 'the same keys in a bare field', value: bare },
        ratioGoal: null,
        detail: { median: median(times), most: Math.max(...times), keys: times.length },
      })

    await tree.locator('[data-row="1.1"] [data-cell="points"]').dblclick()
    add('points in the tree', await press(page, Array.from({ length: rounds }, () => ['1', '2', 'Backspace', 'Backspace']).flat()))
    await page.keyboard.press('Escape')
    await page.locator('[data-field="name"] input').focus()
    add('name in the form', await press(page, Array.from({ length: rounds }, () => ['a', 'b', 'c', 'Backspace']).flat()))
    await tree.focus()
    add(
      'line after line',
      await press(
        page,
        Array.from({ length: rounds * 4 }, () => 'ArrowDown'),
      ),
    )
    return figures
  })
}

/** Presses keys a little apart, as a quick typist does, and answers how long each took to its painted frame. */
async function press(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keystrokes: times })
    window.addEventListener(
      'keydown',
      (event) => {
        // A task queued from a frame's callback runs after that frame is painted.
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp)))
      },
      { capture: true },
    )
  })
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(90)
  }
  const times = await page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes)
  return times.slice(-keys.length)
}
