import type { Cycle } from '../../../shared/contract/cycles.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import { type CompiledScheme, compileScheme, type FindingInput, ruleAmount, toRoundedUnits } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { insertPanel } from '../panels/panels-repository.ts'
import { pinyinOf } from '../register/pinyin-of.ts'
import { insertVersion } from '../schemes/schemes-repository.ts'
import { insertCycle, readCycle } from './cycles-repository.ts'
import { officeSample } from './sample/office-sample.ts'
import { provinceSample } from './sample/province-sample.ts'
import type { SampleData, SampleFinding } from './sample/sample-data.ts'
import { keepSampleSnapshots } from './sample-snapshots.ts'

/** Rows inserted without yielding. */
const rowsPerStep = 4000

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Loads the invented sample as a cycle of its own, with results and earlier rankings, as a whole or not at all.
 *
 * @throws AppError `name_taken` when it is loaded already
 */
export async function loadSample(app: App, operator: string | null, size: 'office' | 'province'): Promise<Cycle> {
  const data = size === 'office' ? officeSample() : provinceSample()
  const id = await app.gate.run(async () => {
    try {
      const cycleId = await app.db.transactionInSteps(() => load(app, operator, data))
      app.changes.publish(['cycles', 'schemes', 'register', 'findings', 'inputs', 'panels', 'results'])
      return cycleId
    } catch (error) {
      app.results.forget()
      throw error
    }
  })
  return readCycle(app.db, id)
}

async function load(app: App, operator: string | null, data: SampleData): Promise<number> {
  const at = app.clock().toISOString()
  const versionId = insertVersion(app.db, data.scheme, at)
  const cycleId = insertCycle(app.db, {
    year: data.year,
    name: data.name,
    kind: data.scheme.kind,
    schemeVersionId: versionId,
    isSample: true,
    at,
  })
  const evaluateeIds = insertRegister(app, cycleId, data)
  const judgeIds = insertJudges(app, cycleId, data)
  await pause()
  await insertFindings(app, cycleId, compileScheme(data.scheme), data, evaluateeIds, at)
  await insertInputs(app, data, evaluateeIds)
  await insertMarks(app, data, evaluateeIds, judgeIds)
  insertPanel(app.db, cycleId, { name: '考评组', scope: { kind: 'all' }, leaves: { kind: 'all' }, judgeIds })
  insertRecusals(app, cycleId, at)
  await app.results.recompute([cycleId])
  await keepSampleSnapshots(app, cycleId, data.snapshotDays)
  logOperation(app, {
    operator: operator ?? '',
    action: 'sample_loaded',
    objectKind: 'cycle',
    objectId: cycleId,
    detail: { name: data.name },
  })
  return cycleId
}

