import type { AuditDifferenceKind } from '../../../shared/domain/audit.ts'

/** One thing that differs. `seq` of the line it is about; `name` of a table or file; `stated` and `found` what was expected and what is there. */
export type AuditDifference = {
  readonly kind: AuditDifferenceKind
  readonly seq: number | null
  readonly name: string
  readonly stated: string
  readonly found: string
}

/** Differences as they are found: the first of each kind are kept, all are counted. */
export interface Differences {
  report(kind: AuditDifferenceKind, place: Partial<Omit<AuditDifference, 'kind'>>): void
  readonly list: readonly AuditDifference[]
  readonly count: number
}

/** Of each kind no more are kept: whoever changed a thousand lines is caught with the first. */
const keptOfKind = 20

/** An empty collection of differences. */
export function differences(): Differences {
  const list: AuditDifference[] = []
  const kinds = new Map<AuditDifferenceKind, number>()
  let count = 0
  return {
    report(kind, { seq = null, name = '', stated = '', found = '' }) {
      count += 1
      const before = kinds.get(kind) ?? 0
      kinds.set(kind, before + 1)
      if (before < keptOfKind) list.push({ kind, seq, name, stated, found })
    },
    list,
    get count() {
      return count
    },
  }
}

/** The first line of the log that differs, or null when no difference is about a line. */
export function firstBadLine(list: readonly AuditDifference[]): number | null {
  const lines = list.flatMap(({ seq, kind }) => (seq === null || kind === 'recorded' ? [] : [seq]))
  return lines.length === 0 ? null : Math.min(...lines)
}
