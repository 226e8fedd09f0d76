import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What came of one suite on one scenario. */
export interface Outcome {
  readonly suite: string
  readonly scenario: string
  /** How often something was broken. */
  readonly faults: number
  /** Answers that the program had given until then. */
  readonly promises: number
  readonly losses: number
  readonly seed: number
}

const path = join(import.meta.dirname, '..', '..', 'out', 'faults-outcomes.jsonl')

/** Prints an outcome as one line and keeps it for the closing table. */
export function tell(outcome: Outcome, more = ''): void {
  const { suite, scenario, faults, promises, losses, seed } = outcome
  console.log(`${suite}, ${scenario}: ${faults} faults, seed ${seed}: ${promises} promises, ${losses} losses${more}`)
  mkdirSync(dirname(path), { recursive: true })
  appendFileSync(path, `${JSON.stringify(outcome)}\n`)
}

/** Forgets the outcomes of an earlier run. */
export function forgetOutcomes(): void {
  rmSync(path, { force: true })
}

/** Every outcome since `forgetOutcomes`, one line each, with a line of sums. */
export function outcomeTable(): string {
  if (!existsSync(path)) return 'nothing was broken'
  const outcomes = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome)
  const sum = (of: 'faults' | 'promises' | 'losses'): number => outcomes.reduce((total, outcome) => total + outcome[of], 0)
  const head = ['suite', 'scenario', 'faults', 'promises', 'losses', 'seed']
  const rows = [
    head,
    ...outcomes.map(({ suite, scenario, ...numbers }) => [
      suite,
      scenario,
      ...[numbers.faults, numbers.promises, numbers.losses, numbers.seed].map(String),
    ]),
    ['all', '', ...[sum('faults'), sum('promises'), sum('losses')].map(String), ''],
  ]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n')
}
