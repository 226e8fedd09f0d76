import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import type { Participation } from '../../../shared/domain/glossary.ts'
import { matchScore } from '../../components/match-text.ts'
import type { TableSort } from '../../components/table-types.ts'

export interface RegisterFilter {
  readonly text: string
  readonly categoryId: number | null
  readonly participation: Participation | null
}

/** An evaluatee with the name of its category, as a row shows it. */
export interface RegisterRow extends Evaluatee {
  readonly categoryName: string
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

function sortText(row: RegisterRow, by: string): string {
  switch (by) {
    case 'name':
      return row.name
    case 'shortName':
      return row.shortName
    case 'unit':
      return row.unitName
    case 'category':
      return row.categoryName
    case 'participation':
      return row.participation
    case 'remark':
      return row.remark
    default:
      return row.code
  }
}

/** The register's rows that fit the filter, sorted; equal ones by code. Order never depends on how the host listed them. */
export function registerRows(
  evaluatees: readonly Evaluatee[],
  categories: readonly Category[],
  filter: RegisterFilter,
  sort: TableSort,
): readonly RegisterRow[] {
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  const sign = sort.descending ? -1 : 1
  return evaluatees
    .filter((evaluatee) => filter.categoryId === null || evaluatee.categoryId === filter.categoryId)
    .filter((evaluatee) => filter.participation === null || evaluatee.participation === filter.participation)
    .filter((evaluatee) => matchScore(filter.text, evaluatee) >= 0)
    .map((evaluatee): RegisterRow => ({ ...evaluatee, categoryName: names.get(evaluatee.categoryId) ?? '' }))
    .sort((a, b) => sign * collator.compare(sortText(a, sort.by), sortText(b, sort.by)) || collator.compare(a.code, b.code) || a.id - b.id)
}

/** How many take part in which way. */
export function participationCounts(evaluatees: readonly Evaluatee[]): Readonly<Record<Participation, number>> {
  const counts = { full: 0, by_reference: 0, exempt: 0 }
  for (const { participation } of evaluatees) counts[participation] += 1
  return counts
}

/** Names from a pasted list: one a line, the first cell of each, without blank lines. */
export function namesFromLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line.split('\t')[0] ?? '').trim())
    .filter((name) => name !== '')
}
