import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/* `npm run test:hostile`: the suite of hostile files and requests in its full size. */
const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/hostile'], {
  stdio: 'inherit',
  env: { ...process.env, HENGJIAN_HOSTILE: 'all' },
})
process.exitCode = status ?? 1
