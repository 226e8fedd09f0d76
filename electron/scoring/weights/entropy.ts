/**
 * What a column of values says about its weight. `spread`: the values differ and count as they are; `shifted`: some lie below zero, so all were moved up
 * until the lowest is 0; `constant`: every value is the same, so the column tells nobody apart; `zero`: every value is 0.
 */
export type ColumnKind = 'spread' | 'shifted' | 'constant' | 'zero'

/** `entropy` lies between 0 (one holds everything) and 1 (all hold the same); `weight` is 0 for a column that tells nobody apart. */
export interface EntropyColumn {
  readonly kind: ColumnKind
  readonly entropy: number
  readonly weight: number
}

/**
 * Weights by the entropy of the values (熵权法, after C. E. Shannon's measure of information): what differs more between the evaluatees weighs more.
 *
 * With pᵢⱼ = xᵢⱼ ÷ Σᵢ xᵢⱼ, the entropy is eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ ÷ ln m (0 · ln 0 = 0) and the weight (1 − eⱼ) ÷ Σ (1 − eⱼ). A column that is below zero
 * throughout has the same shares as without the signs; mixed signs are moved up to begin at 0, and the column says so.
 * Example: rows 1, 2 and 4, 16 → weights 0.3589 and 0.6411. Floating point, for proposals only: see `ahp.ts`.
 *
 * @param rows one for each evaluatee, at least two, all of the same length
 * @returns one entry a column; null when no column tells anybody apart
 */
export function entropyWeights(rows: readonly (readonly number[])[]): readonly EntropyColumn[] | null {
  const [first] = rows
  if (first === undefined || rows.length < 2) throw new Error(`entropy of ${rows.length} rows`)
  const columns = first.map((_, column) => entropyOf(rows.map((row) => valueAt(row, column))))
  const information = columns.map(({ kind, entropy }) => (kind === 'constant' || kind === 'zero' ? 0 : 1 - entropy))
  const total = information.reduce((sum, value) => sum + value, 0)
  if (total <= 0) return null
  return columns.map((column, index) => ({ ...column, weight: valueAt(information, index) / total }))
}

function entropyOf(values: readonly number[]): { readonly kind: ColumnKind; readonly entropy: number } {
  const lowest = Math.min(...values)
  const highest = Math.max(...values)
  if (lowest === highest) return { kind: lowest === 0 ? 'zero' : 'constant', entropy: 1 }
  const mixed = lowest < 0 && highest > 0
  const counted = mixed ? values.map((value) => value - lowest) : values
  const total = counted.reduce((sum, value) => sum + value, 0)
  const entropy = counted.reduce((sum, value) => {
    const share = value / total
    return share === 0 ? sum : sum - share * Math.log(share)
  }, 0)
  return { kind: mixed ? 'shifted' : 'spread', entropy: entropy / Math.log(values.length) }
}

function valueAt(values: readonly number[], index: number): number {
  const value = values[index]
  if (value === undefined) throw new Error(`a row of ${values.length} values has none at place ${index}`)
  return value
}
