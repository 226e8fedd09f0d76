import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../../../electron/features/app.ts'
import { confirmFindings, saveFinding } from '../../../electron/features/findings/findings-service.ts'
import type { FindingDraft } from '../../../shared/contract/findings.ts'
import type { Figure } from '../figure.ts'
import { shown } from '../figure.ts'
import { type Bench, spread, withApp } from '../province.ts'
import { median, percentile, timed } from '../statistics.ts'

/** A deduction of 0.04 points without a cap of its own, so that it always moves the total. */
export function draftFor(cycleId: number, evaluateeId: number, place: number): FindingDraft {
  return {
    cycleId,
    evaluateeId,
    indicator: `F${(place % 25) + 1}`,
    rule: 'late',
    quantity: '1',
    level: null,
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: null,
    description: '上报晚于规定时限',
    foundOn: '2026-03-18',
    source: 'routine_supervision',
    deadline: null,
    evidence: [],
  }
}

/** One finding that begins to count: its confirmation with the new total and every changed rank, committed. */
export function save({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withApp(dataFolder, async (app) => {
    const confirmed: number[] = []
    const inserts: number[] = []
    const fsyncs: number[] = []
    const probe = join(dataFolder, 'bench-fsync')
    const file = openSync(probe, 'w')
    const warmUp = 20
    for (const [place, evaluateeId] of spread(app, cycleId, warmUp + (quick ? 60 : 320)).entries()) {
      const draft = draftFor(cycleId, evaluateeId, place)
      const { finding } = await saveFinding(app, '示例录入员', { draft, editing: null, submit: true })
      const confirm = await timed(() => confirmFindings(app, '示例复核员', { ids: [finding.id], onePersonReason: null }))
      const insert = await timed(() => insertAlone(app))
      const fsync = await timed(() => {
        writeSync(file, Buffer.alloc(4096), 0, 4096, 0)
        fsyncSync(file)
      })
      if (place < warmUp) continue
      confirmed.push(confirm)
      inserts.push(insert)
      fsyncs.push(fsync)
    }
    closeSync(file)
    rmSync(probe)
    return [
      {
        name: 'finding confirmed → total and ranks committed, p95',
        value: percentile(confirmed, 0.95),
        unit: 'ms',
        goal: 5,
        bound: { what: 'one INSERT committed, p95', value: percentile(inserts, 0.95) },
        ratioGoal: null,
        detail: { rounds: confirmed.length, max: Math.max(...confirmed) },
      },
      {
        name: 'finding confirmed → total and ranks committed, p50',
        value: median(confirmed),
        unit: 'ms',
        goal: 5,
        bound: { what: 'one INSERT committed, p50', value: median(inserts) },
        ratioGoal: null,
      },
      shown('  share of one fsync in it, p50', (100 * median(fsyncs)) / median(confirmed), '%', { fsync: median(fsyncs) }),
    ]
  })
}

function insertAlone(app: App): void {
  app.db.transaction(() => app.db.prepare("INSERT INTO bench_line (at, note) VALUES ('', 'bench')").run())
}
