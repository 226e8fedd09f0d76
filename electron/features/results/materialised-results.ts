import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import {
  buildCohort,
  type Calibration,
  type Cohort,
  type CompiledScheme,
  compileScheme,
  type EvaluateeInputs,
  explainEvaluatee,
  needsCohort,
  type Ranked,
  type Score,
  scoreEvaluatee,
} from '../../scoring/index.ts'
import { today } from '../operations.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'
import { readVersion } from '../schemes/schemes-repository.ts'
import { calibrates, calibrationsOf, movedByCalibration } from './calibrated-results.ts'
import { rankProvisionally, rankResults, samePlace } from './cycle-results.ts'
import { readInputs, readValuesOf } from './input-reader.ts'
import { panelOfEvaluatee } from './panel-of-evaluatee.ts'
import type { ResultsService, RunningStanding } from './results-service.ts'
import { provisionalPlaces, type Recomputed, scoreCycle, storeAll } from './score-cycle.ts'
import { type Rules, rulesOf, scoreResult, toResult } from './score-result.ts'
import { dayBefore, latestSnapshotDay, writeSnapshot } from './snapshots.ts'
import { readResults, type StoredResult, writeRank, writeResult, writeTotal } from './stored-result.ts'

/** Which content of a scheme a cycle is scored by. */
interface Version {
  readonly versionId: number
  readonly hash: string
}

/** A cycle in memory: a copy of what is stored, and what is derived from it on demand. */
interface LoadedCycle extends Version, Rules {
  readonly results: Map<number, StoredResult>
  overall: ReadonlyMap<number, Ranked> | null
  provisionalRanks: ReadonlyMap<number, Ranked> | null
  cohort: Cohort | null
  /** Panel of each evaluatee, and what calibration does to each total; both only where the scheme calibrates panels. */
  panels: ReadonlyMap<number, StoredPanel> | null
  calibrations: ReadonlyMap<string, Calibration> | null
  /** Newest day for which a ranking is kept; undefined until asked for. */
  snapshotDay: string | null | undefined
}

