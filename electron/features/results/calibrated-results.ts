import type { Veto } from '../../scoring/compiled.ts'
import { type Calibration, type CompiledScheme, calibratePanels, fromText, gradeOf, toRoundedUnits, toText } from '../../scoring/index.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'
import type { StoredResult } from './stored-result.ts'

/** Whether the scheme calibrates panels; where it does not, nothing of this costs anything. */
export function calibrates({ scheme }: CompiledScheme): boolean {
  return scheme.settings.calibration !== 'off'
}

/** Calibrations by evaluatee id, from the stored totals before calibration; the same rules as `calibrateScores` of the engine. */
export function calibrationsOf(
  results: Iterable<StoredResult>,
  panels: ReadonlyMap<number, StoredPanel>,
): ReadonlyMap<string, Calibration> {
  const totals = []
  for (const result of results) {
    const raw = result.rawExact ?? result.exact
    if (raw === null || result.vetoes.includes('zero')) continue
    totals.push({
      id: String(result.evaluateeId),
      panel: panels.get(result.evaluateeId)?.name ?? null,
      total: fromText(raw),
      counts: result.participation === 'full',
    })
  }
  return calibratePanels(totals)
}

/**
 * The results whose total, grade or raw total is another with these calibrations; places follow when they are ranked.
 *
 * @param vetoesOf vetoes in force of an evaluatee: a result keeps only their kinds, and a grade needs them whole
 */
export function movedByCalibration(
  compiled: CompiledScheme,
  results: Iterable<StoredResult>,
  calibrations: ReadonlyMap<string, Calibration>,
  vetoesOf: (evaluateeId: number) => readonly Veto[],
): readonly StoredResult[] {
  const { mode, digits } = compiled.scheme.settings.rounding
  const moved: StoredResult[] = []
  for (const result of results) {
    const calibration = calibrations.get(String(result.evaluateeId))
    const exact = calibration === undefined ? (result.rawExact ?? result.exact) : toText(calibration.calibrated)
    const rawExact = calibration === undefined ? null : toText(calibration.raw)
    if (exact === result.exact && rawExact === result.rawExact) continue
    const total = exact === null ? null : toRoundedUnits(fromText(exact), mode, digits)
    const vetoes = result.vetoes.length === 0 ? [] : vetoesOf(result.evaluateeId)
    const grade = total === null ? null : (gradeOf(compiled, total, vetoes)?.code ?? null)
    moved.push({ ...result, exact, rawExact, total, grade })
  }
  return moved
}
