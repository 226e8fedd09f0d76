/**
 * Every way in which the log, its checkpoints, the rows or the form of the database can differ from what the program wrote.
 *
 * `line_missing` a number is left out; `line_changed` a line does not give its hash; `line_unlinked` a line does not follow the one before; `line_strange` a
 * line cannot be read as one; `tail_missing` a known end of the log lies behind the last line; `head_*` the signed end in the database; `anchor_*` the
 * signed checkpoints; `known_head_*` a head that was kept outside; `seals_unbound` the row seals are not those that the last line names; `rows_changed` the
 * rows of a table do not give their seal; `form_changed` a table, index or trigger is not as this version makes it; `seal_changed` a sealed document does not
 * give its hash; `recorded` an earlier start found a difference and wrote it into the log.
 */
export const auditDifferenceKinds = [
  'line_missing',
  'line_changed',
  'line_unlinked',
  'line_strange',
  'tail_missing',
  'head_missing',
  'head_signature',
  'head_differs',
  'anchor_missing',
  'anchor_signature',
  'anchor_differs',
  'known_head_signature',
  'known_head_foreign',
  'known_head_tail',
  'known_head_differs',
  'seals_unbound',
  'rows_changed',
  'form_changed',
  'seal_changed',
  'recorded',
] as const
export type AuditDifferenceKind = (typeof auditDifferenceKinds)[number]

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