/** Makes the results of one open database. */
export function createResultsService({ db, clock }: { readonly db: Database; readonly clock: () => Date }): ResultsService {
  const cycles = new Map<number, LoadedCycle>()

  function load(cycleId: number): LoadedCycle {
    const version = versionOf(db, cycleId)
    const known = cycles.get(cycleId)
    if (known !== undefined && known.versionId === version.versionId && known.hash === version.hash) return known
    const stored = new Map(readResults(db, cycleId).map((result) => [result.evaluateeId, result]))
    return keep(cycleId, version, rulesOf(compileScheme(readVersion(db, version.versionId).scheme)), stored)
  }

  function keep(cycleId: number, version: Version, rules: Rules, results: Map<number, StoredResult>): LoadedCycle {
    const loaded: LoadedCycle = {
      ...version,
      ...rules,
      results,
      overall: null,
      provisionalRanks: null,
      cohort: null,
      panels: null,
      calibrations: null,
      snapshotDay: undefined,
    }
    cycles.set(cycleId, loaded)
    return loaded
  }

  function cohortOf(cycleId: number, cycle: LoadedCycle): Cohort {
    cycle.cohort ??= buildCohort(cycle.compiled, readValuesOf(db, cycle.compiled, needsCohort(cycle.compiled), cycleId))
    return cycle.cohort
  }

  function cycleOf(evaluateeId: number): number {
    const row = db.get(db.build.selectFrom('evaluatee').select('cycle_id').where('id', '=', evaluateeId))
    if (row === undefined) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
    return row.cycle_id
  }

  function oneInput(compiled: CompiledScheme, evaluateeId: number): EvaluateeInputs {
    const [inputs] = readInputs(db, compiled, [evaluateeId])
    if (inputs === undefined) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
    return inputs
  }

  /** Keeps yesterday's ranking before the first change of a day. */
  function keepSnapshot(cycleId: number, cycle: LoadedCycle): void {
    const yesterday = dayBefore(today(clock()))
    cycle.snapshotDay ??= latestSnapshotDay(db, cycleId)
    if (cycle.results.size === 0 || (cycle.snapshotDay !== null && cycle.snapshotDay >= yesterday)) return
    writeSnapshot(db, cycleId, yesterday, cycle.results.values(), overallOf(cycle))
    cycle.snapshotDay = yesterday
  }

  function overallOf(cycle: LoadedCycle): ReadonlyMap<number, Ranked> {
    cycle.overall ??= rankResults(cycle.compiled, cycle.results.values())
    return cycle.overall
  }

  /** Ranks the given categories anew; stores only places that changed. */
  function rerank(cycle: LoadedCycle, categories: ReadonlySet<number>): void {
    cycle.overall = null
    cycle.provisionalRanks = null
    const members = new Map<number, StoredResult[]>([...categories].map((id) => [id, []]))
    for (const result of cycle.results.values()) members.get(result.categoryId)?.push(result)
    for (const results of members.values()) {
      const ranks = rankResults(cycle.compiled, results)
      for (const result of results) {
        const ranked = ranks.get(result.evaluateeId)
        if (samePlace(result, ranked)) continue
        const moved = { ...result, rank: ranked?.rank ?? null, tie: ranked?.tie ?? null }
        cycle.results.set(result.evaluateeId, moved)
        writeRank(db, moved)
      }
    }
  }

  function calibrationsNow(cycleId: number, cycle: LoadedCycle): ReadonlyMap<string, Calibration> {
    cycle.panels ??= panelOfEvaluatee(db, cycleId)
    cycle.calibrations ??= calibrationsOf(cycle.results.values(), cycle.panels)
    return cycle.calibrations
  }

  function vetoesIn(cycleId: number, cycle: LoadedCycle): (evaluateeId: number) => Score['vetoes'] {
    return (id) => scoreEvaluatee(cycle.compiled, oneInput(cycle.compiled, id), cohortOf(cycleId, cycle)).vetoes
  }

  /** Calibrates all totals anew, because every total moves its panel's mean; returns the categories in which one moved. */
  function calibrateAnew(cycleId: number, cycle: LoadedCycle): ReadonlySet<number> {
    const touched = new Set<number>()
    if (!calibrates(cycle.compiled)) return touched
    cycle.calibrations = null
    const calibrations = calibrationsNow(cycleId, cycle)
    for (const moved of movedByCalibration(cycle.compiled, cycle.results.values(), calibrations, vetoesIn(cycleId, cycle))) {
      cycle.results.set(moved.evaluateeId, moved)
      writeTotal(db, moved)
      touched.add(moved.categoryId)
    }
    return touched
  }

  /** The results as they would be with one replaced: with calibration, everybody's total follows. */
  function resultsWith(cycleId: number, cycle: LoadedCycle, replaced: StoredResult): ReadonlyMap<number, StoredResult> {
    const results = new Map(cycle.results).set(replaced.evaluateeId, replaced)
    if (!calibrates(cycle.compiled)) return results
    cycle.panels ??= panelOfEvaluatee(db, cycleId)
    const calibrations = calibrationsOf(results.values(), cycle.panels)
    for (const moved of movedByCalibration(cycle.compiled, results.values(), calibrations, vetoesIn(cycleId, cycle))) {
      results.set(moved.evaluateeId, moved)
    }
    return results
  }

  /** Ids to score when some leaves of some evaluatees changed: with a leaf that looks at the whole category, the category. */
  function affected(cycleId: number, cycle: LoadedCycle, ids: readonly number[], leaves: readonly string[] | undefined): readonly number[] {
    const looking = needsCohort(cycle.compiled)
    const reaches = leaves === undefined || looking.some((index) => leaves.includes(cycle.compiled.leaves[index]?.code ?? ''))
    if (looking.length === 0 || !reaches) return ids
    cycle.cohort = null
    const categories = new Set(ids.flatMap((id) => cycle.results.get(id)?.categoryId ?? []))
    const now = db.all(db.build.selectFrom('evaluatee').select(['id', 'category_id']).where('cycle_id', '=', cycleId))
    const changed = new Set(ids)
    for (const row of now) if (changed.has(row.id)) categories.add(row.category_id)
    return now.filter((row) => categories.has(row.category_id)).map((row) => row.id)
  }

  /** Place of one result among its category. */
  function standingAmong(cycle: LoadedCycle, results: ReadonlyMap<number, StoredResult>, result: StoredResult): RunningStanding {
    const members = [...results.values()].filter(({ categoryId }) => categoryId === result.categoryId)
    const provisional = result.total === null
    const ranks = (provisional ? rankProvisionally : rankResults)(cycle.compiled, members)
    const total = provisional ? result.provisional : result.total
    return { total, rank: ranks.get(result.evaluateeId)?.rank ?? null, of: ranks.size, provisional }
  }

  const service: ResultsService = {
    compiled: (cycleId) => load(cycleId).compiled,
    stored: (cycleId) => load(cycleId).results,
    inputsOf: (evaluateeId) => oneInput(load(cycleOf(evaluateeId)).compiled, evaluateeId),
    overall: (cycleId) => overallOf(load(cycleId)),
    forget: () => cycles.clear(),

    standing(evaluateeId) {
      const cycle = load(cycleOf(evaluateeId))
      const result = cycle.results.get(evaluateeId)
      if (result === undefined) return { total: null, rank: null, of: 0 }
      let of = 0
      for (const other of cycle.results.values()) if (other.categoryId === result.categoryId && isRanked(other)) of += 1
      return { total: result.total, rank: result.rank, of }
    },

    running(evaluateeId) {
      const cycle = load(cycleOf(evaluateeId))
      const result = cycle.results.get(evaluateeId)
      return result === undefined ? { total: null, rank: null, of: 0, provisional: false } : standingAmong(cycle, cycle.results, result)
    },

    provisionalRanks(cycleId) {
      const cycle = load(cycleId)
      cycle.provisionalRanks ??= provisionalPlaces(cycle.compiled, cycle.results.values())
      return cycle.provisionalRanks
    },

    trial(evaluateeId, change) {
      const cycleId = cycleOf(evaluateeId)
      const cycle = load(cycleId)
      const inputs = oneInput(cycle.compiled, evaluateeId)
      const cohort = cohortOf(cycleId, cycle)
      const tried = (what: EvaluateeInputs) => {
        const score = scoreEvaluatee(cycle.compiled, what, cohort)
        const results = resultsWith(cycleId, cycle, toResult(cycle, what, cohort, score))
        const result = results.get(evaluateeId)
        if (result === undefined) throw new Error(`no result of evaluatee ${evaluateeId}`)
        return { score, standing: standingAmong(cycle, results, result) }
      }
      return { before: tried(inputs), after: tried(change(inputs)) }
    },

    async underScheme(cycleId, compiled) {
      const results = await scoreCycle(db, rulesOf(compiled), cycleId)
      return { results, provisionalRanks: provisionalPlaces(compiled, results.values()) }
    },

    async supposing(cycleId, categoryId, change) {
      const cycle = load(cycleId)
      const members = [...cycle.results.values()].filter((result) => result.categoryId === categoryId)
      const ids = calibrates(cycle.compiled) ? null : members.map(({ evaluateeId }) => evaluateeId)
      const scored = await scoreCycle(db, cycle, cycleId, { ids, change })
      const results = new Map([...scored].filter(([, result]) => result.categoryId === categoryId))
      return { results, provisionalRanks: rankProvisionally(cycle.compiled, results.values()) }
    },

    explain(evaluateeId) {
      const cycleId = cycleOf(evaluateeId)
      const cycle = load(cycleId)
      const rules = cycle.results.get(evaluateeId)?.state === 'incomplete' ? cycle.provisional : cycle.compiled
      const calibration = calibrates(cycle.compiled) ? calibrationsNow(cycleId, cycle).get(String(evaluateeId)) : undefined
      return explainEvaluatee(rules, oneInput(rules, evaluateeId), cohortOf(cycleId, cycle), calibration)
    },

    rescore(cycleId, evaluateeIds, leaves) {
      const cycle = load(cycleId)
      keepSnapshot(cycleId, cycle)
      const touched = new Set<number>()
      const ids = affected(cycleId, cycle, evaluateeIds, leaves)
      const cohort = cohortOf(cycleId, cycle)
      for (const inputs of readInputs(db, cycle.compiled, ids)) {
        const id = Number(inputs.evaluatee)
        const before = cycle.results.get(id)
        if (before !== undefined) touched.add(before.categoryId)
        if (inputs.participation === 'exempt') {
          removeResult(db, id)
          cycle.results.delete(id)
          continue
        }
        const fresh = scoreResult(cycle, inputs, cohort)
        const kept = before === undefined ? fresh : { ...fresh, rank: before.rank, tie: before.tie }
        writeResult(db, cycleId, kept)
        cycle.results.set(id, kept)
        touched.add(fresh.categoryId)
      }
      // Without leaves the register may have changed, and with it who belongs to which panel.
      if (leaves === undefined) cycle.panels = null
      rerank(cycle, new Set([...touched, ...calibrateAnew(cycleId, cycle)]))
    },

    recalibrate(cycleId) {
      const cycle = load(cycleId)
      cycle.panels = null
      if (!calibrates(cycle.compiled)) return
      keepSnapshot(cycleId, cycle)
      rerank(cycle, calibrateAnew(cycleId, cycle))
    },

    remove(cycleId, evaluateeIds) {
      const cycle = load(cycleId)
      keepSnapshot(cycleId, cycle)
      const touched = new Set<number>()
      for (const id of evaluateeIds) {
        const result = cycle.results.get(id)
        if (result !== undefined) touched.add(result.categoryId)
        removeResult(db, id)
        cycle.results.delete(id)
      }
      cycle.cohort = null
      cycle.panels = null
      rerank(cycle, new Set([...touched, ...calibrateAnew(cycleId, cycle)]))
    },

    async recompute(cycleIds, options = {}) {
      const fresh = new Map<number, Recomputed>()
      for (const cycleId of cycleIds) {
        const rules = options.compiled === undefined ? load(cycleId) : rulesOf(options.compiled)
        fresh.set(cycleId, { rules, results: await scoreCycle(db, rules, cycleId) })
      }
      try {
        await db.transactionInSteps(async () => {
          for (const cycleId of cycleIds) keepSnapshot(cycleId, load(cycleId))
          for (const [cycleId, { results }] of fresh) await storeAll(db, cycleId, results)
          // Last: from here on a reader would take the new scheme for the one in force, and must find all results with it.
          options.alongside?.()
        })
      } catch (error) {
        service.forget()
        throw error
      }
      // What was just stored is not read back.
      for (const [cycleId, { rules, results }] of fresh) keep(cycleId, versionOf(db, cycleId), rules, results)
    },
  }
  return service
}

function isRanked(result: StoredResult): boolean {
  return result.participation === 'full' && result.total !== null
}

function removeResult(db: Database, evaluateeId: number): void {
  db.prepare('DELETE FROM result WHERE evaluatee_id = ?').run(evaluateeId)
}

function versionOf(db: Database, cycleId: number): Version {
  const row = db
    .prepare('SELECT v.id AS versionId, v.hash AS hash FROM cycle c JOIN scheme_version v ON v.id = c.scheme_version_id WHERE c.id = ?')
    .get(cycleId) as Version | undefined
  if (row === undefined) throw new AppError('no_cycle', { id: cycleId })
  return row
}
