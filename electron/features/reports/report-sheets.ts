import {
  breathe,
  type CellStyle,
  day,
  type NumberFormat,
  number,
  type PrintSetup,
  row,
  text,
  type WorkbookCell,
  type WorkbookRow,
} from '../../files/workbook/index.ts'
import type { ReportFacts } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'

/** Series colours in their fixed order, as on the screens. */
export const seriesColors = ['B3262B', '2F5F9E', '2F7D5B', 'B0832A', '6B4E9B', '1F8A9E', '8A5A44', '5B6470'] as const

/** Colour of a series by its place. */
export function colorOf(place: number): string {
  return seriesColors[place % seriesColors.length] ?? seriesColors[0]
}

const byDigits: readonly NumberFormat[] = ['integer', 'decimal1', 'decimal2', 'decimal3', 'decimal4']

/** Number format that shows scores with the digits of the scheme. */
export function scoreFormat(facts: ReportFacts): NumberFormat {
  return byDigits[facts.digits] ?? 'decimal4'
}

/** A score as a number, or the words that say why there is none: never an empty cell, never zero. */
export function scoreCell(score: string | null, words: string, format: NumberFormat, style: CellStyle = 'number'): WorkbookCell {
  return score === null ? text(words, 'missing') : number(score, format, style)
}

/** A day, or the words that say why there is none. */
export function dayCell(date: string | null, words: string): WorkbookCell {
  return date === null ? text(words, 'missing') : day(date.slice(0, 10))
}

/**
 * Gives the first of equal cells for all of them. Sheets of a province have a million cells of which few tens of thousands differ; one object
 * each would be half of what an export takes of memory.
 */
export function sharedCells(): (cell: WorkbookCell) => WorkbookCell {
  const known = new Map<string, WorkbookCell>()
  return (cell) => {
    const key = keyOf(cell)
    const first = known.get(key)
    if (first !== undefined) return first
    known.set(key, cell)
    return cell
  }
}

function keyOf(cell: WorkbookCell): string {
  switch (cell.kind) {
    case 'text':
      return `text ${cell.style} ${cell.text}`
    case 'number':
      return `number ${cell.style} ${cell.format} ${cell.decimal}`
    case 'day':
      return `day ${cell.style} ${cell.date}`
    case 'blank':
      return `blank ${cell.style}`
  }
}

/** Rows that are planned before others have their turn. */
const PLANNED_ROWS = 200

/** Goes through rows, and lets others have their turn every now and then: sheets of a province have tens of thousands of them. */
export async function* inTurns<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let first = 0; first < rows.length; first += PLANNED_ROWS) {
    yield rows.slice(first, first + PLANNED_ROWS)
    await breathe()
  }
}

/** Two digits. */
function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Day of writing as an ISO date, in the time of the machine: people read it beside the clock on the wall. */
export function writtenDay({ writtenAt }: ReportFacts): string {
  return localDay(writtenAt)
}

function localDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** An instant to the minute, in the time of the machine. */
export function localTime(at: Date): string {
  return `${localDay(at)} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Time of writing to the minute. */
export function writtenTime(facts: ReportFacts): string {
  return localTime(facts.writtenAt)
}

/** The seal's code, or that this is no sealed result: on every page, so that a sheet taken out of the pile still says which it is. */
export function sealWords({ seal }: ReportFacts, labels: ReportLabels): string {
  return seal === null ? labels.seal.draft : labels.seal.code(seal.code)
}

/** A4 landscape, header repeated, page numbers in the footer. */
export function printSetup(
  facts: ReportFacts,
  labels: ReportLabels,
  title: string,
  header: { readonly first: number; readonly last: number } | null,
): PrintSetup {
  return {
    orientation: 'landscape',
    paper: 'A4',
    pagesWide: 1,
    pagesTall: 0,
    repeatRows: header,
    repeatColumns: 0,
    centered: true,
    footer: { left: title, center: labels.footer.pages, right: `${labels.footer.written(writtenDay(facts))}　${sealWords(facts, labels)}` },
  }
}

/** Title row and fact row over a table; both run over its whole width. */
export function titleRows(title: string, facts: string): WorkbookRow[] {
  return [row([text(title, 'title')], 32), row([text(facts, 'subtitle')], 20)]
}

/** One line of facts under a title. */
export function factLine(facts: ReportFacts, labels: ReportLabels): string {
  const scheme = labels.cover.schemeValue(facts.scheme, facts.version)
  return [facts.cycle, scheme, labels.footer.written(writtenDay(facts))].join('　')
}

/** Signature row under a table: one place for each signer, at the given columns. */
export function signatureRow(labels: ReportLabels, places: readonly number[]): WorkbookRow {
  const cells: (WorkbookCell | null)[] = Array.from({ length: Math.max(0, ...places) + 1 }, () => null)
  for (const [index, signer] of labels.cover.signers.entries()) cells[places[index] ?? 0] = text(`${signer}：`, 'signature')
  return row(cells, 36)
}
