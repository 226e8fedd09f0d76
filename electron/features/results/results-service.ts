import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import type { CompiledScheme, EvaluateeInputs, Ranked, Score } from '../../scoring/index.ts'
import type { StoredResult } from './stored-result.ts'

/** Where an evaluatee stands: rounded total in 1/10,000 (null: incomplete) and rank in its category (null: not ranked) of how many. */
export interface Standing {
  readonly total: number | null
  readonly rank: number | null
  readonly of: number
}

/**
 * Where an evaluatee stands in the running year. While inputs are missing (`provisional`), the total is the provisional one and the rank is among
 * all members of the category by result or provisional total.
 */
export interface RunningStanding extends Standing {
  readonly provisional: boolean
}

/** A score as it would be if the evaluatee's inputs were others; nothing is stored. */
export interface TrialScore {
  readonly before: { readonly score: Score; readonly standing: RunningStanding }
  readonly after: { readonly score: Score; readonly standing: RunningStanding }
}

/** Results under a scheme that is not in force, or from inputs that are not stored. */
export interface ResultsUnderScheme {
  readonly results: ReadonlyMap<number, StoredResult>
  readonly provisionalRanks: ReadonlyMap<number, Ranked>
}

/**
 * Materialised results: every write rescores the evaluatees it touched in its own transaction, and ranks follow from the stored totals.
 *
 * What is kept in memory is a copy of what is stored; `forget` drops it.
 */
export interface ResultsService {
  /** The compiled scheme of a cycle, kept until the scheme version's content changes. */
  compiled(cycleId: number): CompiledScheme
  /** The present inputs of one evaluatee, read from the database. */
  inputsOf(evaluateeId: number): EvaluateeInputs
  /**
   * Scores the evaluatees anew from the stored facts, stores results and the changed ranks of their categories. Call it inside the transaction
   * that changed the facts. `leaves` are the codes of the leaves whose inputs changed; when one of them is scored against the whole category
   * (rank points, ratio to best), the whole category is rescored. Leave it out when anything may have changed (category, participation).
   */
  rescore(cycleId: number, evaluateeIds: readonly number[], leaves?: readonly string[]): void
  /**
   * Calibrates all totals of a cycle anew after its panels changed; inside the transaction that changed them. Nothing where the scheme does not calibrate.
   */
  recalibrate(cycleId: number): void
  /** All stored results of a cycle by evaluatee id, in the order of the register. Exempt evaluatees have none. */
  stored(cycleId: number): ReadonlyMap<number, StoredResult>
  /** Stored standing of an evaluatee. */
  standing(evaluateeId: number): Standing
  /** Stored standing, provisional while inputs are missing. */
  running(evaluateeId: number): RunningStanding
  /** Provisional places by evaluatee id, over each category. */
  provisionalRanks(cycleId: number): ReadonlyMap<number, Ranked>
  /** What the evaluatee's score and rank would be with other inputs. */
  trial(evaluateeId: number, change: (inputs: EvaluateeInputs) => EvaluateeInputs): TrialScore
  /** Drops the results of evaluatees that leave the cycle and closes the ranks behind them; inside the transaction that removes them. */
  remove(cycleId: number, evaluateeIds: readonly number[]): void
  /**
   * Scores whole cycles, yielding between chunks, and stores everything in one transaction together with `alongside`. The caller holds the
   * write gate (`app.gate.run`). With `compiled`, another scheme than the stored one is applied (saving a draft).
   */
  recompute(cycleIds: readonly number[], options?: { readonly compiled?: CompiledScheme; readonly alongside?: () => void }): Promise<void>
  /**
   * What the results of a cycle would be under another scheme, by evaluatee id in the order of the register, with the provisional places; scored from
   * the stored facts, yielding between chunks. Nothing is stored.
   */
  underScheme(cycleId: number, compiled: CompiledScheme): Promise<ResultsUnderScheme>
  /**
   * What the results of a category would be if the inputs were others, with its provisional places; scored by the engine from the stored facts, yielding
   * between chunks. Nothing is stored.
   */
  supposing(cycleId: number, categoryId: number, change: (inputs: EvaluateeInputs) => EvaluateeInputs): Promise<ResultsUnderScheme>
  /** Ranks over the whole cycle, by evaluatee id; from the stored totals. */
  overall(cycleId: number): ReadonlyMap<number, Ranked>
  /** Where a total comes from: the result, or of an incomplete evaluatee the provisional total. */
  explain(evaluateeId: number): ExplanationNode
  forget(): void
}
