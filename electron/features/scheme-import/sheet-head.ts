import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import type { ReadSheet } from '../../files/tables/index.ts'
import { headingText, proseText } from './heading-text.ts'
import { distinctTexts, gridOf } from './sheet-grid.ts'

/** What stands above the table: its title, who it comes from, and sentences that belong to the rules. Rows count from 1. */
export interface SheetHead {
  readonly title: string | null
  readonly source: string
  readonly notes: readonly { readonly row: number; readonly text: string }[]
}

const attachment = /^附(件|表|录)?\s*[\d一二三四五六七八九十]*\s*[:：]?\s*/
const filledIn = /[:：]/
const yearOnly = /^[（(]?\s*(19|20)\d{2}\s*[年./-][\s\d年月日./-]*(度)?\s*[）)]?$/
const sentence = /[。；;]|满分|总分/

/** Reads the rows above the header. @param headerFirstRow from 1 */
export function readHead(sheet: ReadSheet, headerFirstRow: number): SheetHead {
  const grid = gridOf(sheet)
  let title: string | null = null
  const source: string[] = []
  const notes: { row: number; text: string }[] = []
  for (let row = 0; row < headerFirstRow - 1; row += 1) {
    const texts = distinctTexts(grid, row)
    const [raw] = texts
    if (raw === undefined) continue
    const text = headingText(texts.join('　'))
    const rest = text.replace(attachment, '')
    if (rest === '' || yearOnly.test(text)) continue
    if (texts.length === 1 && text.length > 30 && sentence.test(text)) notes.push({ row: row + 1, text: proseText(raw) })
    else if (filledIn.test(rest) || (title !== null && texts.length > 1)) source.push(text)
    else if (title === null) title = rest
    else source.push(text)
  }
  return { title: title === null ? null : title.slice(0, 200), source: source.join('　'), notes }
}

/** What the rules evaluate, by their title: branches, members, else units. */
export function kindOf(title: string): EvaluateeKind {
  if (/支部/.test(title)) return 'branch'
  return /党员|个人|干部|人员/.test(title) && !/单位|部门/.test(title) ? 'member' : 'unit'
}
