import { cellText, escapeXml } from './cell-text.ts'
import { absoluteRange } from './sheet-xml.ts'
import type { ChartRange, WorkbookCell, WorkbookChart, WorkbookModel } from './workbook-model.ts'

const namespaces =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const face = '<a:latin typeface="宋体"/><a:ea typeface="宋体"/>'
const textProperties = (size: number, bold = false) =>
  `<a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="1D2129"/></a:solidFill>${face}</a:defRPr>`
const textBody = (size: number) =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${textProperties(size)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
const line = (color: string, width: number) => `<a:ln w="${width}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln>`

/** What the drawing programs need of a workbook: its sheets' final names and cells. */
export interface ChartSource {
  readonly model: WorkbookModel
  readonly sheetNames: readonly string[]
}

function cellsOf({ model }: ChartSource, { sheet, range }: ChartRange): (WorkbookCell | null)[] {
  const cells: (WorkbookCell | null)[] = []
  for (let row = range.firstRow; row <= range.lastRow; row += 1) {
    for (let column = range.firstColumn; column <= range.lastColumn; column += 1)
      cells.push(model.sheets[sheet]?.rows[row]?.cells[column] ?? null)
  }
  return cells
}

function formulaOf(source: ChartSource, { sheet, range }: ChartRange): string {
  const name = (source.sheetNames[sheet] ?? '').replaceAll("'", "''")
  return escapeXml(`'${name}'!${absoluteRange(range)}`)
}

/** The cells as a chart keeps them beside the reference, for programs that draw before they calculate. Words among numbers are gaps. */
function numbers(source: ChartSource, place: ChartRange): string {
  const cells = cellsOf(source, place)
  const points = cells.map((cell, index) => (cell?.kind === 'number' ? `<c:pt idx="${index}"><c:v>${cell.decimal}</c:v></c:pt>` : ''))
  return `<c:numRef><c:f>${formulaOf(source, place)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${cells.length}"/>${points.join('')}</c:numCache></c:numRef>`
}

function texts(source: ChartSource, place: ChartRange): string {
  const cells = cellsOf(source, place)
  const points = cells.map((cell, index) => {
    const shown = cell?.kind === 'text' ? cell.text : cell?.kind === 'number' ? cell.decimal : ''
    return shown === '' ? '' : `<c:pt idx="${index}"><c:v>${escapeXml(cellText(shown))}</c:v></c:pt>`
  })
  return `<c:strRef><c:f>${formulaOf(source, place)}</c:f><c:strCache><c:ptCount val="${cells.length}"/>${points.join('')}</c:strCache></c:strRef>`
}

const dashes = ['solid', 'dash', 'sysDot', 'lgDash', 'dashDot', 'sysDash', 'lgDashDot', 'sysDashDot'] as const
const markers = ['circle', 'square', 'diamond', 'triangle', 'x', 'star', 'plus', 'dash'] as const

const valueLabels = `<c:dLbls>${textBody(800)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`

function seriesXml(source: ChartSource, chart: WorkbookChart, index: number): string {
  const series = chart.series[index]
  if (!series) throw new Error(`chart has no series ${index}`)
  const { color } = series
  const fill = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`
  // Lines differ in dash and marker as well as in colour: they stay apart in a black and white print.
  const look =
    chart.kind === 'bar'
      ? `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>`
      : `<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:prstDash val="${dashes[index % dashes.length]}"/></a:ln></c:spPr><c:marker><c:symbol val="${markers[index % markers.length]}"/><c:size val="5"/><c:spPr>${fill}</c:spPr></c:marker>`
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(cellText(series.name))}</c:v></c:tx>`,
    look,
    chart.kind === 'bar' && chart.series.length === 1 ? valueLabels : '',
    `<c:cat>${texts(source, chart.categories)}</c:cat><c:val>${numbers(source, series.values)}</c:val></c:ser>`,
  ].join('')
}

function axesXml(chart: WorkbookChart): string {
  const { minimum, maximum } = chart.axis
  const bounds = `${maximum === null ? '' : `<c:max val="${maximum}"/>`}${minimum === null ? '' : `<c:min val="${minimum}"/>`}`
  const lies = chart.kind === 'bar' && chart.horizontal
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
  const grid = `<c:majorGridlines><c:spPr>${line('E7E2D9', 6350)}</c:spPr></c:majorGridlines>`
  const axisLine = `<c:spPr>${line('BFB8AA', 6350)}</c:spPr>`
  return [
    `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${lies ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${lies ? 'l' : 'b'}"/>`,
    chart.kind === 'radar' ? grid : '',
    `<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}${axisLine}${textBody(900)}<c:crossAx val="112"/><c:crosses val="autoZero"/>`,
    '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>',
    `<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/>${bounds}</c:scaling><c:delete val="0"/><c:axPos val="${lies ? 't' : 'l'}"/>${grid}`,
    `<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}${axisLine}${textBody(800)}<c:crossAx val="111"/><c:crosses val="autoZero"/>`,
    '<c:crossBetween val="between"/></c:valAx>',
  ].join('')
}

function plotXml(source: ChartSource, chart: WorkbookChart): string {
  const series = chart.series.map((_, index) => seriesXml(source, chart, index)).join('')
  const axes = '<c:axId val="111"/><c:axId val="112"/>'
  if (chart.kind === 'radar') return `<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>${series}${axes}</c:radarChart>`
  const direction = `<c:barDir val="${chart.horizontal ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>`
  return `<c:barChart>${direction}${series}<c:gapWidth val="60"/>${axes}</c:barChart>`
}

/** XML of one chart part. Colours and fonts are given outright, so that no theme is needed. */
export function chartXml(source: ChartSource, chart: WorkbookChart): string {
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${textProperties(1200, true)}</a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"><a:solidFill><a:srgbClr val="1D2129"/></a:solidFill>${face}</a:rPr><a:t>${escapeXml(cellText(chart.title))}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${namespaces}><c:roundedCorners val="0"/>`,
    `<c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plotXml(source, chart)}${axesXml(chart)}</c:plotArea>`,
    chart.series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textBody(900)}</c:legend>` : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${line('E7E2D9', 9525)}</c:spPr></c:chartSpace>`,
  ].join('')
}

/** XML of the drawing that places a sheet's charts; chart number n (from 1) is relation `rIdn`. */
export function drawingXml(charts: readonly WorkbookChart[]): string {
  const corner = (name: string, column: number, row: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`
  const anchors = charts.map(
    ({ anchor, title, description }, index) =>
      `<xdr:twoCellAnchor>${corner('from', anchor.firstColumn, anchor.firstRow)}${corner('to', anchor.lastColumn + 1, anchor.lastRow + 1)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${escapeXml(`${index + 1} ${title}`)}" descr="${escapeXml(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${anchors.join('')}</xdr:wsDr>`
}
