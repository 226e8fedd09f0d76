import { type MarkerShape, seriesStyle } from './chart-model.ts'

/** Corner points of the markers on a unit circle; the circle has none. */
const corners: Readonly<Record<Exclude<MarkerShape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  triangle: [
    [0, -1],
    [0.95, 0.75],
    [-0.95, 0.75],
  ],
  diamond: [
    [0, -1.1],
    [1.1, 0],
    [0, 1.1],
    [-1.1, 0],
  ],
  'triangle-down': [
    [0, 1],
    [0.95, -0.75],
    [-0.95, -0.75],
  ],
  cross: [
    [-0.35, -1],
    [0.35, -1],
    [0.35, -0.35],
    [1, -0.35],
    [1, 0.35],
    [0.35, 0.35],
    [0.35, 1],
    [-0.35, 1],
    [-0.35, 0.35],
    [-1, 0.35],
    [-1, -0.35],
    [-0.35, -0.35],
  ],
  star: [
    [0, -1.1],
    [0.26, -0.36],
    [1.05, -0.34],
    [0.42, 0.14],
    [0.65, 0.89],
    [0, 0.44],
    [-0.65, 0.89],
    [-0.42, 0.14],
    [-1.05, -0.34],
    [-0.26, -0.36],
  ],
  pentagon: [
    [0, -1],
    [0.95, -0.31],
    [0.59, 0.81],
    [-0.59, 0.81],
    [-0.95, -0.31],
  ],
}

/** Outline of a marker around a centre as SVG path data; also read by the picture export through `Path2D`. */
export function markerPath(shape: MarkerShape, x: number, y: number, radius: number): string {
  if (shape === 'circle') return `M${x - radius},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`
  return `M${corners[shape].map(([dx, dy]) => `${(x + dx * radius).toFixed(2)},${(y + dy * radius).toFixed(2)}`).join('L')}Z`
}

/** The sign of a series for legends, cards and table heads: colour and shape together. Hidden from assistive technology, the name stands beside. */
export function SeriesMarker({ slot, size = 11 }: { readonly slot: number; readonly size?: number }) {
  const style = seriesStyle(slot)
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      <path d={markerPath(style.marker, size / 2, size / 2, size / 2 - 1)} fill={style.colour} />
    </svg>
  )
}
