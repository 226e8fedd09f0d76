import type { SchemeProblem } from '../../../shared/contract/schemes.ts'
import { type SchemeProblemCode, schemeProblemSeverities } from '../../../shared/domain/scheme/scheme-problems.ts'

/** Takes one problem of a scheme; the severity follows from the code. */
export type Report = (at: string, code: SchemeProblemCode, values?: Readonly<Record<string, string>>) => void

/** Collects problems in the order in which they are found. */
export function problemCollector(): { readonly report: Report; readonly problems: SchemeProblem[] } {
  const problems: SchemeProblem[] = []
  const report: Report = (at, code, values = {}) => {
    problems.push({ at, code, values: { ...values }, severity: schemeProblemSeverities[code] })
  }
  return { report, problems }
}

/** Reports every code that occurs more than once in a list, once each, in order of its second occurrence. */
export function reportDuplicates(report: Report, at: string, kind: string, entries: readonly { readonly code: string }[]): void {
  const seen = new Set<string>()
  const reported = new Set<string>()
  for (const { code } of entries) {
    if (seen.has(code) && !reported.has(code)) {
      report(at, 'duplicate_code', { kind, code })
      reported.add(code)
    }
    seen.add(code)
  }
}
