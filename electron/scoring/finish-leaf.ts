import type { Rounding } from '../../shared/domain/scheme/settings.ts'
import { clamp } from './combine.ts'
import type { CompiledLeaf, Gap, NodeScore } from './compiled.ts'
import { type Fraction, ofUnits, subtract, toRoundedUnits } from './fraction.ts'
import { note, type Trace } from './trace.ts'

/**
 * Score of a leaf that carries points, with the rule for a missing value, the leaf's clamp, and with `rounding.stage = indicator` its rounding.
 */
export function finishLeaf(
  leaf: Omit<CompiledLeaf, 'untouched'>,
  value: Fraction | Gap,
  rounding: Rounding,
  trace: Trace | null,
): NodeScore {
  if (typeof value === 'string') {
    const score = leaf.gaps[value]
    if (trace !== null) {
      const policy = score.outcome === 'blocked' ? 'block' : score.outcome === 'scored' ? 'zero' : 'rescale'
      note(trace, 'leaf_missing', { state: score.state, policy })
    }
    return score
  }
  const inside = clamp(value, leaf.clampMin, leaf.clampMax, ['clamp_min', 'clamp_max'], trace)
  if (rounding.stage === 'final') return { state: 'scored', exact: inside, outcome: 'scored' }
  const rounded = ofUnits(toRoundedUnits(inside, rounding.mode, rounding.digits))
  if (trace !== null) {
    note(trace, 'rounding', { mode: rounding.mode, digits: rounding.digits, before: inside, after: rounded }, subtract(rounded, inside))
  }
  return { state: 'scored', exact: rounded, outcome: 'scored' }
}