/** @returns ids of the evaluatees in the sample's order */
function insertRegister(app: App, cycleId: number, data: SampleData): readonly number[] {
  const { db } = app
  const categoryIds = data.categories.map(
    (name, position) => db.run(db.build.insertInto('category').values({ cycle_id: cycleId, name, position: position + 1 })).insertedId,
  )
  const unitIds = data.units.map((unit) => unitId(app, unit))
  const branch = db.prepare(
    'INSERT INTO branch (unit_id, code, name) VALUES (?, ?, ?) ON CONFLICT (unit_id, name) DO UPDATE SET code = code RETURNING id',
  )
  const evaluatee = db.prepare(
    `INSERT INTO evaluatee (cycle_id, unit_id, branch_id, category_id, code, name, short_name, participation, remark, pinyin, initials, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  )
  return data.evaluatees.map((row, position) => {
    const unit = at(unitIds, row.unit)
    const branchId = row.branch === null ? null : (branch.pluck().get(unit, row.code, row.branch) as number)
    const { pinyin, initials } = pinyinOf(row.name, row.shortName)
    return evaluatee
      .pluck()
      .get(
        cycleId,
        unit,
        branchId,
        at(categoryIds, row.category),
        row.code,
        row.name,
        row.shortName,
        row.participation,
        row.remark,
        pinyin,
        initials,
        position + 1,
      ) as number
  })
}

/** Id of a unit by its name; one that another cycle has already is shared. */
function unitId(app: App, unit: SampleData['units'][number]): number {
  const known = app.db.get(app.db.build.selectFrom('unit').select('id').where('name', '=', unit.name))
  if (known !== undefined) return known.id
  return app.db.run(app.db.build.insertInto('unit').values({ code: unit.code, name: unit.name, short_name: unit.shortName })).insertedId
}

function insertJudges(app: App, cycleId: number, data: SampleData): readonly number[] {
  return data.judges.map(
    ({ code, name, group }, position) =>
      app.db.run(app.db.build.insertInto('judge').values({ cycle_id: cycleId, code, name, judge_group: group, position: position + 1 }))
        .insertedId,
  )
}

async function insertFindings(
  app: App,
  cycleId: number,
  compiled: CompiledScheme,
  data: SampleData,
  evaluateeIds: readonly number[],
  now: string,
): Promise<void> {
  const insert = app.db.prepare(
    `INSERT INTO finding (cycle_id, evaluatee_id, indicator, rule, quantity, level, multipliers, chosen, reason, matter_key, description, found_on, source,
       deadline, status, points, recorded_by, confirmed_by, confirmed_at, closed_on, withdraw_reason, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  await inSteps(data.findings, (finding) => {
    insert.run(
      cycleId,
      at(evaluateeIds, finding.evaluatee),
      finding.indicator,
      finding.rule,
      toUnits(finding.quantity),
      finding.level,
      JSON.stringify(finding.multipliers),
      finding.chosen === null ? null : toUnits(finding.chosen),
      finding.reason,
      finding.matterKey,
      finding.description,
      finding.foundOn,
      finding.source,
      finding.deadline,
      finding.status,
      pointsOf(compiled, finding),
      finding.recordedBy,
      finding.confirmedBy,
      finding.confirmedAt,
      finding.closedOn,
      finding.withdrawReason,
      finding.confirmedAt ?? now,
      now,
    )
  })
}

/** Points of the finding alone, in 1/10,000, cut; null where its rule moves none. */
function pointsOf(compiled: CompiledScheme, finding: SampleFinding): number | null {
  const leaf = compiled.leafIndexByCode.get(finding.indicator)
  if (leaf === undefined) throw new Error(`sample finding names an unknown indicator: ${finding.indicator}`)
  const input: FindingInput = {
    id: '',
    rule: finding.rule,
    quantity: toUnits(finding.quantity),
    level: finding.level,
    multipliers: finding.multipliers,
    chosen: finding.chosen === null ? null : toUnits(finding.chosen),
    matterKey: finding.matterKey,
    status: finding.status,
    foundOn: finding.foundOn,
    closedOn: finding.closedOn,
  }
  const amount = ruleAmount(compiled, leaf, input)
  return amount === null ? null : toRoundedUnits(amount, 'down', 4)
}

async function insertInputs(app: App, data: SampleData, evaluateeIds: readonly number[]): Promise<void> {
  const value = app.db.prepare(
    'INSERT INTO input_value (evaluatee_id, indicator, state, value, baseline, target) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const units = (text: string | null) => (text === null ? null : toUnits(text))
  await inSteps(data.values, ({ evaluatee, indicator, input }) => {
    value.run(at(evaluateeIds, evaluatee), indicator, input.state, units(input.value), units(input.baseline), units(input.target))
  })
  const ballots = app.db.prepare(
    'INSERT INTO ballot (evaluatee_id, indicator, rater_group, state, entitled, issued, returned, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  await inSteps(data.ballots, ({ evaluatee, indicator, group, ballot }) => {
    const { state, entitled, issued, returned, counts } = ballot
    ballots.run(at(evaluateeIds, evaluatee), indicator, group, state, entitled, issued, returned, JSON.stringify(counts))
  })
}

async function insertMarks(app: App, data: SampleData, evaluateeIds: readonly number[], judgeIds: readonly number[]): Promise<void> {
  const insert = app.db.prepare('INSERT INTO mark (evaluatee_id, indicator, judge_id, state, value, option) VALUES (?, ?, ?, ?, ?, ?)')
  const marks = function* () {
    for (const [place, evaluateeId] of evaluateeIds.entries()) for (const mark of data.marksOf(place)) yield { evaluateeId, mark }
  }
  await inSteps(marks(), ({ evaluateeId, mark }) => {
    insert.run(evaluateeId, mark.indicator, at(judgeIds, mark.judge), mark.state, mark.value, mark.option)
  })
}

/** Whoever reads 回避 in the sample declared it: the records that the marks follow from. */
function insertRecusals(app: App, cycleId: number, at: string): void {
  app.db
    .prepare(
      `INSERT INTO recusal (judge_id, evaluatee_id, source, reason, recorded_by, recorded_at)
       SELECT DISTINCT judge.id, mark.evaluatee_id, 'declared', '与该对象有工作往来', '办公室', ? FROM judge JOIN mark ON mark.judge_id = judge.id
       WHERE judge.cycle_id = ? AND mark.state = 'recused'`,
    )
    .run(at, cycleId)
}

async function inSteps<T>(rows: Iterable<T>, insert: (row: T) => void): Promise<void> {
  let since = 0
  for (const row of rows) {
    insert(row)
    since += 1
    if (since === rowsPerStep) {
      since = 0
      await pause()
    }
  }
}

function at<T>(list: readonly T[], place: number): T {
  const value = list[place]
  if (value === undefined) throw new Error(`sample names place ${place} of ${list.length}`)
  return value
}
