import type { SchemeColumn } from '../../../shared/contract/scheme-import.ts'
import { readDecimal } from '../../files/tables/index.ts'
import { partOfHeading } from '../../prose/index.ts'
import { saysPoints } from './column-content.ts'
import { headingText, plainLabel, proseText } from './heading-text.ts'
import { distinctTexts, type SheetGrid } from './sheet-grid.ts'

export type SchemeColumns = Readonly<Partial<Record<SchemeColumn, number | null>>>

/** What a row of an office's rules is. `section` runs over the width and heads the rows below; `subtotal` may state the points of what stands above. */
export type RowKind =
  | { readonly kind: 'blank' }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'repeated_header'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'section'; readonly text: string; readonly points: string | null; readonly depth: number }
  | { readonly kind: 'subtotal'; readonly text: string; readonly points: string | null; readonly whole: boolean; readonly column: number }
  /** A part in one sentence: "一票否决：发生重大责任事故的，总分计零分。" */
  | { readonly kind: 'statement'; readonly name: string; readonly text: string }
  | { readonly kind: 'data' }

const noteStart = /^(注|备注|说明|附注|附则|有关说明|填表说明|计分说明|notes?)\s*(\d*[:：、.．]|\d|$)/i
const formStart =
  /^(填报|填表|制表|编制|审核|联系|单位|被考|被考核|受考|考核|考评|评分|检查|报送|填写|参评)?(单位|人|部门|日期|时间|电话|签字|签名|盖章|负责人|组长|成员|组签字|人签字|人签名)(意见|签字|签名)?\s*([（(][^）)]*[）)])?\s*[:：]/
const dateOnly = /^[（(]?\s*(19|20)\d{2}\s*[年./-][\s\d年月日./-]*(度)?\s*[）)]?$/
const subtotalStart =
  /^(本项|单项|各项|得分|分值)?(小计|合计|总计|共计|总分|总得分|累计)(分值|分数|得分|分)?([（(].*[)）])?[:：]?[\d.]*分?$/
const wholeStart = /合计|总计|共计|总分|总得分/

/** Depth of a heading by its numbering: 一、 is 0, （一） is 1, 1. is 2, none is null. */
export function depthOfNumbering(text: string): number | null {
  if (/^第?[一二三四五六七八九十]+(部分|[、.．:：])/.test(text)) return 0
  if (/^[（(][一二三四五六七八九十]+[)）]/.test(text)) return 1
  if (/^\d+[、.．]/.test(text)) return 2
  return null
}

/** Exact decimal of a cell of points ("6", "６分", "（6）", "满分6分", "6%"), without a sign; null when it says something else or nothing. */
export function pointsOf(cell: string): string | null {
  const bare = headingText(cell)
    .replace(/^(满分|最高|上限|共|计|不超过)\s*/, '')
    .replace(/^[（(](.*)[)）]$/, '$1')
    .replace(/\s*[%％]$/, '')
  const read = readDecimal(bare)
  if (read.kind !== 'number') return null
  const decimal = read.decimal.replace(/^-/, '')
  return /^\d{1,7}(\.\d{1,4})?$/.test(decimal) ? decimal : null
}

/** Tells the rows of a sheet apart, one after the other; after 注 the lines below it are notes as well. */
export function rowClassifier(
  grid: SheetGrid,
  header: { readonly first: number; readonly last: number },
  columns: SchemeColumns,
): (row: number) => RowKind {
  const labels = new Set<string>()
  for (let row = header.first; row <= header.last; row += 1) for (const text of distinctTexts(grid, row)) labels.add(plainLabel(text))
  const nameColumns = (['number', 'level1', 'level2', 'level3', 'level4', 'leaf'] as const).flatMap((name) => columns[name] ?? [])
  const cell = (row: number, name: SchemeColumn) => {
    const column = columns[name]
    return column === undefined || column === null ? '' : proseText(grid.text(row, column))
  }
  let inNotes = false

  const lone = (row: number, raw: string): RowKind => {
    const text = headingText(raw)
    if (noteStart.test(text)) {
      inNotes = true
      return { kind: 'note', text: proseText(raw) }
    }
    if (formStart.test(text) || dateOnly.test(text)) return { kind: 'title', text }
    if (subtotalStart.test(text)) return { kind: 'subtotal', text, points: null, whole: wholeStart.test(text), column: 0 }
    const column = Array.from({ length: grid.columns }, (_, index) => index).find((index) => grid.text(row, index).trim() !== '') ?? 0
    const wide = grid.width(row, column) > 1
    const depth = depthOfNumbering(text)
    const isSentence = text.length > 40 || /[。；;]/.test(text)
    if (!wide && columnHolds(column, ['criteria', 'requirement', 'checkedBy', 'points', 'scorer', 'leaf'])) return { kind: 'data' }
    const stated = /^([^:：]{2,14})[:：](.{6,})$/s.exec(proseText(raw))
    if (stated !== null && partOfHeading(stated[1] ?? '') !== null && (wide || depth !== null)) {
      return { kind: 'statement', name: stated[1] ?? '', text: stated[2] ?? '' }
    }
    if (isSentence && (inNotes || wide || depth === null)) return { kind: 'note', text: proseText(raw) }
    if (inNotes && depth === 2) return { kind: 'note', text: proseText(raw) }
    if (!wide && columnHolds(column, ['level1', 'level2', 'level3', 'level4'])) return { kind: 'data' }
    inNotes = false
    return { kind: 'section', text, points: null, depth: depth ?? 0 }
  }
  const columnHolds = (column: number, names: readonly SchemeColumn[]) => names.some((name) => columns[name] === column)

  return (row) => {
    const texts = distinctTexts(grid, row)
    const first = texts[0]
    if (first === undefined) return { kind: 'blank' }
    if (texts.length >= 3 && texts.every((text) => labels.has(plainLabel(text)))) return { kind: 'repeated_header', text: texts.join(' ') }
    if (texts.length === 1 && grid.columns > 1) return lone(row, first)
    const names = nameColumns.map((column) => headingText(grid.text(row, column)))
    const subtotal = names.find((name) => subtotalStart.test(name))
    const criteria = cell(row, 'criteria')
    if (subtotal !== undefined && !saysPoints(criteria)) {
      const stated = pointsOf(cell(row, 'points')) ?? pointsOf(subtotal.replace(/^[^\d]*/, ''))
      return {
        kind: 'subtotal',
        text: subtotal,
        points: stated,
        column: nameColumns[names.indexOf(subtotal)] ?? 0,
        whole: wholeStart.test(subtotal) && names.every((name) => name === '' || subtotalStart.test(name)),
      }
    }
    if (noteStart.test(headingText(first)) && texts.length < 3) {
      inNotes = true
      return { kind: 'note', text: texts.map(proseText).join(' ') }
    }
    if (formStart.test(headingText(first)) && criteria === '') return { kind: 'title', text: texts.join(' ') }
    // A heading merged over columns of several levels with its points beside it.
    const column = nameColumns.find((index) => grid.text(row, index).trim() !== '')
    if (texts.length === 2 && column !== undefined && grid.width(row, column) >= 2 && criteria === '') {
      const points = pointsOf(cell(row, 'points'))
      const leafCell = columns.leaf === undefined || columns.leaf === null ? '' : grid.text(row, columns.leaf).trim()
      if (points !== null && (leafCell === '' || leafCell === first)) {
        const text = headingText(first)
        return { kind: 'section', text, points, depth: depthOfNumbering(text) ?? 0 }
      }
    }
    return { kind: 'data' }
  }
}
