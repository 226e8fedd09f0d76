import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { forgetOutcomes, outcomeTable } from './report.ts'

/* `npm run test:faults`: the fault suites in their full size, and a table of what was broken, promised and lost. */
const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs')
forgetOutcomes()
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/faults'], {
  stdio: 'inherit',
  env: { ...process.env, HENGJIAN_FAULTS: 'all' },
})
console.log(`\n${outcomeTable()}`)
process.exitCode = status ?? 1
