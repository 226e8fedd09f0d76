import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../../../electron/features/app.ts'
import { cycleOverview } from '../../../electron/features/cycles/overview.ts'
import { exportRanking } from '../../../electron/features/reports/reports-service.ts'
import { rankingView } from '../../../electron/features/results/results-view.ts'
import type { Figure } from '../figure.ts'
import { shown } from '../figure.ts'
import { type Bench, withApp } from '../province.ts'
import { timed } from '../statistics.ts'

const resolution = 2

/** How long the host keeps others waiting while it does the largest things it does. */
export function pause({ dataFolder, cycleId }: Bench): Promise<readonly Figure[]> {
  return withApp(dataFolder, async (app) => {
    const during = async (work: (app: App) => unknown): Promise<number> => {
      const delays = monitorEventLoopDelay({ resolution })
      delays.enable()
      // The monitor needs the loop to turn before and after.
      await sleep(10)
      await work(app)
      await sleep(10)
      delays.disable()
      return delays.max / 1e6 - resolution
    }
    const pauses = {
      ranking: await during(() => rankingView(app, cycleId, null, null)),
      overview: await during(() => cycleOverview(app, cycleId)),
      recompute: await during(() => app.gate.run(() => app.results.recompute([cycleId]))),
      export: await during(() => exportRanking(app, '示例录入员', cycleId, null)),
    }
    const whole = await timed(() => exportRanking(app, '示例录入员', cycleId, null))
    return [
      {
        name: 'longest pause of the host',
        value: Math.max(...Object.values(pauses)),
        unit: 'ms',
        goal: 100,
        bound: null,
        ratioGoal: null,
        detail: pauses,
      },
      shown('  ranked result with 60,000 findings, written and checked', whole, 'ms'),
    ]
  })
}
