import { readFileSync } from 'node:fs'
import * as z from 'zod'

export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The closing line: `12 passed, 0 failed`, and `, 1 skipped` only when something was. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

const unreadable: Totals = { passed: 0, failed: 1, skipped: 0 }

const unitReport = z.object({
  numTotalTests: z.int(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Counts of Vitest's JSON report. A file that failed before its first test counts as one failure; everything neither passed nor failed is skipped. */
export function unitTotals(path: string): Totals {
  const report = unitReport.safeParse(readJson(path))
  if (!report.success) return unreadable
  const { numTotalTests, numPassedTests, numFailedTests, testResults } = report.data
  const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles, skipped: numTotalTests - numPassedTests - numFailedTests }
}

const e2eReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

/** Counts of Playwright's JSON report. A walk that passed at its second go has passed, and the runner names it; an error outside a test is a failure. */
export function e2eTotals(path: string): Totals {
  const report = e2eReport.safeParse(readJson(path))
  if (!report.success) return unreadable
  const { stats, errors } = report.data
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // A runner that was killed leaves half a report; the caller counts it as a failure.
    return null
  }
}
