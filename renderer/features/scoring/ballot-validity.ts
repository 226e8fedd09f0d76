import type { BallotInput } from '../../../shared/contract/scoring.ts'
import { SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'

/** Whether the ballots of one group count, and why not. The words are `scoring.validity.<code>`. */
export interface BallotValidity {
  readonly code: 'nothing' | 'incomplete' | 'over_issued' | 'too_few_returned' | 'withheld' | 'counted_more' | 'counted_less' | 'valid'
  readonly tone: 'neutral' | 'green' | 'amber' | 'red'
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * Says in advance what the scheme's rules make of the counts of one group; the score itself comes from the host.
 *
 * Void when more came back than went out, or not more than `voidShare` of those entitled came back; withheld below the minimum turnout
 * (returned ÷ entitled). Counts that do not add up to the ballots returned are shown, not refused: spoilt ballots are real.
 */
export function ballotValidity(ballot: BallotInput | null, method: MethodOf<'survey'>): BallotValidity {
  if (ballot === null || ballot.state !== 'scored') return { code: 'nothing', tone: 'neutral', values: {} }
  const { entitled, issued, returned } = ballot
  const counted = Object.values(ballot.counts).reduce((sum, count) => sum + count, 0)
  if (returned === null || (entitled === null && issued === null)) return { code: 'incomplete', tone: 'amber', values: {} }
  if (method.voidOverIssued && issued !== null && returned > issued) {
    return { code: 'over_issued', tone: 'red', values: { returned, issued } }
  }
  if (entitled !== null && method.voidShare !== null && returned * SCALE <= entitled * toUnits(method.voidShare)) {
    return { code: 'too_few_returned', tone: 'red', values: { returned, entitled, share: percentText(method.voidShare) } }
  }
  if (entitled !== null && method.minimumTurnout !== null && returned * SCALE < entitled * toUnits(method.minimumTurnout)) {
    return { code: 'withheld', tone: 'amber', values: { returned, entitled, share: percentText(method.minimumTurnout) } }
  }
  if (counted > returned) return { code: 'counted_more', tone: 'red', values: { counted, returned } }
  if (counted < returned) return { code: 'counted_less', tone: 'amber', values: { counted, returned } }
  return { code: 'valid', tone: 'green', values: { valid: validBallots(ballot, method) } }
}

/** Ballots inside the divisor: abstentions and "do not know" (coefficient null) are outside. */
function validBallots(ballot: BallotInput, method: MethodOf<'survey'>): number {
  return method.options
    .filter((option) => option.coefficient !== null)
    .reduce((sum, option) => sum + (ballot.counts[option.code] ?? NOT_COUNTED), 0)
}

/** An option without a count took no ballots: a missing count is a count of none, unlike a missing ballot. */
const NOT_COUNTED = 0

/** `'0.5'` → `'50%'`, `'0.6667'` → `'66.67%'`. */
function percentText(share: string): string {
  const hundredths = toUnits(share)
  return `${(hundredths / 100).toFixed(2).replace(/\.?0+$/, '')}%`
}
