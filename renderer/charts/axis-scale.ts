/** Bounds and ticks of a value axis. `from` other than 0 must be stated beside the chart, for bar heights then do not stand for ratios. */
export interface AxisScale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

/** `fitted` leaves out the empty lower part where all values lie high; `zero` always starts at 0. */
export type AxisBaseline = 'fitted' | 'zero'

/** A fitted axis must keep at least this much below the lowest value, so that the shortest bar is still a bar. */
const ROOM_BELOW = 5

/** Above this span a fitted axis would show little more than one from 0, and starts at 0 for honesty. */
const WIDEST_FITTED_SPAN = 60

/**
 * Axis for percents of full marks.
 *
 * The top is 100, or the next whole step when bonus points lift a value above it. A fitted axis starts at the whole ten that leaves 5 below the
 * lowest value: 82.7 … 96.2 gives 70 to 100 with ticks every 10. Negative values (a part that only takes points) lower the bottom. Without any value
 * the axis is 0 to 100.
 */
export function percentAxis(values: readonly number[], baseline: AxisBaseline): AxisScale {
  const lowest = Math.min(100, ...values)
  const highest = Math.max(100, ...values)
  const top = Math.ceil(highest / 10) * 10
  const fitted = Math.floor((lowest - ROOM_BELOW) / 10) * 10
  const fits = values.length > 0 && baseline === 'fitted' && fitted > 0 && top - fitted <= WIDEST_FITTED_SPAN
  const bottom = fits ? fitted : Math.min(0, Math.floor(lowest / 10) * 10)
  const step = stepFor(top - bottom)
  const from = Math.floor(bottom / step) * step
  const to = Math.ceil(top / step) * step
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)
  return { from, to, ticks }
}

/** Step that gives at most seven ticks: 10 up to a span of 60, then 20, 50, 100 … */
function stepFor(span: number): number {
  const steps = [10, 20, 50, 100, 200, 500, 1000]
  return steps.find((step) => span / step <= 6) ?? Math.ceil(span / 6)
}
