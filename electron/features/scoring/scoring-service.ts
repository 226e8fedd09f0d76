import type { BallotInput, InputRow, MarkInput, MeasuredInput, SavedInputs, TaskInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { LeafMethod, LeafMethodKind, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { CompiledLeaf } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation } from '../operations.ts'
import { leafOfEvaluatee, readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import { readJudges } from '../panels/judges-repository.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import { requireNotCounted } from '../surveys/counted-groups.ts'
import { countEntered } from './entered-counts.ts'
import { checkBallot, checkTasks, checkValue } from './input-checks.ts'
import { type PlacedMark, storeMarks } from './marks-service.ts'
import { scoreText } from './score-text.ts'
import { type Place, readLeafInputs, readLeafScores, readScoredIds, writeBallot, writeTasks, writeValue } from './scoring-repository.ts'

/** Methods whose inputs are entered here; the others are moved by findings. */
const entered: ReadonlySet<LeafMethodKind> = new Set<LeafMethodKind>(['judged', 'measured', 'survey', 'external', 'tasks'])

/** A leaf that is not among the counts was counted: nobody has all of its inputs. */
const none = 0

export interface InputLeaf {
  code: string
  name: string
  path: string
  method: string
  entered: number
  expected: number
}

/** Leaves of a cycle that take entered inputs, in scheme order, with how many evaluatees have all of theirs. @throws AppError `no_cycle` */
export async function listInputLeaves(app: App, cycleId: number): Promise<InputLeaf[]> {
  readCycle(app.db, cycleId)
  const leaves = app.results.compiled(cycleId).leaves.filter(({ leaf }) => entered.has(leaf.method.kind))
  const expected = readScoredIds(app.db, cycleId, null).length
  const counts = await countEntered(
    app,
    cycleId,
    leaves.map(({ leaf }) => leaf),
    readJudges(app.db, cycleId),
  )
  return leaves.map(({ code, name, path, leaf }) => ({
    code,
    name,
    path: path.join(' › '),
    method: leaf.method.kind,
    entered: counts.get(code) ?? none,
    expected,
  }))
}

/**
 * What is entered for a leaf, one row an evaluatee in register order (the exempt left out), with the leaf's score.
 *
 * @throws AppError `no_cycle`; `not_found` when the scheme has no such leaf or it takes no entered inputs
 */
export function listInputs(app: App, input: { cycleId: number; indicator: string; categoryId: number | null }): InputRow[] {
  readCycle(app.db, input.cycleId)
  const compiled = app.results.compiled(input.cycleId)
  const scored = readScoredIds(app.db, input.cycleId, input.categoryId)
  const common = compiled.leaves[compiled.leafIndexByCode.get(input.indicator) ?? -1]
  const own = common === undefined ? ownersOf(app, input.cycleId, input.indicator) : null
  const ids = own === null ? scored : scored.filter((id) => own.has(id))
  const read = readLeafInputs(app.db, input.indicator, ids)
  const scores =
    own === null
      ? readLeafScores(app.db, input.cycleId, requireEntered(common, input.indicator).nodeIndex)
      : ownScores(app, input.cycleId, own)
  return ids.map((id) => ({
    evaluateeId: id,
    value: read.values.get(id) ?? null,
    marks: read.marks.get(id) ?? [],
    ballots: read.ballots.get(id) ?? [],
    tasks: read.tasks.get(id) ?? [],
    score: scoreText(compiled, scores.get(id)),
  }))
}

/** The evaluatees that have an own leaf of this code, with it. @throws AppError `not_found` when nobody has */
function ownersOf(app: App, cycleId: number, code: string): ReadonlyMap<number, CompiledLeaf> {
  const owners = new Map<number, CompiledLeaf>()
  for (const [id, leaves] of readAllOwnLeaves(app, cycleId)) {
    const leaf = leaves.find((each) => each.code === code)
    if (leaf !== undefined) owners.set(id, requireEntered(leaf, code))
  }
  if (owners.size === 0) throw new AppError('not_found', { what: 'indicator', code })
  return owners
}

/** Scores of own leaves, which stand at another place for each evaluatee. */
function ownScores(app: App, cycleId: number, owners: ReadonlyMap<number, CompiledLeaf>): ReadonlyMap<number, string> {
  return new Map([...owners].flatMap(([id, leaf]) => [...readLeafScores(app.db, cycleId, leaf.nodeIndex, id)]))
}

function requireEntered(leaf: CompiledLeaf | undefined, code: string): CompiledLeaf {
  if (leaf === undefined || !entered.has(leaf.leaf.method.kind)) throw new AppError('not_found', { what: 'indicator', code })
  return leaf
}

/** What a saved input did: the leaf's score, the total and the rank now. */
export interface MovedInput {
  score: string | null
  total: string | null
  rank: number | null
}
type Target = Place & { readonly cycleId: number }

/**
 * Stores inputs of one leaf with their consequences in one transaction, all of them or none.
 *
 * @param kinds methods that the inputs fit
 * @throws AppError `cycle_closed`, `not_found` (evaluatee not in the cycle, or no such leaf), and what `store` throws
 */
async function save<Kind extends LeafMethodKind>(
  app: App,
  operator: string | null,
  targets: readonly Target[],
  kinds: readonly Kind[],
  store: (method: MethodOf<Kind>, index: number) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const [first] = targets
  if (first === undefined) return
  await app.write(['inputs', 'results'], () => {
    requireOpenCycle(app.db, first.cycleId)
    const details = targets.map((target, index) => {
      if (readEvaluatee(app.db, target.evaluateeId).cycleId !== target.cycleId) {
        throw new AppError('not_found', { what: 'evaluatee', id: target.evaluateeId })
      }
      const { leaf } = requireEntered(leafOfEvaluatee(app, target), target.indicator)
      const { method } = leaf
      if (!isOneOf(method, kinds)) throw new AppError('not_found', { what: 'indicator', code: target.indicator })
      return { ...store(method, index), ...(targets.length === 1 ? {} : { evaluatee: target.evaluateeId }) }
    })
    const ids = targets.map(({ evaluateeId }) => evaluateeId)
    app.results.rescore(first.cycleId, [...new Set(ids)], [first.indicator])
    logOperation(app, {
      operator: operator ?? '',
      action: 'input_saved',
      objectKind: 'evaluatee',
      objectId: targets.length === 1 ? first.evaluateeId : null,
      detail: { indicator: first.indicator, ...(details.length === 1 ? details[0] : { inputs: details }) },
    })
  })
}

/** What the inputs of a leaf come to now. */
function movedBy(app: App, target: Target): MovedInput {
  const compiled = app.results.compiled(target.cycleId)
  const leaf = requireEntered(leafOfEvaluatee(app, target), target.indicator)
  const { total, rank } = app.results.standing(target.evaluateeId)
  return {
    score: scoreText(compiled, readLeafScores(app.db, target.cycleId, leaf.nodeIndex, target.evaluateeId).get(target.evaluateeId)),
    total: total === null ? null : fixed(total, digitsOf(compiled)),
    rank,
  }
}

function isOneOf<Kind extends LeafMethodKind>(method: LeafMethod, kinds: readonly Kind[]): method is LeafMethod & MethodOf<Kind> {
  return kinds.some((kind) => kind === method.kind)
}

/** Saves a measured or external value. @throws AppError as `save`; `value_out_of_range` with field, min, max */
export async function saveValue(app: App, operator: string | null, input: Target & { input: MeasuredInput }): Promise<MovedInput> {
  await saveValues(app, operator, { ...input, values: [input] })
  return movedBy(app, input)
}

/** Saves measured or external values of one leaf, all or none. @throws AppError as `saveValue` */
export async function saveValues(
  app: App,
  operator: string | null,
  { cycleId, indicator, values }: LeafOfCycle & { values: readonly { evaluateeId: number; input: MeasuredInput }[] },
): Promise<SavedInputs> {
  const targets = values.map(({ evaluateeId }) => ({ cycleId, indicator, evaluateeId }))
  await save(app, operator, targets, ['measured', 'external'], (method, index) => {
    const { evaluateeId, input } = at(values, index)
    checkValue(method, input)
    writeValue(app.db, { evaluateeId, indicator }, input)
    return { input }
  })
  return savedBy(app, targets)
}

/** Saves one judge's mark. @throws AppError as `storeMarks` */
export async function saveMark(
  app: App,
  operator: string | null,
  input: Target & { judgeId: number; mark: MarkInput },
): Promise<MovedInput> {
  await saveMarks(app, operator, { cycleId: input.cycleId, marks: [input] })
  return movedBy(app, input)
}

/** Saves marks of any judges, leaves and evaluatees of a cycle, all or none. @throws AppError as `storeMarks` */
export async function saveMarks(
  app: App,
  operator: string | null,
  { cycleId, marks }: { cycleId: number; marks: readonly PlacedMark[] },
): Promise<SavedInputs> {
  const touched = [...new Set(marks.map(({ evaluateeId }) => evaluateeId))]
  await app.write(['inputs', 'results'], () => storeMarks(app, operator, cycleId, marks), touched)
  return savedBy(
    app,
    marks.map(({ evaluateeId, indicator }) => ({ cycleId, evaluateeId, indicator })),
  )
}

/** Saves the typed ballots of one group. @throws AppError as `save`; `value_out_of_range` with field; `ballots_counted` */
export async function saveBallot(
  app: App,
  operator: string | null,
  input: Target & { group: string; ballot: BallotInput },
): Promise<MovedInput> {
  await saveBallots(app, operator, { ...input, ballots: [input] })
  return movedBy(app, input)
}

/** Saves the counted ballots of one group of several evaluatees, all or none. @throws AppError as `saveBallot` */
export async function saveBallots(
  app: App,
  operator: string | null,
  { cycleId, indicator, group, ballots }: LeafOfCycle & { group: string; ballots: readonly { evaluateeId: number; ballot: BallotInput }[] },
): Promise<SavedInputs> {
  const targets = ballots.map(({ evaluateeId }) => ({ cycleId, indicator, evaluateeId }))
  await save(app, operator, targets, ['survey'], (method, index) => {
    const { evaluateeId, ballot } = at(ballots, index)
    requireNotCounted(app.db, cycleId, { evaluateeId, indicator }, group)
    checkBallot(method, group, ballot)
    writeBallot(app.db, { evaluateeId, indicator }, group, ballot)
    return { group, input: ballot }
  })
  return savedBy(app, targets)
}

/** Saves a task list as a whole. @throws AppError as `save`; `value_out_of_range`, `name_taken` as `checkTasks` */
export async function saveTasks(app: App, operator: string | null, input: Target & { tasks: readonly TaskInput[] }): Promise<MovedInput> {
  await save(app, operator, [input], ['tasks'], (method) => {
    checkTasks(method, input.tasks)
    writeTasks(app.db, input, input.tasks)
    return { tasks: input.tasks.length }
  })
  return movedBy(app, input)
}

interface LeafOfCycle {
  readonly cycleId: number
  readonly indicator: string
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`no input at place ${index} of ${items.length}`)
  return item
}

/** How many inputs were saved, and what they did where they are about one leaf of one evaluatee. */
function savedBy(app: App, targets: readonly Target[]): SavedInputs {
  const [first] = targets
  const one =
    first !== undefined && targets.every(({ evaluateeId, indicator }) => evaluateeId === first.evaluateeId && indicator === first.indicator)
  return { saved: targets.length, moved: one ? movedBy(app, first) : null }
}
