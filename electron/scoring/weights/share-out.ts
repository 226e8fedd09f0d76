/**
 * Shares a total out by weights in whole steps, so that the parts add up to exactly the total (largest remainder, Hamilton's method).
 *
 * Each part gets the whole steps in its share; the steps that are left go to the largest remainders, equal ones in order of the weights.
 * Example: weights ⅓, ⅓, ⅓ of 10000 in steps of 1 → 3334, 3333, 3333.
 *
 * @param total and @param step integers in 1/10,000; where the step does not divide the total, the next finer of 1, 0.5, 0.1, 0.01, 0.0001 that does is taken
 * @param weights not below zero, not all zero; one part for each
 */
export function shareOut(
  weights: readonly number[],
  total: number,
  step: number,
): { readonly parts: readonly number[]; readonly step: number } {
  const used = [step, ...finerSteps.filter((each) => each < step)].find((each) => total % each === 0) ?? 1
  const steps = total / used
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (!(sum > 0)) throw new Error(`weights add up to ${sum}`)
  const exact = weights.map((weight) => (weight / sum) * steps)
  // An exact share that floating point puts a hair below a whole number is that number.
  const whole = exact.map((value) => Math.floor(value + 1e-9))
  const left = steps - whole.reduce((all, value) => all + value, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - (whole[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const lucky = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return { parts: whole.map((value, index) => (value + (lucky.has(index) ? 1 : 0)) * used), step: used }
}

const finerSteps = [10_000, 5_000, 1_000, 100, 1]
