import type { ReadScheme } from '../../../shared/contract/scheme-files.ts'
import { type Indicator, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import type { ReadTable } from '../../files/tables/index.ts'
import { pointsOf } from '../scheme-import/row-kinds.ts'
import { alignRows, bareText } from './align-rows.ts'
import { carriedScheme } from './own-form.ts'
import { type PrintedLeaf, printedScheme } from './printed-scheme.ts'
import { type ReadRow, readPrint } from './printed-sheet.ts'

type Difference = ReadScheme['differences'][number]

/** What the print says of a node instead of the data. A missing field is as in the data. */
interface Change {
  name?: string
  points?: string | null
  criteria?: string | null
  checkedBy?: string | null
}

/**
 * The scheme that a workbook of this program carries, and where its printed sheet says something else because somebody changed it by hand. Names, points,
 * criteria and 考评方式 follow the print, rules the data; rows added or removed are only told.
 *
 * @throws AppError `scheme_unreadable`
 */
export function restoreScheme(table: ReadTable): { readonly scheme: Scheme; readonly differences: readonly Difference[] } {
  const scheme = carriedScheme(table)
  const printed = printedScheme(scheme)
  const read = readPrint(table, printed.levels)
  if (read === null) return { scheme, differences: [{ row: 1, code: null, what: 'row_missing', printed: '', data: scheme.name }] }
  const expected = printed.lines.flatMap((line) => (line.kind === 'row' && line.leaf !== null ? [{ ...line, leaf: line.leaf }] : []))
  const aligned = alignRows(
    expected.map(({ leaf }) => leaf),
    read.rows,
  )
  const changes = new Map<string, Change>()
  const differences: Difference[] = []
  const differ = (row: number, code: string | null, what: string, print: string, data: string) => {
    if (same(print, data)) return false
    differences.push({ row, code, what, printed: print, data })
    return true
  }
  const change = (code: string, more: Change) => changes.set(code, { ...changes.get(code), ...more })

  const title = differ(1, null, 'name', read.title, scheme.name) && read.title !== '' ? read.title : scheme.name
  const seenHeadings = new Set<string>()
  for (const [place, { leaf, headings }] of expected.entries()) {
    const row = aligned.rowOf[place]
    if (row === undefined || row === null) {
      differences.push({ row: lastRowBefore(aligned.rowOf, place), code: leaf.code, what: 'row_missing', printed: '', data: leaf.name })
      continue
    }
    for (const [level, heading] of headings.entries()) {
      if (heading === null || seenHeadings.has(heading.code)) continue
      seenHeadings.add(heading.code)
      const print = row.headings[level] ?? ''
      if (same(print, heading.text)) continue
      const [before, now] = [headingParts(heading.text), headingParts(print)]
      if (differ(row.row, heading.code, 'name', now.name, before.name) && now.name !== '') change(heading.code, { name: now.name })
      if (differ(row.row, heading.code, 'points', now.points ?? '', before.points ?? '')) change(heading.code, { points: now.points })
    }
    compareLeaf(leaf, row, differ, change)
  }
  for (const row of aligned.added)
    differences.push({ row: row.row, code: null, what: 'row_added', printed: row.name || row.criteria, data: '' })
  const parts = scheme.parts.map(({ part, indicator }) => ({ part, indicator: changed(indicator, changes) }))
  return { scheme: schemeSchema.parse({ ...scheme, name: title, parts }), differences }
}

function compareLeaf(
  leaf: PrintedLeaf,
  row: ReadRow,
  differ: (row: number, code: string, what: string, print: string, data: string) => boolean,
  change: (code: string, more: Change) => void,
): void {
  const { code } = leaf
  if (differ(row.row, code, 'name', row.name, leaf.name) && row.name !== '') change(code, { name: row.name.slice(0, 200) })
  const points = pointsOf(row.points)
  // A cell that holds no number any more keeps the points of the data; the difference shows what stands there.
  if (points !== leaf.points && differ(row.row, code, 'points', row.points, leaf.points ?? '') && (points !== null || row.points === '')) {
    change(code, { points })
  }
  if (differ(row.row, code, 'criteria', row.criteria, leaf.criteria)) change(code, { criteria: orNull(row.criteria.slice(0, 4000)) })
  if (differ(row.row, code, 'checkedBy', row.checkedBy, leaf.checkedBy)) change(code, { checkedBy: orNull(row.checkedBy.slice(0, 200)) })
}

const orNull = (text: string) => (text === '' ? null : text)

function same(one: string, other: string): boolean {
  return bareText(one) === bareText(other)
}

function lastRowBefore(rows: readonly (ReadRow | null)[], place: number): number {
  return rows.slice(0, place).findLast((row) => row !== null)?.row ?? 1
}

/** Name and points of a printed heading: "政治忠诚（30分，权重40%）" → 政治忠诚, 30. */
function headingParts(text: string): { readonly name: string; readonly points: string | null } {
  const match = /^(.*)（((?:不超过)?([\d.]+)分)?，?(权重[\d.]+%?)?）$/s.exec(text)
  if (match === null || (match[2] === undefined && match[4] === undefined)) return { name: text, points: null }
  return { name: match[1] ?? text, points: match[3] === undefined ? null : pointsOf(match[3]) }
}

function changed(indicator: Indicator, changes: ReadonlyMap<string, Change>): Indicator {
  const change = changes.get(indicator.code)
  const { name = indicator.name, points = indicator.points, criteria, checkedBy } = change ?? {}
  if (!isLeaf(indicator)) return { ...indicator, name, points, children: indicator.children.map((child) => changed(child, changes)) }
  const { criteria: ownCriteria, checkedBy: ownCheckedBy, ...leaf } = indicator
  const texts: Partial<Pick<Leaf, 'criteria' | 'checkedBy'>> = {}
  const takenCriteria = criteria === undefined ? ownCriteria : criteria
  const takenCheckedBy = checkedBy === undefined ? ownCheckedBy : checkedBy
  if (takenCriteria !== undefined && takenCriteria !== null) texts.criteria = takenCriteria
  if (takenCheckedBy !== undefined && takenCheckedBy !== null) texts.checkedBy = takenCheckedBy
  return { ...leaf, name, points, ...texts }
}
