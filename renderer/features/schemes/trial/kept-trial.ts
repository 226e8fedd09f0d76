import type { LeftOver, TrialFacts } from '../../../../shared/contract/scheme-trial.ts'

/** A real evaluatee whose facts were taken, with its standing at that moment. */
export interface TakenFrom {
  readonly evaluateeId: number
  readonly name: string
  readonly total: string | null
  readonly provisional: boolean
  readonly gradeName: string | null
  readonly leftOver: readonly LeftOver[]
  readonly judges: readonly { readonly code: string; readonly name: string }[]
}

/** Everything that a trial consists of beside the scheme. */
export interface KeptTrial {
  readonly facts: TrialFacts
  readonly taken: TakenFrom | null
}

export const emptyTrial: KeptTrial = { facts: { leaves: {}, own: {} }, taken: null }

const keyOf = (versionId: number): string => `hengjian.trial.${versionId}`

/** The trial of a version as it was left in this window. What cannot be read is as if nothing had been typed: it was never more than a try. */
export function readKeptTrial(versionId: number): KeptTrial {
  const text = sessionStorage.getItem(keyOf(versionId))
  if (text === null) return emptyTrial
  try {
    const kept = JSON.parse(text) as Partial<KeptTrial>
    if (typeof kept.facts?.leaves !== 'object' || typeof kept.facts.own !== 'object') return emptyTrial
    return { facts: kept.facts, taken: kept.taken ?? null }
  } catch {
    return emptyTrial
  }
}

/** Keeps a trial in this window, and only there: facts of a trial are no facts of the office. */
export function keepTrial(versionId: number, trial: KeptTrial): void {
  try {
    if (trial === emptyTrial) sessionStorage.removeItem(keyOf(versionId))
    else sessionStorage.setItem(keyOf(versionId), JSON.stringify(trial))
  } catch {
    // The window's storage is full: the trial stays on screen and is lost with it.
  }
}
