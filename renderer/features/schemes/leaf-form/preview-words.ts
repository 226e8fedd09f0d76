import type { TFunction } from 'i18next'
import type { CurvePoint, LeafPreview, PreviewLimit } from '../../../../shared/contract/leaf-preview.ts'
import { showNumber, showSigned } from '../../../components/number-text.ts'
import { shortNumber, unitsOf } from './decimals.ts'

/** Points that the host computed, for reading: "17.3333…", a dash where there are none. */
export function pointsText(t: TFunction, score: string | null): string {
  return score === null ? t('common.noValue') : showNumber(shortNumber(score))
}

/** Points that a finding adds or takes, with their sign: "−1.50". */
export function changeText(change: string): string {
  return change.includes('…') ? showSigned(shortNumber(change)) : showSigned(change, 2)
}

/** A cap, floor or ceiling that held, in words. */
export function limitText(t: TFunction, { code, limit, name }: PreviewLimit): string {
  return t(`schemeLeaf.limit.${code}`, { limit: showNumber(limit), name: name ?? '' })
}

/** The unit of a curve's values: what the leaf counts, or a percent. */
export function axisUnit(axis: Extract<LeafPreview, { kind: 'curve' }>['axis'], unitLabel: string): string {
  if (axis === 'value') return unitLabel
  return axis === 'place' ? '' : '%'
}

/**
 * The corners of a curve for a list in words. Of the two sides of a jump only the rule's own bound stays (85, not 84.9999): the point before it says
 * no more than the corner before that.
 */
export function namedCorners(points: readonly CurvePoint[]): readonly CurvePoint[] {
  return points.filter((point, index) => {
    if (!point.corner) return false
    return [points[index - 1], points[index + 1]].every(
      (other) =>
        other === undefined || Math.abs(unitsOf(other.value) - unitsOf(point.value)) > 1 || other.value.length >= point.value.length,
    )
  })
}
