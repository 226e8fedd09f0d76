/*
 * Proposals of weights are the one place where the engine computes in floating point: an eigenvector has no exact decimal. A proposal is rounded once
 * (`share-out.ts`), shown, and only what a person accepts becomes plain scheme input, exact like everything typed.
 */

/** How a matrix of comparisons becomes weights: its principal eigenvector (Saaty), or the mean of its columns after each is divided by its sum (和法). */
export type AhpMethod = 'eigenvector' | 'column_mean'

/** Consistency from which judgements should be looked at again (Saaty 1980). */
export const CONSISTENCY_LIMIT = 0.1

/** Fewest and most things that are compared: beyond nine nobody compares pairs consistently, and the random index is not tabulated for the method. */
export const AHP_ITEMS = { min: 2, max: 9 } as const

/** Mean consistency index of random reciprocal matrices of order 1, 2, 3 …: the table of Saaty, The Analytic Hierarchy Process, 1980. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45] as const

/** Three things whose comparisons contradict each other most: first : second times second : third gives `implied` for first : third, where `stated` stands. */
export interface InconsistentTriple {
  readonly first: number
  readonly second: number
  readonly third: number
  readonly stated: number
  readonly implied: number
}

/** Weights of a matrix of comparisons and how well its judgements agree. `weights` in the order of the items, above 0, sum 1. */
export interface AhpResult {
  readonly weights: readonly number[]
  /** λmax: the number of items when every judgement agrees, larger otherwise. */
  readonly lambdaMax: number
  readonly consistencyIndex: number
  readonly randomIndex: number
  /** CI ÷ RI; 0 for two items, which cannot contradict each other. */
  readonly consistencyRatio: number
  /** The worst triple; null when all agree exactly. */
  readonly worst: InconsistentTriple | null
}

/**
 * The reciprocal matrix of comparisons: `upper[i][j - i - 1]` says how many times as important item i is as item j, for i < j; the rest follows.
 *
 * Example: upper [[2, 5], [2]] → [[1, 2, 5], [1/2, 1, 2], [1/5, 1/2, 1]].
 */
export function reciprocalMatrix(upper: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const order = upper.length + 1
  const matrix = Array.from({ length: order }, () => Array.from({ length: order }, () => 1))
  for (const [row, times] of upper.entries()) {
    for (const [place, value] of times.entries()) {
      const column = row + place + 1
      put(matrix, row, column, value)
      put(matrix, column, row, 1 / value)
    }
  }
  return matrix
}

/**
 * Weights by the analytic hierarchy process: T. L. Saaty, The Analytic Hierarchy Process, 1980.
 *
 * λmax is the mean of (A·w)ᵢ ÷ wᵢ, CI = (λmax − n) ÷ (n − 1), CR = CI ÷ RI. The eigenvector comes from the power method, begun at the mean of the
 * normalised columns; it converges because every entry is positive. Not checked: that the matrix is reciprocal, see `reciprocalMatrix`.
 * Example: [[1, 2, 5], [1/2, 1, 2], [1/5, 1/2, 1]] → 0.595, 0.276, 0.128; λmax 3.0055, CR 0.005.
 *
 * @param matrix of order 2 to 9
 */
export function ahpWeights(matrix: readonly (readonly number[])[], method: AhpMethod): AhpResult {
  const order = matrix.length
  const byChance = randomIndex[order - 1]
  if (byChance === undefined || order < AHP_ITEMS.min) throw new Error(`${order} items cannot be compared in pairs`)
  const start = columnMeans(matrix)
  const weights = method === 'column_mean' ? start : principalEigenvector(matrix, start)
  const lambdaMax = sum(times(matrix, weights).map((value, index) => value / at(weights, index))) / order
  const consistencyIndex = (lambdaMax - order) / (order - 1)
  return {
    weights,
    lambdaMax,
    consistencyIndex,
    randomIndex: byChance,
    consistencyRatio: byChance === 0 ? 0 : consistencyIndex / byChance,
    worst: worstTriple(matrix),
  }
}

/**
 * Weights of the lowest level over two levels: Σⱼ upperⱼ × lowerᵢⱼ, one for each row of `lower`.
 *
 * @param lower one row an item, one column an entry of `upper`: the item's weight under it
 */
export function compositeWeights(lower: readonly (readonly number[])[], upper: readonly number[]): readonly number[] {
  return times(lower, upper)
}

/** Mean over the columns of each row, after every column was divided by its sum. */
function columnMeans(matrix: readonly (readonly number[])[]): readonly number[] {
  const columnSums = matrix.map((_, column) => sum(matrix.map((row) => at(row, column))))
  return matrix.map((row) => sum(row.map((value, column) => value / at(columnSums, column))) / matrix.length)
}

/** Steps after which the power method gives what it has; with entries between 1/9 and 9 it needs a few dozen. */
const mostSteps = 1000

function principalEigenvector(matrix: readonly (readonly number[])[], start: readonly number[]): readonly number[] {
  let weights = start
  for (let step = 0; step < mostSteps; step += 1) {
    const product = times(matrix, weights)
    const total = sum(product)
    const next = product.map((value) => value / total)
    const moved = Math.max(...next.map((value, index) => Math.abs(value - at(weights, index))))
    weights = next
    if (moved < 1e-14) break
  }
  return weights
}

/** The triple whose direct comparison lies farthest from what the other two imply, by ratio; ties go to the first in order of the items. */
function worstTriple(matrix: readonly (readonly number[])[]): InconsistentTriple | null {
  let worst: InconsistentTriple | null = null
  let farthest = 1e-9
  const order = matrix.length
  for (let first = 0; first < order; first += 1) {
    for (let second = first + 1; second < order; second += 1) {
      for (let third = second + 1; third < order; third += 1) {
        const stated = entry(matrix, first, third)
        const implied = entry(matrix, first, second) * entry(matrix, second, third)
        const distance = Math.abs(Math.log(implied / stated))
        if (distance <= farthest) continue
        farthest = distance
        worst = { first, second, third, stated, implied }
      }
    }
  }
  return worst
}

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  return matrix.map((row) => sum(row.map((value, column) => value * at(vector, column))))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function entry(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return at(matrix[row] ?? [], column)
}

/** An entry that must be there: a shorter row is a defect of the caller. */
function at(values: readonly number[], index: number): number {
  const value = values[index]
  if (value === undefined) throw new Error(`no entry ${index} among ${values.length}`)
  return value
}

function put(matrix: number[][], row: number, column: number, value: number): void {
  const cells = matrix[row]
  if (cells === undefined || column >= cells.length)
    throw new Error(`comparison of items ${row} and ${column} outside of a matrix of ${matrix.length}`)
  cells[column] = value
}
