import { describe, expect, it } from 'vitest'
import { checkScheme } from '../../electron/scoring/check-scheme.ts'
import { ofUnits, toDecimalText, toRoundedUnits } from '../../electron/scoring/fraction.ts'
import { treeRows } from '../../renderer/features/schemes/scheme-tree.ts'
import {
  joined,
  presetBands,
  problemsOfBand,
  referencesToGrade,
  stripPieces,
  withLower,
  withMoved,
  withNewBand,
  withoutBand,
  withUpper,
} from '../../renderer/features/schemes/settings/band-edits.ts'
import { dimensionUse, withoutDimension, withSet } from '../../renderer/features/schemes/settings/dimension-edits.ts'
import { roundingExamples } from '../../renderer/features/schemes/settings/rounding-examples.ts'
import { timesScale } from '../../renderer/features/schemes/weights/comparisons.ts'
import { comparisonTimes } from '../../shared/contract/scheme-weights.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { type Band, roundingModes } from '../../shared/domain/scheme/settings.ts'

const band = (code: string, lower: string, upper: string | null): Band => ({ code, name: code, lower, upper })
const bands: readonly Band[] = [band('excellent', '90', null), band('good', '80', '90'), band('poor', '0', '80')]
const limits = (list: readonly Band[]) => list.map(({ code, lower, upper }) => `${code} ${lower}–${upper ?? ''}`)

const leaf = (code: string, points: string, more: object = {}) => ({
  code,
  name: code,
  points,
  method: { kind: 'deduct', rules: [] },
  ...more,
})
const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'unit',
  points: '100',
  dimensions: [
    { code: 'study', name: '学的氛围' },
    { code: 'strict', name: '严的氛围' },
  ],
  parts: [
    {
      indicator: {
        code: 'A',
        name: 'A',
        points: '60',
        dimension: 'study',
        children: [leaf('A1', '40.5'), leaf('A2', '19.5', { dimension: 'strict' })],
      },
    },
    { indicator: leaf('B', '40') },
    {
      part: 'veto',
      indicator: {
        code: 'V',
        name: 'V',
        points: null,
        method: {
          kind: 'veto',
          rules: [
            { code: 'v1', text: '发生安全事故的，不得评为优秀', effect: { kind: 'bar', grade: 'excellent' } },
            { code: 'v2', text: '总分记零', effect: { kind: 'zero' } },
          ],
        },
      },
    },
  ],
  settings: { bands, quotas: [{ grade: 'excellent', limit: { kind: 'share', share: '0.3' } }] },
})
const withBands = (list: readonly Band[]): Scheme => ({ ...scheme, settings: { ...scheme.settings, bands: [...list] } })

