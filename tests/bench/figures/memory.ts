import { existsSync, readFileSync } from 'node:fs'
import type { SchemeVersion } from '../../../shared/contract/schemes.ts'
import { endProgram, startProgram } from '../../helpers/start-program.ts'
import type { Figure } from '../figure.ts'
import { shown } from '../figure.ts'
import type { Bench } from '../province.ts'
import { call } from '../rpc.ts'

/**
 * Peak memory of a host of its own through opening, ranking, one full recomputation (a scheme saved) and one export. No figure where the system
 * does not keep the peak of another process.
 */
export async function memory({ dataFolder, cycleId }: Bench): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  const program = await startProgram(dataFolder)
  try {
    const pid = program.child.pid
    if (pid === undefined) throw new Error('the host has no process')
    const ask = <Output>(path: string, input: unknown) => call<Output>(program, path, input, '示例录入员')
    const opened = peakOf(pid)
    await ask('cycles/overview', { cycleId })
    await ask('results/ranking', { cycleId, categoryId: null, since: null })
    const ranked = peakOf(pid)
    const [cycle] = await ask<{ id: number; schemeVersionId: number }[]>('cycles/list', undefined)
    if (cycle === undefined) throw new Error('the province has no cycle')
    const version = await ask<SchemeVersion>('schemes/version', { versionId: cycle.schemeVersionId })
    await ask('schemes/save', { versionId: cycle.schemeVersionId, scheme: version.scheme, expectedHash: version.hash })
    const recomputed = peakOf(pid)
    await ask('reports/ranking', { cycleId, categoryId: null })
    const exported = peakOf(pid)
    return [
      {
        name: 'peak memory of the host',
        value: exported,
        unit: 'MB',
        goal: 250,
        bound: { what: 'after opening', value: opened },
        ratioGoal: null,
      },
      shown('  after ranking', ranked, 'MB'),
      shown('  after a full recomputation', recomputed, 'MB'),
    ]
  } finally {
    await endProgram(program)
  }
}

/** Highest resident memory that the process ever had, in MB. */
function peakOf(pid: number): number {
  const found = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (found === undefined) throw new Error('the system does not keep the peak memory of a process')
  return Number(found) / 1024
}
