import { explanationOf } from '../../../electron/features/results/results-view.ts'
import type { Figure } from '../figure.ts'
import { type Bench, spread, withApp } from '../province.ts'
import { percentile, timed } from '../statistics.ts'

/** The whole explanation of one evaluatee, built on demand with its findings. */
export function explain({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withApp(dataFolder, async (app) => {
    const explained: number[] = []
    const read: number[] = []
    const warmUp = 20
    for (const [place, id] of spread(app, cycleId, warmUp + (quick ? 60 : 220)).entries()) {
      const ms = await timed(() => explanationOf(app, id))
      const bound = await timed(() => app.results.inputsOf(id))
      if (place < warmUp) continue
      explained.push(ms)
      read.push(bound)
    }
    return [
      {
        name: 'explanation of one evaluatee, p95',
        value: percentile(explained, 0.95),
        unit: 'ms',
        goal: 5,
        bound: { what: 'reading its inputs, p95', value: percentile(read, 0.95) },
        ratioGoal: null,
        detail: { median: percentile(explained, 0.5), rounds: explained.length },
      },
    ]
  })
}
