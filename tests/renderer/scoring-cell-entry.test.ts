import { describe, expect, it } from 'vitest'
import { ballotValidity } from '../../renderer/features/scoring/ballot-validity.ts'
import { type CellLimits, readCell } from '../../renderer/features/scoring/cell-entry.ts'
import type { BallotInput } from '../../shared/contract/scoring.ts'
import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'

const words = { absent: '缺席', recused: '回避', not_applicable: '不考核' }
const anything: CellLimits = { min: null, max: null, step: null, whole: false }
const scale: CellLimits = { min: '0', max: '10', step: '0.5', whole: false }

describe('reading a cell', () => {
  it.each([
    ['0', '0'],
    ['8.5', '8.5'],
    ['８．５', '8.5'],
    [' 07.50 ', '7.5'],
    ['10', '10'],
    ['10.0', '10'],
    ['.5', '0.5'],
  ])('takes %s as the number %s', (text, value) => {
    expect(readCell(text, scale, words)).toEqual({ kind: 'value', value })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['a', 'absent'],
    ['A', 'absent'],
    ['ｒ', 'recused'],
    ['N', 'not_applicable'],
    ['缺席', 'absent'],
    ['不考核', 'not_applicable'],
  ])('takes "%s" as the state %s', (text, state) => {
    expect(readCell(text, scale, words)).toEqual({ kind: 'state', state })
  })

  it.each([
    ['10.5', 'too_high', { max: '10' }],
    ['-1', 'too_low', { min: '0' }],
    ['8.3', 'off_step', { step: '0.5' }],
    ['eight', 'not_a_number', {}],
    ['1.23456', 'not_a_number', {}],
    ['1,5', 'not_a_number', {}],
    ['.', 'not_a_number', {}],
  ])('refuses %s with %s', (text, code, values) => {
    expect(readCell(text, scale, words)).toEqual({ kind: 'problem', code, values })
  })

  it('takes negative and large values where the leaf has no bounds', () => {
    expect(readCell('−12.5', anything, words)).toEqual({ kind: 'value', value: '-12.5' })
    expect(readCell('-0', anything, words)).toEqual({ kind: 'value', value: '0' })
  })

  it('refuses half a person', () => {
    expect(readCell('2.5', { ...anything, whole: true }, words)).toEqual({ kind: 'problem', code: 'not_whole', values: {} })
  })
})

const survey: MethodOf<'survey'> = {
  kind: 'survey',
  options: [
    { code: 'good', name: '好', coefficient: '1' },
    { code: 'poor', name: '差', coefficient: '0' },
    { code: 'unknown', name: '不了解', coefficient: null },
  ],
  groups: [{ code: 'all', name: '全体', weight: '1' }],
  emptyGroup: 'block',
  voidOverIssued: true,
  voidShare: '0.5',
  minimumTurnout: '0.8',
  scoring: { kind: 'coefficients' },
}
const ballot: BallotInput = { state: 'scored', entitled: 20, issued: 18, returned: 18, counts: { good: 12, poor: 2, unknown: 4 } }

describe('validity of ballots', () => {
  it('counts the ballots inside the divisor', () => {
    expect(ballotValidity(ballot, survey)).toEqual({ code: 'valid', tone: 'green', values: { valid: 14 } })
  })

  it.each([
    ['nothing', null],
    ['nothing', { ...ballot, state: 'absent' }],
    ['incomplete', { ...ballot, returned: null }],
    ['over_issued', { ...ballot, returned: 19 }],
    ['too_few_returned', { ...ballot, returned: 10 }],
    ['withheld', { ...ballot, returned: 15 }],
    ['counted_more', { ...ballot, returned: 17 }],
    ['counted_less', { ...ballot, counts: { good: 12 } }],
  ] as const)('says %s', (code, counted) => {
    expect(ballotValidity(counted, survey).code).toBe(code)
  })

  it('is void at exactly half and withheld just above it', () => {
    expect(ballotValidity({ ...ballot, returned: 10 }, survey).values).toEqual({ returned: 10, entitled: 20, share: '50%' })
    expect(ballotValidity({ ...ballot, returned: 11 }, survey).code).toBe('withheld')
  })
})
