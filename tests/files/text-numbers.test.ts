import { describe, expect, test } from 'vitest'
import { DecimalSum } from '../../electron/files/tables/decimal-sum.ts'
import { readDate, readDecimal } from '../../electron/files/tables/index.ts'

describe('a number that somebody typed', () => {
  test.each([
    ['12.50', '12.5', false],
    ['１２．５', '12.5', false],
    ['１，２３４．５０', '1234.5', false],
    ['1,234,567', '1234567', false],
    ['＋３', '3', false],
    ['−0.5分', '-0.5', false],
    ['7个', '7', false],
    ['.5', '0.5', false],
    ['007', '7', false],
    ['-0', '0', false],
    ['85%', '0.85', true],
    ['０．５％', '0.005', true],
  ])('%s is %s', (text, decimal, percent) => {
    expect(readDecimal(text)).toEqual({ kind: 'number', decimal, percent })
  })

  test.each(['1,23', '12,34', '约3', '3-5', '1.2.3', '-', '.', '3 4', '1e5', '缺席', '#N/A'])('%s is no number', (text) => {
    expect(readDecimal(text)).toEqual({ kind: 'other' })
  })

  test('is blank when there are only blanks, never zero', () => {
    expect(readDecimal(' \u3000')).toEqual({ kind: 'blank' })
  })
})

describe('a day that somebody typed', () => {
  test.each([
    '2026-3-5',
    '2026/3/5',
    '2026.03.05',
    '2026年3月5日',
    '２０２６年３月５日',
    '2026 年 3 月 5 日',
    '20260305',
    '3月5日',
    '2026-03-05T08:30:00',
    '2026-03-05 08:30',
    '46086',
  ])('%s is the fifth of March', (text) => {
    expect(readDate(text, 2026)).toEqual({ kind: 'date', date: '2026-03-05' })
  })

  test.each(['2026-2-29', '2026-13-1', '3月32日', '46086元', '123', '上周', '2026-3'])('%s is no day', (text) => {
    expect(readDate(text, 2026)).toEqual({ kind: 'other' })
  })

  test('without a year is none where no year is known', () => {
    expect([readDate('3月5日', null), readDate('', null)]).toEqual([{ kind: 'other' }, { kind: 'blank' }])
  })
})

test('a sum of decimals is exact where binary floating point is not', () => {
  const sum = new DecimalSum()
  for (const decimal of ['0.1', '0.2', '-3', '1000000000000000.0001']) sum.add(decimal)

  expect([sum.toString(), sum.count, new DecimalSum().toString()]).toEqual(['999999999999997.3001', 4, '0'])
})
