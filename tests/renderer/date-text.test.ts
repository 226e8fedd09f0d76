import { describe, expect, it } from 'vitest'
import { readDate, stepDay } from '../../renderer/components/date-text.ts'

const context = { year: 2026, today: '2026-11-21', min: '2000-01-01', max: '2100-12-31' }

describe('reading a typed day', () => {
  it.each([
    ['2026-03-20', '2026-03-20'],
    ['2026-3-20', '2026-03-20'],
    ['2026/3/20', '2026-03-20'],
    ['2026.3.20', '2026-03-20'],
    ['20260320', '2026-03-20'],
    ['2026年3月20日', '2026-03-20'],
    ['２０２６－０３－２０', '2026-03-20'],
    [' 2026 年 3 月 20 日 ', '2026-03-20'],
    ['25.12.31', '2025-12-31'],
    ['25年12月31日', '2025-12-31'],
    ['3-20', '2026-03-20'],
    ['3/20', '2026-03-20'],
    ['3.20', '2026-03-20'],
    ['3。20', '2026-03-20'],
    ['0320', '2026-03-20'],
    ['3月20日', '2026-03-20'],
    ['３月２０号', '2026-03-20'],
    ['3月20', '2026-03-20'],
    ['今天', '2026-11-21'],
    ['昨天', '2026-11-20'],
    ['前天', '2026-11-19'],
    ['明天', '2026-11-22'],
    ['Yesterday', '2026-11-20'],
    ['2028-02-29', '2028-02-29'],
    ['2000-01-01', '2000-01-01'],
    ['2100-12-31', '2100-12-31'],
  ])('takes %j as %s', (typed, day) => {
    expect(readDate(typed, context)).toEqual({ kind: 'date', day })
  })

  it('completes a day without a year by the year of the field, not by the current one', () => {
    expect(readDate('12-30', { ...context, year: 2025 })).toEqual({ kind: 'date', day: '2025-12-30' })
  })

  it.each(['', '  ', '　'])('takes nothing typed (%j) as empty', (typed) => {
    expect(readDate(typed, context)).toEqual({ kind: 'empty' })
  })

  it.each([
    ['2026-02-30', '2026-02-30'],
    ['2-29', '2026-02-29'],
    ['13-1', '2026-13-01'],
    ['20261301', '2026-13-01'],
    ['4月31日', '2026-04-31'],
    ['3-20-2026', null],
    ['0-5', '2026-00-05'],
  ])('names the day that no calendar has in %j', (typed, day) => {
    expect(readDate(typed, context)).toEqual(day === null ? { kind: 'unreadable' } : { kind: 'no_such_day', day })
  })

  it.each(['1999-12-31', '2101-01-01'])('refuses %s outside the bounds', (typed) => {
    expect(readDate(typed, context)).toEqual({ kind: 'outside' })
  })

  it.each(['3', '320', '202603', '3-', '2026-3', '三月', '3--20', '3-20-', 'abc', '2026年'])('cannot read %j', (typed) => {
    expect(readDate(typed, context)).toEqual({ kind: 'unreadable' })
  })
})

describe('stepping by a day', () => {
  it('goes over the ends of months and years', () => {
    expect(stepDay('2026-02-28', 1, context)).toBe('2026-03-01')
    expect(stepDay('2026-01-01', -1, context)).toBe('2025-12-31')
  })

  it('stops at the bounds', () => {
    expect(stepDay('2100-12-31', 1, context)).toBe('2100-12-31')
    expect(stepDay('2000-01-01', -1, context)).toBe('2000-01-01')
  })
})
