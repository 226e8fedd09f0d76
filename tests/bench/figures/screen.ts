import type { RankingView } from '../../../shared/contract/results.ts'
import { withScreen } from '../browser.ts'
import type { Figure } from '../figure.ts'
import type { Bench } from '../province.ts'
import { call, callHeaders } from '../rpc.ts'
import { median, percentile } from '../statistics.ts'
import { draftFor } from './save.ts'

/** Rows that stay in sight at the top of the ranking. */
const inSight = 12

/**
 * From the confirmation of a finding in the page to the frame that shows the new total: host, commit, change notice, ranking read again, drawn.
 * Every part is the real one; only the button is not pressed.
 */
export function screen({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withScreen(dataFolder, `#/ranking?cycle=${cycleId}&category=1`, async (page, program) => {
    await page.locator('[role="gridcell"]').first().waitFor()
    const headers = callHeaders(program, '示例复核员')
    const painted: number[] = []
    const answered: number[] = []
    const warmUp = 5
    for (let round = 0; round < warmUp + (quick ? 10 : 40); round += 1) {
      const ranking = await call<RankingView>(program, 'results/ranking', { cycleId, categoryId: 1, since: null }, '示例复核员')
      const row = ranking.ranked[round % inSight]
      if (row === undefined) throw new Error('the ranking has too few rows')
      const saved = await call<{ finding: { id: number } }>(
        program,
        'findings/save',
        { draft: draftFor(cycleId, row.evaluateeId, round), editing: null, submit: true },
        '示例录入员',
      )
      // Lets the page settle: it hears of the submitted finding as well.
      await page.waitForTimeout(150)
      const times = await page.evaluate(confirmAndWatch, { name: row.name, id: saved.finding.id, headers })
      if (round < warmUp) continue
      painted.push(times.painted)
      answered.push(times.answered)
    }
    return [
      {
        name: 'finding confirmed → new total on screen, p95',
        value: percentile(painted, 0.95),
        unit: 'ms',
        goal: 50,
        bound: { what: 'its answer in the page, p95', value: percentile(answered, 0.95) },
        ratioGoal: null,
        detail: { median: median(painted), answered: median(answered), rounds: painted.length },
      },
    ]
  })
}

/** Runs in the page. `painted`: after the first frame in which the row of that name reads otherwise. */
async function confirmAndWatch(given: {
  readonly name: string
  readonly id: number
  readonly headers: Readonly<Record<string, string>>
}): Promise<{ painted: number; answered: number }> {
  const textOfRow = () =>
    [...document.querySelectorAll('[role="row"]')].map((row) => row.textContent ?? '').find((text) => text.includes(given.name))
  const before = textOfRow()
  const start = performance.now()
  let answered = 0
  const call = fetch('/rpc/findings/confirm', {
    method: 'POST',
    headers: given.headers,
    body: JSON.stringify({ json: { ids: [given.id], onePersonReason: null } }),
  }).then(async (answer) => {
    await answer.text()
    answered = performance.now() - start
    if (!answer.ok) throw new Error(`confirm answered ${answer.status}`)
  })
  const painted = new Promise<number>((resolve, reject) => {
    const look = () => {
      if (performance.now() - start > 5000) reject(new Error('the new total never came on screen'))
      else if (textOfRow() === before) requestAnimationFrame(look)
      // A task queued from a frame's callback runs after that frame is painted.
      else setTimeout(() => resolve(performance.now() - start))
    }
    requestAnimationFrame(look)
  })
  await call
  return { painted: await painted, answered }
}
