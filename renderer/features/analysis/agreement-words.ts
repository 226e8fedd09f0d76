import type { AgreementReport, AgreementScope } from '../../../shared/contract/agreement.ts'
import { showNumber, showSigned } from '../../components/number-text.ts'

/** Evaluatees from which on a category is chosen at first: a table of a whole province helps nobody. */
const AT_ONCE = 120

/** Which panel and category the screen shows for what its address says; `category` null: all of the panel. */
export function chosenScope(
  scopes: readonly AgreementScope[],
  wanted: { readonly panel?: number | undefined; readonly category?: number | undefined },
): { readonly scope: AgreementScope; readonly category: number | null } | null {
  const scope = scopes.find(({ panelId }) => panelId === wanted.panel) ?? scopes[0]
  if (scope === undefined) return null
  const [first] = scope.categories
  const known = scope.categories.find(({ id }) => id === wanted.category)
  if (known !== undefined) return { scope, category: known.id }
  const whole = scope.evaluatees <= AT_ONCE && scope.categories.length !== 1
  return { scope, category: whole || first === undefined ? null : first.id }
}

/** A probability in percent: `"0.0312"` → `3.12%`; below 0.1 % only that it is. */
export function chanceText(p: string): { readonly below: boolean; readonly text: string } {
  const value = Number(p)
  return value < 0.001 ? { below: true, text: '0.1%' } : { below: false, text: `${Number((value * 100).toFixed(2))}%` }
}

/** Whether a judge is strict or mild; a distance that is shown as 0 is neither. */
export function severityOf(severity: string): { readonly kind: 'strict' | 'mild' | 'level'; readonly points: string } {
  if (Number(severity) === 0) return { kind: 'level', points: '0' }
  return severity.startsWith('-')
    ? { kind: 'strict', points: showNumber(severity.slice(1)) }
    : { kind: 'mild', points: showNumber(severity) }
}

/** A distance with its sign, `＋2.50` or `−1.00`. */
export function distanceText(distance: string): string {
  return showSigned(distance)
}

/** Largest distance of the figures, as the full length of a bar or the darkest ground; 0 when there is none. */
export function largest(values: readonly (string | null)[]): number {
  return values.reduce((most, value) => (value === null ? most : Math.max(most, Math.abs(Number(value)))), 0)
}

/** Evaluatees with the largest distance first kept, in their own order, where there are more than a table can hold. */
export function mostDistant<Row extends { readonly distances: readonly (string | null)[] }>(
  rows: readonly Row[],
  limit: number,
): readonly Row[] {
  if (rows.length <= limit) return rows
  const far = new Set(rows.toSorted((a, b) => largest(b.distances) - largest(a.distances)).slice(0, limit))
  return rows.filter((row) => far.has(row))
}

/** Depth of a ground for a distance, 0 (none) to 3: thirds of the largest. */
export function depthOf(distance: string, most: number): 0 | 1 | 2 | 3 {
  const share = most === 0 ? 0 : Math.abs(Number(distance)) / most
  return share === 0 ? 0 : share <= 1 / 3 ? 1 : share <= 2 / 3 ? 2 : 3
}

/** How a reading is coloured; its word says it too. */
export function toneOf(reading: AgreementReport['w']['reading']): 'green' | 'blue' | 'amber' | 'red' | 'neutral' {
  switch (reading) {
    case 'strong':
      return 'green'
    case 'good':
      return 'blue'
    case 'some':
      return 'amber'
    case 'poor':
      return 'red'
    default:
      return 'neutral'
  }
}
