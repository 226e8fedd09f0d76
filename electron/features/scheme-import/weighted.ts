import type { Indicator } from '../../../shared/domain/scheme/indicators.ts'

/** Whether children are combined by weights: each has one, and each has points to be taken in percent of. */
export function weighted(children: readonly Indicator[]): boolean {
  return children.length > 0 && children.every(({ weight, points }) => weight !== undefined && points !== null)
}
