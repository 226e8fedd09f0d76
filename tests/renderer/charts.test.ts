import { describe, expect, it } from 'vitest'
import { percentAxis } from '../../renderer/charts/axis-scale.ts'
import { type ChartModel, drawnValues, seriesLimit, seriesStyle } from '../../renderer/charts/chart-model.ts'
import { inTwoLines } from '../../renderer/charts/radar-outline.tsx'
import { markerPath } from '../../renderer/charts/series-marker.tsx'

describe('the percent axis', () => {
  it.each([
    {
      name: 'leaves out the empty part below high values',
      values: [96.2, 82.7],
      baseline: 'fitted' as const,
      from: 70,
      to: 100,
      ticks: [70, 80, 90, 100],
    },
    { name: 'starts at 0 when asked', values: [96.2, 82.7], baseline: 'zero' as const, from: 0, to: 100, ticks: [0, 20, 40, 60, 80, 100] },
    {
      name: 'keeps room below a value on a whole ten',
      values: [90, 80],
      baseline: 'fitted' as const,
      from: 70,
      to: 100,
      ticks: [70, 80, 90, 100],
    },
    {
      name: 'starts at 0 when the values are far apart',
      values: [98, 21],
      baseline: 'fitted' as const,
      from: 0,
      to: 100,
      ticks: [0, 20, 40, 60, 80, 100],
    },
    { name: 'rises above 100 for bonus points', values: [104, 96], baseline: 'fitted' as const, from: 90, to: 110, ticks: [90, 100, 110] },
    {
      name: 'goes below 0 for negative values',
      values: [-12, 40],
      baseline: 'fitted' as const,
      from: -20,
      to: 100,
      ticks: [-20, 0, 20, 40, 60, 80, 100],
    },
    { name: 'is 0 to 100 without values', values: [], baseline: 'fitted' as const, from: 0, to: 100, ticks: [0, 20, 40, 60, 80, 100] },
  ])('$name', ({ values, baseline, from, to, ticks }) => {
    expect(percentAxis(values, baseline)).toEqual({ from, to, ticks })
  })
})

describe('the look of a series', () => {
  it('differs in colour, dash and marker for each of the eight slots', () => {
    const styles = Array.from({ length: seriesLimit }, (_, slot) => seriesStyle(slot))

    expect(new Set(styles.map((style) => style.colour)).size).toBe(8)
    expect(new Set(styles.map((style) => style.dash)).size).toBe(8)
    expect(new Set(styles.map((style) => style.marker)).size).toBe(8)
  })

  it('does not exist for a ninth slot', () => {
    expect(() => seriesStyle(8)).toThrow('no series style for slot 8')
  })

  it('draws a square around its centre', () => {
    expect(markerPath('square', 10, 10, 5)).toBe('M6.00,6.00L14.00,6.00L14.00,14.00L6.00,14.00Z')
  })
})

it('an axis is made from what is drawn: values and references, nothing for a missing one', () => {
  const model: ChartModel = {
    series: [{ id: '1', name: '甲', slot: 0 }],
    categories: [
      { key: 'a', name: '政治忠诚', values: [{ value: 96.2, text: '96.2' }], reference: { value: 90, text: '90.0' } },
      { key: 'b', name: '组织过硬', values: [{ value: null, text: '—' }], reference: null },
    ],
    referenceName: '均值',
  }

  expect(drawnValues(model)).toEqual([96.2, 90])
})

it.each([
  ['政治忠诚', ['政治忠诚']],
  ['组织生活正常化', ['组织生活', '正常化']],
  ['Political loyalty', ['Political', 'loyalty']],
])('the axis name %s is written in lines %j', (name, lines) => {
  expect(inTwoLines(name)).toEqual(lines)
})
