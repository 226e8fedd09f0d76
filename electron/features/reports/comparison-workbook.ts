import type { Comparison } from '../../../shared/contract/comparison.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { inputStates } from '../../../shared/domain/input-state.ts'
import type { CsvCell } from '../../files/csv/write-csv.ts'
import { DecimalSum } from '../../files/tables/decimal-sum.ts'
import {
  type ChartSeries,
  number,
  row,
  type SheetExpectation,
  text,
  type WorkbookCell,
  type WorkbookChart,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../files/workbook/index.ts'
import { axisStart, chartTitle } from './charts-sheet.ts'
import type { PlannedWorkbook } from './ranking-workbook.ts'
import type { ComparisonReportData, ReportFacts } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { colorOf, factLine, printSetup, scoreCell, scoreFormat, sealWords, titleRows } from './report-sheets.ts'

type Card = Comparison['cards'][number]
type IndicatorRow = Comparison['indicators'][number]

const MEAN_COLOR = '868D99'
const CHART_ROWS = 20

function isState(text: string): text is InputState {
  return (inputStates as readonly string[]).includes(text)
}

/** Words for a cell without a score: its state, never nothing. */
function stateWords(state: string, labels: ReportLabels): string {
  return isState(state) ? labels.state[state] : state
}

function cardLines(format: ReturnType<typeof scoreFormat>, labels: ReportLabels): { label: string; cell: (card: Card) => WorkbookCell }[] {
  const words = labels.card
  return [
    { label: words.total, cell: (card) => scoreCell(card.total, labels.noTotal, format, 'strong') },
    {
      label: words.rank,
      cell: (card) => (card.rank === null ? text(words.unranked, 'missing') : text(words.rankValue(card.rank, card.of), 'centered')),
    },
    {
      label: words.moved,
      cell: (card) => (card.moved === null ? text(labels.noMovement, 'missing') : number(String(card.moved), 'signed', 'centered')),
    },
    { label: words.grade, cell: (card) => (card.gradeName === null ? text(labels.noGrade, 'missing') : text(card.gradeName, 'centered')) },
    { label: words.deductions, cell: (card) => number(String(card.deductions), 'integer', 'centered') },
    {
      label: words.closed,
      cell: (card) =>
        card.closedPercent === null ? text(words.noDeadlines, 'missing') : number(card.closedPercent, 'decimal1', 'centered'),
    },
    { label: words.category, cell: (card) => text(card.categoryName, 'centered') },
    { label: words.unit, cell: (card) => text(card.unitName, 'centered') },
  ]
}

/** Cards, dimensions with the category mean, and the charts drawn from them. */
function overviewSheet(
  data: ComparisonReportData,
  labels: ReportLabels,
  title: string,
): { sheet: WorkbookSheet; expectation: SheetExpectation } {
  const { cards, dimensions } = data.comparison
  const format = scoreFormat(data.facts)
  const rows: WorkbookRow[] = titleRows(title, factLine(data.facts, labels))
  const lines = cardLines(format, labels)
  rows.push(row([text(labels.column.name, 'header'), ...cards.map((card) => text(card.name, 'header'))]))
  const totalRow = rows.length
  for (const { label, cell } of lines) rows.push(row([text(label), ...cards.map(cell)]))
  rows.push(row([]))

  const header =
    rows.push(
      row([text(labels.chart.dimension, 'header'), ...cards.map((card) => text(card.name, 'header')), text(labels.chart.mean, 'header')]),
    ) - 1
  for (const { name, percents, categoryMean } of dimensions) {
    rows.push(
      row([
        text(name),
        ...percents.map((percent) => scoreCell(percent, labels.noTotal, 'decimal1')),
        scoreCell(categoryMean, labels.noTotal, 'decimal1'),
      ]),
    )
  }
  const lastRow = rows.length - 1
  const column = (index: number) => ({ sheet: 0, range: { firstRow: header + 1, firstColumn: index, lastRow, lastColumn: index } })
  const compared = cards.map((card, index): ChartSeries => ({ name: card.name, values: column(index + 1), color: colorOf(index) }))
  const series: ChartSeries[] = [...compared, { name: labels.chart.mean, values: column(cards.length + 1), color: MEAN_COLOR }]
  const start = axisStart(dimensions.flatMap(({ percents, categoryMean }) => [...percents, categoryMean]))
  const shown = chartTitle(labels.chart.compared, start, labels)
  const firstChartRow = lastRow + 2
  const chart = (kind: 'bar' | 'radar', firstColumn: number, lastColumn: number): WorkbookChart => ({
    kind,
    horizontal: false,
    title: shown,
    description: labels.chart.description(shown),
    anchor: { firstRow: firstChartRow, firstColumn, lastRow: firstChartRow + CHART_ROWS, lastColumn },
    categories: column(0),
    series,
    axis: { minimum: start, maximum: 100 },
  })
  const width = Math.max(cards.length + 2, 6)
  const middle = Math.floor(width / 2)
  const charts =
    dimensions.length > 2
      ? [chart('radar', 0, middle - 1), chart('bar', middle, width - 1)]
      : dimensions.length > 0
        ? [chart('bar', 0, width - 1)]
        : []
  const totals = new DecimalSum()
  for (const { total } of cards) if (total !== null) totals.add(total)
  return {
    sheet: {
      name: labels.sheets.cards,
      columns: [{ from: 18, to: 30 }, ...Array.from({ length: width - 1 }, () => ({ from: 16, to: 26 }))],
      rows,
      merges: [0, 1].map((line) => ({ firstRow: line, firstColumn: 0, lastRow: line, lastColumn: width - 1 })),
      frozen: { rows: 0, columns: 1 },
      filter: null,
      print: { ...printSetup(data.facts, labels, title, null), pagesTall: 1 },
      charts,
    },
    expectation: {
      name: labels.sheets.cards,
      firstRow: totalRow,
      lastRow: totalRow,
      keyColumn: 0,
      rows: 1,
      totals: cards.map(({ total }, index) => ({ column: index + 1, numbers: total === null ? 0 : 1, sum: shortest(total) })),
    },
  }
}

function shortest(decimal: string | null): string {
  const sum = new DecimalSum()
  if (decimal !== null) sum.add(decimal)
  return sum.toString()
}

/** Names of the evaluatees that have a mark in a row; words where nobody has, or all are equal. */
function marked(indicator: IndicatorRow, mark: 'best' | 'worst', cards: readonly Card[], labels: ReportLabels): string {
  const names = cards.flatMap((card, index) => (indicator.cells[index]?.mark === mark ? [card.name] : []))
  if (names.length > 0) return names.join(labels.indicator.separator)
  return indicator.cells.every((cell) => cell.score === null) ? labels.indicator.none : labels.indicator.allEqual
}

/** Leaves by gap. Best and worst are coloured, and named in words at the end of the row: colour alone does not print. */
function indicatorsSheet(
  data: ComparisonReportData,
  labels: ReportLabels,
  title: string,
): { sheet: WorkbookSheet; expectation: SheetExpectation } {
  const { cards, indicators } = data.comparison
  const words = labels.indicator
  const format = scoreFormat(data.facts)
  const headings = [words.name, words.path, words.points, ...cards.map((card) => card.name), words.mean, words.gap, words.best, words.worst]
  const rows: WorkbookRow[] = titleRows(title, factLine(data.facts, labels))
  const header = rows.push(row(headings.map((heading) => text(heading, 'header')))) - 1
  for (const indicator of indicators) {
    const scores = indicator.cells.map(({ score, state, mark }) =>
      scoreCell(score, stateWords(state, labels), format, mark === 'none' ? 'number' : mark),
    )
    rows.push(
      row([
        text(indicator.name, 'wrapped'),
        text(indicator.path, 'wrapped'),
        indicator.points === null ? text(words.none, 'missing') : number(indicator.points, 'general'),
        ...scores,
        scoreCell(indicator.categoryMean, words.none, format),
        scoreCell(indicator.gap, words.none, format, 'strong'),
        text(marked(indicator, 'best', cards, labels), 'wrapped'),
        text(marked(indicator, 'worst', cards, labels), 'wrapped'),
      ]),
    )
  }
  const sums = cards.map(() => new DecimalSum())
  for (const { cells } of indicators) for (const [index, { score }] of cells.entries()) if (score !== null) sums[index]?.add(score)
  const scoreColumns = cards.map(() => ({ from: 11, to: 18 }))
  return {
    sheet: {
      name: labels.sheets.indicators,
      columns: [
        { from: 20, to: 34 },
        { from: 14, to: 26 },
        { from: 7, to: 9 },
        ...scoreColumns,
        { from: 9, to: 12 },
        { from: 8, to: 10 },
        { from: 14, to: 24 },
        { from: 14, to: 24 },
      ],
      rows,
      merges: [0, 1].map((line) => ({ firstRow: line, firstColumn: 0, lastRow: line, lastColumn: headings.length - 1 })),
      frozen: { rows: header + 1, columns: 1 },
      filter: { firstRow: header, firstColumn: 0, lastRow: rows.length - 1, lastColumn: headings.length - 1 },
      print: printSetup(data.facts, labels, title, { first: header, last: header }),
      charts: [],
    },
    expectation: {
      name: labels.sheets.indicators,
      firstRow: header + 1,
      lastRow: rows.length - 1,
      keyColumn: 0,
      rows: indicators.length,
      totals: sums.map((sum, index) => ({ column: 3 + index, numbers: sum.count, sum: sum.toString() })),
    },
  }
}

/** The comparison as a workbook: cards with charts, then the leaves by gap. Pure, as `rankingWorkbook`. */
export function comparisonWorkbook(data: ComparisonReportData, labels: ReportLabels): PlannedWorkbook {
  const title = labels.comparisonTitle(data.facts.cycle)
  const sheets = [overviewSheet(data, labels, title), indicatorsSheet(data, labels, title)]
  return {
    model: { title, author: data.facts.operator, created: data.facts.writtenAt, sheets: sheets.map(({ sheet }) => sheet) },
    expectation: { sheetNames: sheets.map(({ sheet }) => sheet.name), sheets: sheets.map(({ expectation }) => expectation) },
  }
}

/** The comparison as rows of a text table: one leaf a row, scores as numbers, missing ones as words. */
export function comparisonRows(data: { readonly facts: ReportFacts; readonly comparison: Comparison }, labels: ReportLabels): CsvCell[][] {
  const { cards, indicators } = data.comparison
  const words = labels.indicator
  const plain = (value: string): CsvCell => ({ kind: 'text', text: value })
  const score = (value: string | null, missing: string): CsvCell => (value === null ? plain(missing) : { kind: 'number', decimal: value })
  const header = [
    words.code,
    words.name,
    words.path,
    words.points,
    ...cards.map((card) => card.name),
    words.mean,
    words.gap,
    words.best,
    words.worst,
  ].map(plain)
  const rows = indicators.map((indicator) => [
    plain(indicator.code),
    plain(indicator.name),
    plain(indicator.path),
    score(indicator.points, words.none),
    ...indicator.cells.map((cell) => score(cell.score, stateWords(cell.state, labels))),
    score(indicator.categoryMean, words.none),
    score(indicator.gap, words.none),
    plain(marked(indicator, 'best', cards, labels)),
    plain(marked(indicator, 'worst', cards, labels)),
  ])
  const totals = [
    plain(''),
    plain(labels.column.total),
    plain(''),
    score(data.facts.fullMarks, words.none),
    ...cards.map((card) => score(card.total, labels.noTotal)),
    ...[words.mean, words.gap, words.best, words.worst].map(() => plain('')),
  ]
  // The last line says which result this is: a text has no cover and no footer.
  const seal = [plain(''), plain(labels.seal.title), plain(sealWords(data.facts, labels)), ...header.slice(3).map(() => plain(''))]
  return [header, ...rows, totals, seal]
}
