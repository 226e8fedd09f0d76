import { describe, expect, test } from 'vitest'
import { foldWidth, readNumber, showNumber, showSigned } from '../../renderer/components/number-text.ts'

describe('reading a typed number', () => {
  test.each([
    ['12.5', '12.5'],
    ['０１２．５０', '12.5'],
    ['－３', '-3'],
    ['−3', '-3'],
    ['3。5', '3.5'],
    ['1,234,567.8', '1234567.8'],
    ['１，２３４', '1234'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['007', '7'],
    ['1 000', '1000'],
    ['0.00010', '0.0001'],
  ])('takes %s as %s', (typed, text) => {
    expect(readNumber(typed)).toEqual({ kind: 'number', text })
  })

  test.each(['', '   ', '　'])('takes nothing typed (%j) as empty, never as zero', (typed) => {
    expect(readNumber(typed)).toEqual({ kind: 'empty' })
  })

  test.each(['abc', '1.2.3', '1e3', '--1', '-', '.', '1,23', '0.00001', '123456789012', '5分'])('refuses %s', (typed) => {
    expect(readNumber(typed)).toEqual({ kind: 'invalid' })
  })
})

describe('showing a number', () => {
  test('keeps the places it has, adds those that are wanted and never rounds', () => {
    expect(showNumber('-0.5', 2)).toBe('−0.50')
    expect(showNumber('87.3125', 2)).toBe('87.3125')
    expect(showNumber('12')).toBe('12')
  })

  test('shows the sign of points that are added and none for zero', () => {
    expect(showSigned('1', 2)).toBe('＋1.00')
    expect(showSigned('-1', 2)).toBe('−1.00')
    expect(showSigned('0', 2)).toBe('0.00')
  })

  test('folds full-width letters and signs to their plain forms', () => {
    expect(foldWidth('ＡＢ－１２％')).toBe('AB-12%')
  })
})
