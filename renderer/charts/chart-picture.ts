import { seriesStyle } from './chart-model.ts'
import { markerPath } from './series-marker.tsx'

export interface PictureFigure {
  readonly title: string
  readonly note: string
  readonly svg: SVGSVGElement
}

/** Everything that a picture of charts needs to be understood without the program. */
export interface Picture {
  readonly title: string
  readonly subtitle: string
  readonly legend: readonly { readonly name: string; readonly slot: number }[]
  readonly referenceName: string
  readonly figures: readonly PictureFigure[]
}

/** Pixels of the picture for one of the screen, so that it prints sharply. */
const SCALE = 2
const MARGIN = 24
const GAP = 28
const LEGEND_LINE = 24
const FIGURE_HEAD = 44

interface Palette {
  readonly ink: string
  readonly muted: string
  readonly card: string
  readonly sans: string
  readonly serif: string
  readonly colour: (slot: number) => string
}

/**
 * Draws charts that are on screen into one PNG, side by side, under a title and a legend.
 *
 * Shapes are drawn from the charts' own SVG as a `data:` image, which the content security policy allows. Texts are drawn by the canvas, for
 * an SVG image has no access to the bundled faces and would print boxes on a PC without Chinese fonts.
 *
 * @throws Error when the browser cannot give the picture's bytes.
 */
export async function drawPicture(picture: Picture): Promise<Blob> {
  await document.fonts.ready
  const palette = readPalette()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('the browser has no 2D canvas')

  const sizes = picture.figures.map(({ svg }) => ({ width: svg.clientWidth, height: svg.clientHeight }))
  const width = 2 * MARGIN + sizes.reduce((sum, size) => sum + size.width, 0) + GAP * Math.max(0, sizes.length - 1)
  context.font = `13px ${palette.sans}`
  const legend = legendPlaces(context, picture, width - 2 * MARGIN)
  const legendTop = MARGIN + 56
  const figuresTop = legendTop + (legend.lines + 1) * LEGEND_LINE
  const height = figuresTop + FIGURE_HEAD + Math.max(0, ...sizes.map((size) => size.height)) + MARGIN

  canvas.width = width * SCALE
  canvas.height = height * SCALE
  context.scale(SCALE, SCALE)
  context.fillStyle = palette.card
  context.fillRect(0, 0, width, height)
  writeText(context, picture.title, MARGIN, MARGIN + 20, `700 20px ${palette.serif}`, palette.ink)
  writeText(context, picture.subtitle, MARGIN, MARGIN + 42, `13px ${palette.sans}`, palette.muted)
  drawLegend(context, picture, legend.places, legendTop, palette)

  let left = MARGIN
  for (const [index, figure] of picture.figures.entries()) {
    const size = sizes[index]
    if (size === undefined) continue
    writeText(context, figure.title, left, figuresTop + 4, `600 14px ${palette.sans}`, palette.ink)
    writeText(context, figure.note, left, figuresTop + 23, `12px ${palette.sans}`, palette.muted)
    await drawShapes(context, figure.svg, left, figuresTop + FIGURE_HEAD, size)
    drawTexts(context, figure.svg, left, figuresTop + FIGURE_HEAD)
    left += size.width + GAP
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error(`no picture of ${width} × ${height}`)) : resolve(blob)), 'image/png'),
  )
}

function readPalette(): Palette {
  const root = getComputedStyle(document.documentElement)
  const value = (name: string) => root.getPropertyValue(name).trim()
  return {
    ink: value('--ink'),
    muted: value('--ink3'),
    card: value('--card'),
    sans: value('--sans'),
    serif: value('--serif'),
    colour: (slot) => value(`--series-${slot + 1}`),
  }
}

function writeText(context: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string): void {
  context.font = font
  context.fillStyle = colour
  context.fillText(text, x, y)
}

interface LegendPlace {
  readonly x: number
  readonly line: number
}

/** Where each legend entry stands, the reference last; entries wrap at the picture's width. */
function legendPlaces(
  context: CanvasRenderingContext2D,
  picture: Picture,
  width: number,
): { readonly places: readonly LegendPlace[]; readonly lines: number } {
  const places: LegendPlace[] = []
  let x = 0
  let line = 0
  for (const name of [...picture.legend.map((entry) => entry.name), picture.referenceName]) {
    const needed = 34 + context.measureText(name).width + 18
    if (x > 0 && x + needed > width) {
      x = 0
      line += 1
    }
    places.push({ x, line })
    x += needed
  }
  return { places, lines: line + 1 }
}

function drawLegend(
  context: CanvasRenderingContext2D,
  picture: Picture,
  places: readonly LegendPlace[],
  top: number,
  palette: Palette,
): void {
  for (const [index, place] of places.entries()) {
    const x = MARGIN + place.x
    const y = top + place.line * LEGEND_LINE + 12
    const entry = picture.legend[index]
    if (entry === undefined) {
      context.strokeStyle = palette.ink
      context.lineWidth = 1.3
      context.setLineDash([5, 3])
      context.beginPath()
      context.moveTo(x, y)
      context.lineTo(x + 26, y)
      context.stroke()
      context.setLineDash([])
    } else {
      context.fillStyle = palette.colour(entry.slot)
      context.fill(new Path2D(markerPath(seriesStyle(entry.slot).marker, x + 20, y, 6)))
    }
    writeText(context, entry?.name ?? picture.referenceName, x + 34, y + 4.5, `13px ${palette.sans}`, palette.ink)
  }
}

const copiedStyles = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
] as const

/** Draws the shapes of a chart, with the colours that the page's style sheets give them. */
async function drawShapes(
  context: CanvasRenderingContext2D,
  svg: SVGSVGElement,
  left: number,
  top: number,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('*')
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index]
    if (original === undefined || !(element instanceof SVGElement)) continue
    const style = getComputedStyle(original)
    for (const name of copiedStyles) element.style.setProperty(name, style.getPropertyValue(name))
  }
  for (const text of copy.querySelectorAll('text')) text.remove()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`)
  copy.setAttribute('width', String(size.width * SCALE))
  copy.setAttribute('height', String(size.height * SCALE))
  copy.removeAttribute('style')
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  context.drawImage(image, left, top, size.width, size.height)
}

/** Writes the texts of a chart where the browser has laid them out. */
function drawTexts(context: CanvasRenderingContext2D, svg: SVGSVGElement, left: number, top: number): void {
  for (const text of svg.querySelectorAll('text')) {
    const spans = text.querySelectorAll('tspan')
    for (const run of spans.length === 0 ? [text] : spans) {
      const words = run.textContent
      const matrix = run.getCTM()
      if (words === '' || matrix === null || run.getNumberOfChars() === 0) continue
      const style = getComputedStyle(run)
      const start = run.getStartPositionOfChar(0)
      context.save()
      context.translate(left, top)
      context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
      writeText(context, words, start.x, start.y, `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`, style.fill)
      context.restore()
    }
  }
}
