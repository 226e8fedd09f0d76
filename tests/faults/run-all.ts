import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/* `npm run test:faults`: the fault suite in its full size. */
const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/faults'], {
  stdio: 'inherit',
  env: { ...process.env, HENGJIAN_FAULTS: 'all' },
})
process.exitCode = status ?? 1
