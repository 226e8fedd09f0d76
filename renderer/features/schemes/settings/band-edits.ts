import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import type { Band } from '../../../../shared/domain/scheme/settings.ts'
import { textOfUnits, unitsOf } from '../leaf-form/decimals.ts'
import { freshCode, moved, replaced } from '../leaf-form/list-edits.ts'
import { isLeafIndicator } from '../scheme-tree.ts'

/** The bands with another lower limit at a place. The next band's upper limit goes with it while both touch, so that no hole opens by typing. */
export function withLower(bands: readonly Band[], place: number, lower: string): Band[] {
  const before = bands[place]
  return bands.map((band, index) => {
    if (index === place) return { ...band, lower }
    return index === place + 1 && before !== undefined && band.upper === before.lower ? { ...band, upper: lower } : band
  })
}

/** The bands with another upper limit at a place; null for no limit. Nothing else moves: what no longer touches is a problem to see. */
export function withUpper(bands: readonly Band[], place: number, upper: string | null): Band[] {
  const band = bands[place]
  return band === undefined ? [...bands] : replaced(bands, place, { ...band, upper })
}

/** The bands with the upper limit at a place set to where the better band begins. */
export function joined(bands: readonly Band[], place: number): Band[] {
  return withUpper(bands, place, bands[place - 1]?.lower ?? null)
}

/**
 * One band more, below all others: from 0 where something is left there, else the lowest band is halved.
 *
 * @param fullMarks where the only band has no end
 */
export function withNewBand(bands: readonly Band[], name: string, fullMarks: string): Band[] {
  const code = freshCode(bands, 'grade')
  const last = bands.at(-1)
  if (last === undefined) return [{ code, name, lower: '0', upper: null }]
  if (unitsOf(last.lower) > 0) return [...bands, { code, name, lower: '0', upper: last.lower }]
  // Halves are cut to whole points: 59 → 29.
  const half = textOfUnits(Math.floor((unitsOf(last.upper ?? fullMarks) + unitsOf(last.lower)) / 20_000) * 10_000)
  return [...replaced(bands, bands.length - 1, { ...last, lower: half }), { code, name, lower: last.lower, upper: half }]
}

/** The bands without one; the next lower band takes its range, for the lowest one the band above. */
export function withoutBand(bands: readonly Band[], place: number): Band[] {
  const gone = bands[place]
  if (gone === undefined) return [...bands]
  const lowest = place === bands.length - 1
  return bands.flatMap((band, index) => {
    if (index === place) return []
    if (!lowest && index === place + 1) return [{ ...band, upper: gone.upper }]
    return lowest && index === place - 1 ? [{ ...band, lower: gone.lower }] : [band]
  })
}

/** The bands with one standing elsewhere: the grades change places, the limits stay where they are. */
export function withMoved(bands: readonly Band[], from: number, to: number): Band[] {
  return moved(bands, from, to).map(({ code, name }, place) => {
    const { lower, upper } = bands[place] as Band
    return { code, name, lower, upper }
  })
}

/** Ready bands: grades from the best down with their lower limits on full marks of 100. */
export const bandPresets = {
  five: { excellent: 90, good: 80, qualified: 70, basic: 60, unqualified: 0 },
  four: { excellent: 90, good: 80, qualified: 60, unqualified: 0 },
  plain: { fine: 90, better: 80, fair: 60, poor: 0 },
  stars: { star5: 96, star4: 90, star3: 80, star2: 70, star1: 60, star0: 0 },
} as const
export type BandPreset = keyof typeof bandPresets
export const bandPresetNames = Object.keys(bandPresets) as readonly BandPreset[]

/** The bands of a preset, on the given full marks: 90 of 100 is 135 of 150. `nameOf` gives the grade its name. */
export function presetBands(preset: BandPreset, fullMarks: string, nameOf: (grade: string) => string): Band[] {
  const marks = Object.entries(bandPresets[preset]) as [string, number][]
  const limits = marks.map(([, lower]) => textOfUnits(Math.round((unitsOf(fullMarks) * lower) / 100)))
  return marks.map(([code], place) => ({
    code,
    name: nameOf(code),
    lower: limits[place] as string,
    upper: place === 0 ? null : (limits[place - 1] as string),
  }))
}

/** The problems of one band among those of the scheme: the host names a hole or an overlap by its two limits. */
export function problemsOfBand(problems: readonly SchemeProblem[], bands: readonly Band[], place: number): readonly SchemeProblem[] {
  const band = bands[place]
  if (band === undefined) return []
  const upper = band.upper ?? '∞'
  const better = bands[place - 1]?.lower ?? '∞'
  return problems.filter(({ code, values }) => {
    if (code === 'bands_order') return values.band === band.code
    if (code === 'bands_hole') return values.from === upper && values.to === better
    if (code === 'bands_overlap') return values.from === better && values.to === upper
    return code === 'bands_open_below' && place === bands.length - 1
  })
}

/** What names a grade beside its band: how many quotas, and the rules of vetoes by their texts. */
export function referencesToGrade(scheme: Scheme, grade: string): { readonly quotas: number; readonly vetoes: readonly string[] } {
  const vetoes = (indicator: Indicator): string[] => {
    if (!isLeafIndicator(indicator)) return indicator.children.flatMap(vetoes)
    if (indicator.method.kind !== 'veto') return []
    return indicator.method.rules.flatMap(({ text, effect }) => ('grade' in effect && effect.grade === grade ? [text] : []))
  }
  return {
    quotas: scheme.settings.quotas.filter((quota) => quota.grade === grade).length,
    vetoes: scheme.parts.flatMap(({ indicator }) => vetoes(indicator)),
  }
}

/** A piece of the picture of the bands: where it begins and how wide it is, in percent of the axis; `name` null where no grade lies. */
export interface StripPiece {
  readonly name: string | null
  /** Place of the band, to colour it. */
  readonly place: number
  readonly start: number
  readonly width: number
}

/** The bands as pieces of an axis from 0 to `end`, lowest first. Bands that overlap are drawn one over the other; an empty list without bands. */
export function stripPieces(bands: readonly Band[], end: number): readonly StripPiece[] {
  const clip = (value: number) => Math.min(Math.max(value, 0), end)
  const drawn = bands
    .map((band, place) => {
      const start = clip(Number(band.lower))
      const stop = band.upper === null ? end : clip(Number(band.upper))
      return { name: band.name as string | null, place, from: start, to: Math.max(stop, start) }
    })
    .toReversed()
  const pieces: { name: string | null; place: number; from: number; to: number }[] = []
  let reached = 0
  for (const piece of drawn) {
    if (piece.from > reached) pieces.push({ name: null, place: -1, from: reached, to: piece.from })
    pieces.push(piece)
    reached = Math.max(reached, piece.to)
  }
  if (drawn.length > 0 && reached < end) pieces.push({ name: null, place: -1, from: reached, to: end })
  return pieces.map(({ name, place, from, to }) => ({ name, place, start: (from / end) * 100, width: ((to - from) / end) * 100 }))
}
