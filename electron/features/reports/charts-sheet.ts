import { type ChartSeries, row, text, type WorkbookChart, type WorkbookRow, type WorkbookSheet } from '../../files/workbook/index.ts'
import type { RankingReportData } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { colorOf, factLine, printSetup, scoreCell, scoreFormat, titleRows } from './report-sheets.ts'

/** Bars that stay readable on one page. */
const SHOWN_TOTALS = 20
/** Fewest rows that a chart takes under or beside its table. */
const CHART_ROWS = 20
/** Columns of the sheet: table and chart together. */
const WIDTH = 9
/** Columns of a table that still leaves room for its chart on the right. */
const NARROW_TABLE = 2

/**
 * Where an axis of scores begins: 0, or a multiple of ten below the smallest value where all values lie close together. The title says so, since
 * a cut axis makes differences look larger than they are.
 */
export function axisStart(values: readonly (string | null)[]): number {
  const known = values.filter((value) => value !== null).map(Number)
  const smallest = Math.min(...known)
  const largest = Math.max(...known)
  if (known.length === 0 || smallest < 20 || largest - smallest > smallest / 2) return 0
  return Math.floor((smallest - 5) / 10) * 10
}

/** Title of a chart; where its axis does not begin at 0, that is said in it. */
export function chartTitle(title: string, start: number, labels: ReportLabels): string {
  return start === 0 ? title : `${title}（${labels.chart.from(start)}）`
}

/** Sheet number of the charts in the workbook: charts name the sheet they read from. */
export interface ChartsPlace {
  readonly sheet: number
}

/**
 * The charts of the ranking with the tables they are drawn from: best totals, means of the categories, dimensions by category. Null when nothing
 * is ranked.
 */
export function chartsSheet(data: RankingReportData, labels: ReportLabels, place: ChartsPlace): WorkbookSheet | null {
  const format = scoreFormat(data.facts)
  const ranked = data.categories.flatMap((category) => category.ranked)
  if (ranked.length === 0) return null
  const overall = ranked.toSorted((a, b) => (a.overallRank ?? Number.MAX_SAFE_INTEGER) - (b.overallRank ?? Number.MAX_SAFE_INTEGER))
  const best = overall.slice(0, SHOWN_TOTALS)
  const title = `${labels.rankingTitle(data.facts.cycle)}　${labels.sheets.charts}`
  const rows: WorkbookRow[] = titleRows(title, factLine(data.facts, labels))
  const charts: WorkbookChart[] = []

  /** Adds a table with its chart, beside a narrow table and below a wide one, then leaves room so that the next one stands below both. */
  const add = (
    heading: string,
    header: readonly string[],
    table: readonly { name: string; values: readonly (string | null)[] }[],
    kind: 'bar' | 'radar',
  ) => {
    const start = axisStart(table.flatMap(({ values }) => values))
    const shown = chartTitle(heading, start, labels)
    rows.push(row([]))
    const firstRow = rows.push(
      row(
        header.map((name) => text(name, 'header')),
        30,
      ),
    )
    for (const { name, values } of table) rows.push(row([text(name), ...values.map((value) => scoreCell(value, labels.noTotal, format))]))
    const lastRow = rows.length - 1
    const column = (index: number) => ({ sheet: place.sheet, range: { firstRow, firstColumn: index, lastRow, lastColumn: index } })
    const series = header.slice(1).map((name, index): ChartSeries => ({ name, values: column(index + 1), color: colorOf(index) }))
    const height = Math.max(CHART_ROWS, table.length + 4)
    const beside = header.length <= NARROW_TABLE
    const firstColumn = beside ? header.length : 0
    const firstChartRow = beside ? firstRow - 1 : lastRow + 2
    charts.push({
      kind,
      horizontal: kind === 'bar',
      title: shown,
      description: labels.chart.description(shown),
      anchor: {
        firstRow: firstChartRow,
        firstColumn,
        lastRow: firstChartRow + height,
        lastColumn: beside ? WIDTH - 1 : Math.max(WIDTH, header.length) - 1,
      },
      categories: column(0),
      series,
      axis: { minimum: start, maximum: null },
    })
    while (rows.length <= firstChartRow + height) rows.push(row([]))
  }

  add(
    labels.chart.totals(best.length),
    [labels.column.name, labels.column.total],
    best.map(({ name, total }) => ({ name, values: [total] })),
    'bar',
  )
  if (data.categories.length > 1) {
    const means = data.categories.map(({ name, mean }) => ({ name, values: [mean] }))
    add(labels.chart.means, [labels.summary.category, labels.summary.mean], means, 'bar')
  }
  const shownCategories = data.categories.filter(({ ranked: some }) => some.length > 0).slice(0, 8)
  // A radar needs three spokes to enclose anything.
  if (data.dimensions.length > 2) {
    const table = data.dimensions.map((name, index) => ({
      name,
      values: shownCategories.map(({ dimensionMeans }) => dimensionMeans[index] ?? null),
    }))
    add(labels.chart.dimensions, [labels.chart.dimension, ...shownCategories.map(({ name }) => name)], table, 'radar')
  }
  const width = Math.max(WIDTH, ...rows.map(({ cells }) => cells.length))
  return {
    name: labels.sheets.charts,
    columns: [{ from: 18, to: 40 }, ...Array.from({ length: width - 1 }, () => ({ width: 11 }))],
    rows,
    merges: [0, 1].map((line) => ({ firstRow: line, firstColumn: 0, lastRow: line, lastColumn: width - 1 })),
    frozen: { rows: 0, columns: 0 },
    filter: null,
    // One upright page: a page break would cut a chart in two.
    print: { ...printSetup(data.facts, labels, title, null), orientation: 'portrait', pagesTall: 1 },
    charts,
  }
}