describe('the limits of grades', () => {
  it('move together while two bands touch', () => {
    expect(limits(withLower(bands, 0, '95'))).toEqual(['excellent 95–', 'good 80–95', 'poor 0–80'])
  })

  it('stay apart once they do not touch', () => {
    const apart = withUpper(bands, 1, '88')
    expect(limits(withLower(apart, 0, '95'))).toEqual(['excellent 95–', 'good 80–88', 'poor 0–80'])
  })

  it('show a hole and an overlap at the band whose upper limit it is, and are mended by joining', () => {
    const hole = withUpper(bands, 1, '88')
    const overlap = withUpper(bands, 2, '85')
    const codes = (list: readonly Band[]) =>
      list.map((_, place) => problemsOfBand(checkScheme(withBands(list)), list, place).map(({ code }) => code))

    expect(codes(hole)).toEqual([[], ['bands_hole'], []])
    expect(codes(overlap)).toEqual([[], [], ['bands_overlap']])
    expect(limits(joined(hole, 1))).toEqual(limits(bands))
    expect(limits(joined(overlap, 2))).toEqual(limits(bands))
  })

  it('show a band that stands out of order and scores below the last band', () => {
    const reversed = withLower(bands, 1, '95')
    const open = withLower(bands, 2, '10')

    expect(problemsOfBand(checkScheme(withBands(reversed)), reversed, 1).map(({ code }) => code)).toEqual(['bands_order'])
    expect(problemsOfBand(checkScheme(withBands(open)), open, 2).map(({ code }) => code)).toEqual(['bands_open_below'])
  })

  it('stay where they are when grades change places', () => {
    expect(limits(withMoved(bands, 0, 1))).toEqual(['good 90–', 'excellent 80–90', 'poor 0–80'])
  })

  it('close behind a deleted grade', () => {
    expect(limits(withoutBand(bands, 1))).toEqual(['excellent 90–', 'poor 0–90'])
    expect(limits(withoutBand(bands, 0))).toEqual(['good 80–', 'poor 0–80'])
    expect(limits(withoutBand(bands, 2))).toEqual(['excellent 90–', 'good 0–90'])
  })

  it('leave room for a new grade below, halving the last band where nothing is left', () => {
    expect(limits(withNewBand(bands, '新等次', '100'))).toEqual(['excellent 90–', 'good 80–90', 'poor 40–80', 'grade4 0–40'])
    expect(limits(withNewBand(withLower(bands, 2, '60'), '新等次', '100'))).toEqual([
      'excellent 90–',
      'good 80–90',
      'poor 60–80',
      'grade4 0–60',
    ])
    expect(limits(withNewBand([], '新等次', '100'))).toEqual(['grade1 0–'])
  })

  it('of a ready set follow the full marks', () => {
    const five = presetBands('five', '150', (grade) => grade)

    expect(limits(five)).toEqual(['excellent 135–', 'good 120–135', 'qualified 105–120', 'basic 90–105', 'unqualified 0–90'])
    expect(checkScheme({ ...withBands(five), points: '150' }).filter(({ severity }) => severity === 'refusing')).toEqual([])
  })

  it('are drawn as pieces of the axis, with what has no grade between them', () => {
    expect(stripPieces(withUpper(bands, 1, '85'), 100)).toEqual([
      { name: 'poor', place: 2, start: 0, width: 80 },
      { name: 'good', place: 1, start: 80, width: 5 },
      { name: null, place: -1, start: 85, width: 5 },
      { name: 'excellent', place: 0, start: 90, width: 10 },
    ])
  })
})

it('a grade knows the quotas and vetoes that name it', () => {
  expect(referencesToGrade(scheme, 'excellent')).toEqual({ quotas: 1, vetoes: ['发生安全事故的，不得评为优秀'] })
  expect(referencesToGrade(scheme, 'good')).toEqual({ quotas: 0, vetoes: [] })
})

describe('dimensions', () => {
  it('count the leaves and points below them, a leaf following the indicator above it', () => {
    const { byCode, without } = dimensionUse(treeRows(scheme))

    expect(Object.fromEntries(byCode)).toEqual({ study: { leaves: 1, points: '40.5' }, strict: { leaves: 1, points: '19.5' } })
    expect(without.map(({ code }) => code)).toEqual(['B'])
  })

  it('of a ready set come behind those in use, none twice', () => {
    const set = {
      code: 'set',
      name: '三个氛围',
      about: '三个氛围',
      dimensions: [
        { code: 'study', name: '学的氛围' },
        { code: 'strict', name: '从严治党' },
        { code: 'action', name: '干的氛围' },
      ],
    }

    expect(withSet(scheme.dimensions, set)).toEqual([
      { code: 'study', name: '学的氛围' },
      { code: 'strict', name: '严的氛围' },
      { code: 'strict3', name: '从严治党' },
      { code: 'action', name: '干的氛围' },
    ])
  })

  it('are named by no indicator once they are deleted', () => {
    const left = withoutDimension(scheme, 'strict')

    expect(left.dimensions).toEqual([{ code: 'study', name: '学的氛围' }])
    expect(dimensionUse(treeRows(left)).byCode.get('study')).toEqual({ leaves: 2, points: '60' })
    expect(checkScheme(left).filter(({ code }) => code === 'unknown_dimension')).toEqual([])
  })
})

it('the examples of rounding are what the engine gives', () => {
  for (const [digits, { exact, rounded }] of roundingExamples.entries()) {
    // The last example has five places: it is 8600025 hundred-thousandths.
    const value = { n: Number(exact) * 100_000, d: 100_000, big: null }
    for (const mode of roundingModes) expect(toDecimalText(ofUnits(toRoundedUnits(value, mode, digits)))).toBe(rounded[mode])
  }
})

it('the scale on screen is the one that the host takes', () => {
  expect(timesScale).toEqual(comparisonTimes)
})
