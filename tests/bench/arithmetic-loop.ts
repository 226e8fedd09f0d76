const evaluatees = 3400
const judgedLeaves = 20
const judges = 9
const findings = 60_000
const findingLeaves = 25
const measuredLeaves = 15

/**
 * Milliseconds of the bare arithmetic of the reference size over typed arrays that are already there: trimmed sums of marks, findings taken from
 * their leaves and floored, linear curves, totals. Nothing is read, checked, explained or ranked: no program can be faster than this.
 */
export function arithmeticLoop(): number {
  const marks = Int32Array.from({ length: evaluatees * judgedLeaves * judges }, (_, place) => (60 + (place % 40)) * 1000)
  const findingOf = Int32Array.from({ length: findings }, (_, place) => (place * 7919) % (evaluatees * findingLeaves))
  const values = Int32Array.from({ length: evaluatees * measuredLeaves }, (_, place) => 600_000 + (place % 400) * 1000)
  const totals = new Float64Array(evaluatees)
  const taken = new Int32Array(evaluatees * findingLeaves)

  const start = performance.now()
  for (let sheet = 0; sheet < evaluatees * judgedLeaves; sheet += 1) {
    let [sum, high, low] = [0, 0, 1_000_000]
    for (let mark = sheet * judges; mark < (sheet + 1) * judges; mark += 1) {
      const units = marks[mark] ?? 0
      sum += units
      high = Math.max(high, units)
      low = Math.min(low, units)
    }
    add(totals, Math.floor(sheet / judgedLeaves), (sum - high - low) * 20)
  }
  for (const leaf of findingOf) taken[leaf] = (taken[leaf] ?? 0) + 1000
  for (const [leaf, points] of taken.entries()) add(totals, Math.floor(leaf / findingLeaves), Math.max(0, 12_000 - points) * 700)
  for (const [place, value] of values.entries()) add(totals, Math.floor(place / measuredLeaves), (value - 600_000) * 35)
  return performance.now() - start
}

function add(totals: Float64Array, place: number, points: number): void {
  totals[place] = (totals[place] ?? 0) + points
}
