import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addTotals, e2eTotals, totalsLine, unitTotals } from './test-totals.ts'

const folder = mkdtempSync(join(tmpdir(), 'hengjian-totals-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('counts the tests of a unit report', () => {
  const path = report({ numTotalTests: 12, numPassedTests: 9, numFailedTests: 1, testResults: [] })

  expect(unitTotals(path)).toEqual({ passed: 9, failed: 1, skipped: 2 })
})

test('counts a file that broke before its first test as a failure', () => {
  const path = report({
    numTotalTests: 3,
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}, {}, {}] },
      { status: 'failed', assertionResults: [] },
    ],
  })

  expect(unitTotals(path)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('counts a journey that passed at its second go, and an error outside of all journeys as a failure', () => {
  const path = report({ stats: { expected: 20, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{ message: 'no browser' }] })

  expect(e2eTotals(path)).toEqual({ passed: 21, failed: 2, skipped: 1 })
})

test.each([
  ['is empty', ''],
  ['is cut off', '{"numTotalTests": 3, "num'],
  ['is of another form', '{"stats": {}}'],
])('counts a report that %s as a failure', (_what, content) => {
  expect([unitTotals(report(content)), e2eTotals(report(content))]).toEqual([
    { passed: 0, failed: 1, skipped: 0 },
    { passed: 0, failed: 1, skipped: 0 },
  ])
})

test('names what was skipped only when something was', () => {
  const some = { passed: 2, failed: 0, skipped: 1 }

  expect(totalsLine(addTotals(some, some))).toBe('4 passed, 0 failed, 2 skipped')
  expect(totalsLine({ passed: 4, failed: 1, skipped: 0 })).toBe('4 passed, 1 failed')
})
