import { describe, expect, it } from 'vitest'
import { ballotValidity } from '../../renderer/features/scoring/ballot-validity.ts'
import type { BallotInput } from '../../shared/contract/scoring.ts'
import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'

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
