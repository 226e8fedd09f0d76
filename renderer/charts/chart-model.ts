/** Shapes of the markers, in the order of the series; each series has its own, so that a print in black and white stays readable. */
export const markerShapes = ['circle', 'square', 'triangle', 'diamond', 'triangle-down', 'cross', 'star', 'pentagon'] as const
export type MarkerShape = (typeof markerShapes)[number]

/** How a series looks on every chart of a screen. `dash` is an SVG dash array, empty for a solid line. */
export interface SeriesStyle {
  readonly colour: string
  readonly dash: string
  readonly marker: MarkerShape
}

const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 4', '12 3', '6 2 2 2 2 2', '1 4'] as const

/** Number of series that can be told apart; a ninth one has no look of its own and is refused. */
export const seriesLimit = markerShapes.length

/**
 * Look of the series in a slot, 0 to 7. The slot belongs to the thing drawn and not to its place in a list, so that the same thing keeps its
 * colour when another one is taken away.
 */
export function seriesStyle(slot: number): SeriesStyle {
  const marker = markerShapes[slot]
  const dash = dashes[slot]
  if (marker === undefined || dash === undefined) throw new RangeError(`no series style for slot ${slot}, expected 0 to ${seriesLimit - 1}`)
  return { colour: `var(--series-${slot + 1})`, dash, marker }
}

export interface ChartSeries {
  readonly id: string
  readonly name: string
  readonly slot: number
}

/** A value to draw and the text to print for it. `value` null is drawn as nothing at all, never as 0; its text says what is missing. */
export interface ChartValue {
  readonly value: number | null
  readonly text: string
}

export interface ChartCategory {
  readonly key: string
  readonly name: string
  /** One value per series, in the order of the series. */
  readonly values: readonly ChartValue[]
  /** Value of the reference line in this category; null where there is none. */
  readonly reference: ChartValue | null
}

/** What the grouped bars and the radar draw: the same model, so that they cannot disagree. */
export interface ChartModel {
  readonly series: readonly ChartSeries[]
  readonly categories: readonly ChartCategory[]
  readonly referenceName: string
}

/** Every value of a model that is drawn, references included: what an axis has to hold. */
export function drawnValues(model: ChartModel): number[] {
  return model.categories
    .flatMap((category) => [...category.values, ...(category.reference === null ? [] : [category.reference])])
    .flatMap(({ value }) => (value === null ? [] : [value]))
}
