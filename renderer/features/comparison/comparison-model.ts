import type { Comparison } from '../../../shared/contract/comparison.ts'
import type { ChartModel, ChartValue } from '../../charts/chart-model.ts'
import type { Compared } from './slots.ts'

/** The chart model of the dimensions: percents of full marks, the category mean as reference. `missing` is printed where there is no value. */
export function dimensionModel(comparison: Comparison, slots: readonly Compared[], missing: string, referenceName: string): ChartModel {
  return {
    series: comparison.cards.map((card) => ({ id: String(card.evaluateeId), name: card.name, slot: slotOf(slots, card.evaluateeId) })),
    categories: comparison.dimensions.map((dimension) => ({
      key: dimension.code,
      name: dimension.name,
      values: dimension.percents.map((percent) => drawn(percent, missing)),
      reference: dimension.categoryMean === null ? null : drawn(dimension.categoryMean, missing),
    })),
    referenceName,
  }
}

/**
 * Slot of an evaluatee.
 *
 * @throws Error for one that is not compared: the host answers with the evaluatees that it was asked for.
 */
export function slotOf(slots: readonly Compared[], evaluateeId: number): number {
  const found = slots.find((entry) => entry.evaluateeId === evaluateeId)
  if (found === undefined) throw new Error(`evaluatee ${evaluateeId} is not under comparison`)
  return found.slot
}

/** Where it is drawn is a number; what is printed stays the host's text. */
function drawn(percent: string | null, missing: string): ChartValue {
  return percent === null ? { value: null, text: missing } : { value: Number(percent), text: percent }
}

type IndicatorRow = Comparison['indicators'][number]

/** Rows of the table whose name or path holds the text, ignoring case and blanks around it. */
export function matchingIndicators(rows: readonly IndicatorRow[], text: string): readonly IndicatorRow[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return rows
  return rows.filter((row) => `${row.path} ${row.name}`.toLowerCase().includes(wanted))
}
