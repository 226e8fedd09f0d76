import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Figure } from '../figure.ts'
import type { Bench } from '../province.ts'
import { median } from '../statistics.ts'

/** What the child reports; see `export-child.ts`. */
export interface ExportRun {
  readonly ms: number
  readonly growth: number
  readonly bytes: number
}

const child = join(import.meta.dirname, '..', 'export-child.ts')

async function run(part: 'workbook' | 'zip'): Promise<ExportRun> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, part])
  return JSON.parse(stdout) as ExportRun
}

/** A workbook of 3,400 × 80 styled cells, each time in a process of its own so that its memory can be seen. */
export async function exportWorkbook({ quick }: Bench): Promise<readonly Figure[]> {
  const workbooks: ExportRun[] = []
  const zips: ExportRun[] = []
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    workbooks.push(await run('workbook'))
    zips.push(await run('zip'))
  }
  return [
    {
      name: 'workbook of 3,400 × 80 styled cells',
      value: median(workbooks.map(({ ms }) => ms)),
      unit: 'ms',
      goal: 1500,
      bound: { what: 'zipping the XML of its rows', value: median(zips.map(({ ms }) => ms)) },
      ratioGoal: 3,
      detail: { bytes: workbooks[0]?.bytes ?? 0, zipBytes: zips[0]?.bytes ?? 0, rounds: workbooks.length },
    },
    {
      name: '  memory it takes, with its cells',
      value: median(workbooks.map(({ growth }) => growth)),
      unit: 'MB',
      goal: 200,
      bound: null,
      ratioGoal: null,
    },
  ]
}
