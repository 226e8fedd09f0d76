import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Totals } from './structure/test-totals.ts'
import { addTotals, e2eTotals, totalsLine, unitTotals } from './structure/test-totals.ts'

/**
 * `npm test`: every check, the build, and every test; nothing stops it, and it fails at the end if anything failed.
 *
 * The last line is `N passed, N failed`, with `, N skipped` only when something was. A check or a build counts as one; a runner whose
 * report is missing or cannot be read counts as one that failed, whatever its exit code said.
 */
const root = join(import.meta.dirname, '..')
const reports = { unit: join(root, 'out', 'unit.json'), e2e: join(root, 'out', 'e2e.json') }

const checks: readonly (readonly [string, ...string[]])[] = [
  ['tsc', '-b'],
  ['biome', 'check', '--error-on-warnings', '.'],
  ['knip'],
  ['vite', 'build', '--logLevel', 'warn'],
]

/** Runs a program of the project in the foreground and resolves with its exit code; 1 when it cannot be started or a signal ended it. */
function run([program, ...words]: readonly [string, ...string[]]): Promise<number> {
  console.log(`\n── ${[program, ...words].join(' ')}`)
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
      shell: process.platform === 'win32',
    })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function check(command: readonly [string, ...string[]]): Promise<Totals> {
  const failed = (await run(command)) === 0 ? 0 : 1
  return { passed: 1 - failed, failed, skipped: 0 }
}

/** Runs a test runner and counts what its report says; a bad exit that no failed test explains is one failure more. */
async function tests(command: readonly [string, ...string[]], report: string, read: (path: string) => Totals): Promise<Totals> {
  rmSync(report, { force: true })
  const code = await run(command)
  if (!existsSync(report)) {
    console.error(`${command[0]} left no report`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const totals = read(report)
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

mkdirSync(join(root, 'out'), { recursive: true })
let totals: Totals = { passed: 0, failed: 0, skipped: 0 }
for (const command of checks) totals = addTotals(totals, await check(command))
const unit = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`] as const
totals = addTotals(totals, await tests(unit, reports.unit, unitTotals))
totals = addTotals(totals, await tests(['playwright', 'test'], reports.e2e, e2eTotals))

console.log(`\n${totalsLine(totals)}`)
process.exitCode = totals.failed === 0 ? 0 : 1
