import { type Indicator, isLeaf, type Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'

/**
 * The same scheme for the running year: what nobody has entered yet is left out, and the rest stands for the whole.
 *
 * Until the last mark is in, a scheme that blocks on empty inputs gives no total at all. A finding made in March still has to move something in
 * March, so an incomplete evaluatee has a provisional total 暂计总分 beside its missing result: empty and absent leaves rescale inside their parent,
 * empty groups of judges or raters are reweighted, a change against nothing is left out. It ranks nobody and decides nothing.
 *
 * Example: of 10 points entered 8 of 10 leaves worth 80 points with 76 together → 76 × 100 ÷ 80 = 95.
 */
export function provisionalScheme(scheme: Scheme): Scheme {
  return {
    ...scheme,
    parts: scheme.parts.map(({ part, indicator }) => ({ part, indicator: relaxed(indicator) })),
    settings: { ...scheme.settings, empty: 'rescale', absent: 'rescale' },
  }
}

function relaxed(indicator: Indicator): Indicator {
  return isLeaf(indicator) ? relaxedLeaf(indicator) : { ...indicator, children: indicator.children.map(relaxed) }
}

function relaxedLeaf({ empty: _, ...leaf }: Leaf): Leaf {
  const { method } = leaf
  if (method.kind === 'judged' || method.kind === 'survey') return { ...leaf, method: { ...method, emptyGroup: 'reweight' } }
  if (method.kind === 'measured' && method.zeroBaseline === 'block')
    return { ...leaf, method: { ...method, zeroBaseline: 'not_applicable' } }
  return leaf
}
