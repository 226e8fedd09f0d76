import type { CompiledScheme, Score } from './compiled.ts'
import { exactMean } from './exact-mean.ts'
import { divide, type Fraction, multiply, sign } from './fraction.ts'
import type { EvaluateeInputs } from './inputs.ts'
import { roundTotal } from './score-evaluatee.ts'

/** One total that a panel gave. `counts` false: it is calibrated, but its panel's mean does not see it. */
export interface PanelTotal {
  readonly id: string
  readonly panel: string | null
  readonly total: Fraction
  readonly counts: boolean
}

/** How one evaluatee's total was calibrated: total × mean of panel means ÷ own panel's mean. The raw total is kept beside it. */
export interface Calibration {
  readonly panel: string
  readonly raw: Fraction
  readonly calibrated: Fraction
  readonly panelMean: Fraction
  readonly meanOfPanels: Fraction
}

/**
 * Calibrates panels that saw different evaluatees by averaging twice: each panel's mean, then the mean R of these means; a total becomes
 * total × R ÷ own panel's mean. Source: rule of Henan 2012 recruitment interviews (二次平均法); R is the mean of the panel means, not of all totals.
 *
 * Example: panel means 80 and 84 → R = 82; totals 80 and 84 both become 82.
 *
 * @param totals any order. Those without a panel, and those of a panel whose mean is not above 0 or has no counting total, are not in the result:
 *   they stay as they are.
 */
export function calibratePanels(totals: readonly PanelTotal[]): ReadonlyMap<string, Calibration> {
  const counting = new Map<string, Fraction[]>()
  for (const { panel, total, counts } of totals) {
    if (panel === null || !counts) continue
    const known = counting.get(panel)
    if (known === undefined) counting.set(panel, [total])
    else known.push(total)
  }
  const means = new Map<string, Fraction>()
  for (const [panel, members] of counting) {
    const mean = exactMean(members)
    if (sign(mean) > 0) means.set(panel, mean)
  }
  if (means.size === 0) return new Map()
  const meanOfPanels = exactMean([...means.values()])
  const calibrations = new Map<string, Calibration>()
  for (const { id, panel, total } of totals) {
    const panelMean = panel === null ? undefined : means.get(panel)
    if (panel === null || panelMean === undefined) continue
    const calibrated = divide(multiply(total, meanOfPanels), panelMean)
    calibrations.set(id, { panel, raw: total, calibrated, panelMean, meanOfPanels })
  }
  return calibrations
}

/** A score with the evaluatee it belongs to. */
export interface ScoredEvaluatee {
  readonly inputs: Pick<EvaluateeInputs, 'evaluatee' | 'participation' | 'panel'>
  readonly score: Score
}

/**
 * Calibrations of a whole cycle, by evaluatee; empty when the scheme's `calibration` is off.
 *
 * A panel's mean is over its complete, full participants; by-reference ones are calibrated with it and do not move it. A total that a veto has made 0
 * neither moves a mean nor is calibrated.
 */
export function calibrateScores(compiled: CompiledScheme, all: Iterable<ScoredEvaluatee>): ReadonlyMap<string, Calibration> {
  if (compiled.scheme.settings.calibration === 'off') return new Map()
  const totals: PanelTotal[] = []
  for (const { inputs, score } of all) {
    if (score.total === null || score.vetoes.some((veto) => veto.effect.kind === 'zero')) continue
    totals.push({ id: inputs.evaluatee, panel: inputs.panel ?? null, total: score.total, counts: inputs.participation === 'full' })
  }
  return calibratePanels(totals)
}

/** The score with its calibrated total, rounded as the scheme says; parts and nodes stay raw. */
export function withCalibration(compiled: CompiledScheme, score: Score, calibration: Calibration | undefined): Score {
  if (calibration === undefined || score.total === null) return score
  return { ...score, total: calibration.calibrated, rounded: roundTotal(compiled, calibration.calibrated, null) }
}
