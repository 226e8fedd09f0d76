import type { Database } from '../../database/database.ts'
import { buildCohort, type CompiledScheme, type EvaluateeInputs, needsCohort, type Ranked, scoreEvaluatee } from '../../scoring/index.ts'
import { calibrates, calibrationsOf, movedByCalibration } from './calibrated-results.ts'
import { rankProvisionally, rankResults } from './cycle-results.ts'
import { readInputs, readValuesOf } from './input-reader.ts'
import { panelOfEvaluatee } from './panel-of-evaluatee.ts'
import { type Rules, scoreResult } from './score-result.ts'
import { type StoredResult, writeResult } from './stored-result.ts'

/**
 * Evaluatees read and scored without yielding. Few, so that what is read of them dies young: with 128 at a time (60 leaves, 180 marks each) the
 * garbage collector takes them for lasting, the process grows by 140 MB, and the run is no faster.
 */
const chunkSize = 32

/** Results stored without yielding. */
const storedPerStep = 256

/** Replaces the stored results of a cycle, yielding between chunks; the caller's transaction makes it one change. */
export async function storeAll(db: Database, cycleId: number, results: ReadonlyMap<number, StoredResult>): Promise<void> {
  db.prepare('DELETE FROM result WHERE cycle_id = ? AND evaluatee_id NOT IN (SELECT value FROM json_each(?))').run(
    cycleId,
    JSON.stringify([...results.keys()]),
  )
  let stored = 0
  for (const result of results.values()) {
    writeResult(db, cycleId, result)
    stored += 1
    if (stored % storedPerStep === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A cycle as scored anew; results in the order of the register. */
export interface Recomputed {
  readonly rules: Rules
  readonly results: Map<number, StoredResult>
}

/** Part of a cycle with other inputs than the stored ones. */
export interface Supposition {
  /** Evaluatees to score; null: all of the cycle. */
  readonly ids: readonly number[] | null
  readonly change: (inputs: EvaluateeInputs) => EvaluateeInputs
}

const asStored: Supposition = { ids: null, change: (inputs) => inputs }

/**
 * Scores every evaluatee of a cycle, or those of a supposition, and ranks the categories, yielding between chunks; nothing is stored. Calibration looks
 * at what is scored only, so a supposition about a cycle that calibrates takes everybody.
 */
export async function scoreCycle(db: Database, rules: Rules, cycleId: number, supposed = asStored): Promise<Map<number, StoredResult>> {
  const { compiled } = rules
  const register = db.build.selectFrom('evaluatee').select('id').where('cycle_id', '=', cycleId).where('participation', '<>', 'exempt')
  const wanted = supposed.ids === null ? null : new Set(supposed.ids)
  const registered = db.all(register.orderBy('position').orderBy('id')).map((row) => row.id)
  const ids = wanted === null ? registered : registered.filter((id) => wanted.has(id))
  const looking = needsCohort(compiled)
  const cohort = buildCohort(compiled, looking.length === 0 ? [] : readValuesOf(db, compiled, looking, cycleId))
  const results = new Map<number, StoredResult>()
  for (let from = 0; from < ids.length; from += chunkSize) {
    for (const inputs of readInputs(db, compiled, ids.slice(from, from + chunkSize))) {
      const result = scoreResult(rules, supposed.change(inputs), cohort)
      results.set(result.evaluateeId, result)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (calibrates(compiled)) {
    const calibrations = calibrationsOf(results.values(), panelOfEvaluatee(db, cycleId))
    const vetoesOf = (id: number) =>
      readInputs(db, compiled, [id]).flatMap((one) => scoreEvaluatee(compiled, supposed.change(one), cohort).vetoes)
    for (const moved of movedByCalibration(compiled, results.values(), calibrations, vetoesOf)) results.set(moved.evaluateeId, moved)
  }
  for (const members of Map.groupBy(results.values(), (result) => result.categoryId).values()) {
    for (const [id, { rank, tie }] of rankResults(compiled, members)) {
      const result = results.get(id)
      if (result !== undefined) results.set(id, { ...result, rank, tie })
    }
  }
  return results
}

/** Provisional places by evaluatee id, category by category. */
export function provisionalPlaces(compiled: CompiledScheme, results: Iterable<StoredResult>): ReadonlyMap<number, Ranked> {
  const categories = Map.groupBy(results, (result) => result.categoryId)
  return new Map([...categories.values()].flatMap((members) => [...rankProvisionally(compiled, members)]))
}
