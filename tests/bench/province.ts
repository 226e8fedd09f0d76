import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, Log } from '../../electron/features/app.ts'
import { loadSample } from '../../electron/features/cycles/sample-loader.ts'
import { openApp } from '../../electron/features/open-app.ts'
import { writeAccessMode } from '../../electron/features/startup/access-mode.ts'
import { timed } from './statistics.ts'

/** What every figure is measured on. */
export interface Bench {
  /** Data folder that holds the province as its only cycle. */
  readonly dataFolder: string
  readonly cycleId: number
  /** Fewer rounds: for trying the benchmarks out, not for figures to quote. */
  readonly quick: boolean
}

const log: Log = {
  error: (message, error) => {
    console.error(message, error)
    return 'bench'
  },
  info: () => undefined,
}

/** Opens the province, lends it out, and closes it again: one program at a time may have a data folder. */
export async function withApp<T>(dataFolder: string, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp({ dataFolder, host: 'browser', clock: () => new Date(), log })
  try {
    return await work(app)
  } finally {
    app.close()
  }
}

/** Builds the reference size in a folder of its own. `remove` takes it away again. */
export async function buildProvince(): Promise<{ readonly dataFolder: string; readonly ms: number; readonly remove: () => void }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hengjian-bench-'))
  const remove = () => rmSync(dataFolder, { recursive: true, force: true })
  try {
    const ms = await timed(() => withApp(dataFolder, (app) => loadSample(app, '示例录入员', 'province')))
    // For the bound "one INSERT committed": a table that nothing of the program follows.
    await withApp(dataFolder, async (app) => {
      app.db.prepare('CREATE TABLE bench_line (id INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL) STRICT').run()
    })
    await withApp(dataFolder, (app) => app.write(['settings'], () => writeAccessMode(app.db, 'demonstration')))
    return { dataFolder, ms, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** The single cycle of the folder. */
export function firstCycle(app: App): number {
  return app.db.prepare('SELECT min(id) FROM cycle').pluck().get() as number
}

/** Evaluatees spread over the whole register, the same ones at every run. */
export function spread(app: App, cycleId: number, count: number): readonly number[] {
  const ids = [...app.results.stored(cycleId).keys()]
  return Array.from({ length: count }, (_, place) => ids[(place * 7919) % ids.length] ?? 0)
}
