import type { AhpProposal, ComparisonTimes, EntropyProposal } from '../../../shared/contract/scheme-weights.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import { toRoundedUnits } from '../../scoring/index.ts'
import { type AhpMethod, ahpWeights, CONSISTENCY_LIMIT, reciprocalMatrix } from '../../scoring/weights/ahp.ts'
import { entropyWeights } from '../../scoring/weights/entropy.ts'
import { shareOut } from '../../scoring/weights/share-out.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readEvaluateeNames } from '../results/results-repository.ts'
import { unpackNodes } from '../results/stored-result.ts'

interface Sharing {
  readonly total: string
  readonly step: string
}

/** Proposed weights from comparisons in pairs. */
export function proposeByComparison(
  input: Sharing & { readonly upper: readonly (readonly ComparisonTimes[])[]; readonly method: AhpMethod },
): AhpProposal {
  const result = ahpWeights(reciprocalMatrix(input.upper.map((row) => row.map(timesOf))), input.method)
  const { worst } = result
  return {
    ...proposed(result.weights, input),
    lambdaMax: result.lambdaMax.toFixed(4),
    consistencyIndex: withoutMinusZero(result.consistencyIndex.toFixed(4)),
    randomIndex: result.randomIndex.toFixed(2),
    consistencyRatio: withoutMinusZero(result.consistencyRatio.toFixed(4)),
    consistent: result.consistencyRatio < CONSISTENCY_LIMIT,
    worst: worst === null ? null : { ...worst, stated: timesText(worst.stated), implied: timesText(worst.implied) },
  }
}

/** Proposed weights from how much the values of each column differ; null with fewer than two complete rows or when nothing differs. */
export function proposeByEntropy(input: Sharing & { readonly rows: readonly (readonly (string | null)[])[] }): EntropyProposal | null {
  const complete = input.rows.flatMap((row) => {
    const values = row.flatMap((value) => (value === null ? [] : [Number(value)]))
    return values.length === row.length ? [values] : []
  })
  const columns = complete.length < 2 ? null : entropyWeights(complete)
  if (columns === null) return null
  return {
    ...proposed(
      columns.map((column) => column.weight),
      input,
    ),
    columns: columns.map(({ kind, entropy }) => ({ kind, entropy: entropy.toFixed(4) })),
    rows: complete.length,
    leftOut: input.rows.length - complete.length,
  }
}

/** Scores of the indicators as stored, for everybody who takes part; in the order of the register. @throws AppError `no_cycle` */
export function readScores(app: App, input: { readonly cycleId: number; readonly codes: readonly string[] }) {
  readCycle(app.db, input.cycleId)
  const compiled = app.results.compiled(input.cycleId)
  const names = readEvaluateeNames(app.db, input.cycleId)
  const places = input.codes.map((code) => compiled.nodeIndexByCode.get(code))
  const rows = [...app.results.stored(input.cycleId).values()].flatMap((result) => {
    const name = names.get(result.evaluateeId)
    if (name === undefined || result.participation !== 'full') return []
    const nodes = unpackNodes(compiled, result.nodes)
    const values = places.map((place) => {
      const exact = place === undefined ? null : (nodes[place]?.exact ?? null)
      return exact === null ? null : fromUnits(toRoundedUnits(exact, 'half_up', 4))
    })
    return [{ name: name.name, values }]
  })
  return { rows, unknown: input.codes.filter((_, index) => places[index] === undefined) }
}

function proposed(weights: readonly number[], { total, step }: Sharing) {
  const { parts, step: used } = shareOut(weights, toUnits(total), toUnits(step))
  return { proposals: parts.map(fromUnits), step: fromUnits(used), shares: weights.map((weight) => weight.toFixed(6)) }
}

function timesOf(times: ComparisonTimes): number {
  return times.startsWith('1/') ? 1 / Number(times.slice(2)) : Number(times)
}

/** A ratio in the words of the scale: 15 → "15", 1/3 → "1/3"; the nearest whole one where it is none. */
function timesText(ratio: number): string {
  const rounded = (value: number) => String(Math.round(value * 10) / 10)
  return ratio >= 1 ? rounded(ratio) : `1/${rounded(1 / ratio)}`
}

function withoutMinusZero(text: string): string {
  return text.replace(/^-(0\.0+)$/, '$1')
}
