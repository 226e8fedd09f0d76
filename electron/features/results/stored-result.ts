import * as z from 'zod'
import type { Participation } from '../../../shared/domain/glossary.ts'
import { type InputState, inputStates } from '../../../shared/domain/input-state.ts'
import type { VetoEffect } from '../../../shared/domain/scheme/rules.ts'
import type { Database } from '../../database/database.ts'
import { type CompiledScheme, type Fraction, fromText, type Ranked, type Score, toText } from '../../scoring/index.ts'

/** Why an equal score got the place it has; null without a tie. */
export type Tie = Ranked['tie']

/**
 * The materialised result of one evaluatee, as stored. `total` is rounded, in 1/10,000; `exact`, `base`, `bonus`, `deduction` are fraction texts; with
 * calibrated panels `total`, `exact` and `grade` are after calibration, and parts and nodes before it.
 * `nodes` is the stored text of `packNodes`; read it with `unpackNodes`, it is kept packed because most reads do not need it.
 */
export interface StoredResult {
  readonly evaluateeId: number
  readonly categoryId: number
  readonly participation: Participation
  readonly state: 'complete' | 'incomplete'
  readonly total: number | null
  readonly exact: string | null
  /** Exact total before calibration; null where the total is not calibrated. */
  readonly rawExact: string | null
  /** Provisional total of an incomplete evaluatee from what is entered so far, 1/10,000, and unrounded; null when complete or nothing is entered. */
  readonly provisional: number | null
  readonly provisionalExact: string | null
  readonly base: string | null
  readonly bonus: string | null
  readonly deduction: string | null
  readonly rank: number | null
  readonly tie: Tie
  readonly grade: string | null
  readonly vetoes: readonly VetoEffect['kind'][]
  /** Codes of the leaves that still lack an input. */
  readonly missing: readonly string[]
  readonly deductionCount: number
  readonly pointsDeducted: string
  readonly nodes: string
}

/** Score of one node as stored: an exact value, or the state that left it without one. */
export type StoredNode = { readonly exact: Fraction; readonly state: 'scored' } | { readonly exact: null; readonly state: InputState }

const states: ReadonlySet<string> = new Set(inputStates)
const nodesSchema = z.array(z.string())

/**
 * One entry a node, in the order of `compiled.nodes`, then one an own leaf in the order of `ownLeaves`: a JSON array, put together by hand because no
 * fraction or state needs escaping.
 */
export function packNodes(score: Score): string {
  const nodes = score.ownNodes.length === 0 ? score.nodes : [...score.nodes, ...score.ownNodes]
  return `["${nodes.map((node) => (node.exact === null ? node.state : toText(node.exact))).join('","')}"]`
}

/**
 * Scores by node index. Entries beyond the scheme's nodes are those of the evaluatee's own leaves.
 *
 * @throws Error when the text was stored for another scheme than the compiled one
 */
export function unpackNodes(compiled: CompiledScheme, packed: string): readonly StoredNode[] {
  const entries = nodesSchema.parse(JSON.parse(packed))
  const { length } = compiled.nodes
  if (entries.length < length || (entries.length > length && compiled.ownGroups.length === 0))
    throw new Error(`stored result has ${entries.length} nodes, scheme has ${compiled.nodes.length}`)
  return entries.map((entry) =>
    states.has(entry) ? { exact: null, state: entry as InputState } : { exact: fromText(entry), state: 'scored' },
  )
}

/**
 * The stored form of a fresh score; rank and tie follow when its category is ranked.
 *
 * @param provisional score by the provisional scheme, null for a complete evaluatee
 * @param own codes of the evaluatee's own leaves, in their order
 */
export function toStored(
  compiled: CompiledScheme,
  score: Score,
  provisional: Score | null,
  who: { readonly evaluateeId: number; readonly categoryId: number; readonly participation: Participation; readonly grade: string | null },
  own: readonly string[] = [],
): StoredResult {
  const text = (value: Fraction | null): string | null => (value === null ? null : toText(value))
  return {
    ...who,
    state: score.state,
    total: score.rounded,
    exact: text(score.total),
    rawExact: null,
    provisional: provisional?.rounded ?? null,
    provisionalExact: text(provisional?.total ?? null),
    base: text(score.base),
    bonus: text(score.bonus),
    deduction: text(score.deduction),
    rank: null,
    tie: null,
    vetoes: score.vetoes.map((veto) => veto.effect.kind),
    missing: score.missing.flatMap((index) => compiled.leaves[index]?.code ?? own[index - compiled.leaves.length] ?? []),
    deductionCount: score.deductionCount,
    pointsDeducted: toText(score.pointsDeducted),
    nodes: packNodes(score),
  }
}

const upsert = `INSERT OR REPLACE INTO result
  (evaluatee_id, cycle_id, category_id, state, total, exact, provisional, provisional_exact, base, bonus, deduction, category_rank, tie, grade, vetoes, missing, deduction_count, points_deducted, nodes, raw_exact)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Stores a result whole, in place of the one before. */
export function writeResult(db: Database, cycleId: number, result: StoredResult): void {
  db.prepare(upsert).run(
    result.evaluateeId,
    cycleId,
    result.categoryId,
    result.state,
    result.total,
    result.exact,
    result.provisional,
    result.provisionalExact,
    result.base,
    result.bonus,
    result.deduction,
    result.rank,
    result.tie === null ? null : JSON.stringify(result.tie),
    result.grade,
    listText(result.vetoes),
    listText(result.missing),
    result.deductionCount,
    result.pointsDeducted,
    result.nodes,
    result.rawExact,
  )
}

function listText(list: readonly string[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list)
}

/** Stores a changed place alone. */
export function writeRank(db: Database, result: StoredResult): void {
  db.prepare('UPDATE result SET category_rank = ?, tie = ? WHERE evaluatee_id = ?').run(
    result.rank,
    result.tie === null ? null : JSON.stringify(result.tie),
    result.evaluateeId,
  )
}

/** Stores a total that calibration moved, with what follows from it. */
export function writeTotal(db: Database, result: StoredResult): void {
  db.prepare('UPDATE result SET total = ?, exact = ?, raw_exact = ?, grade = ? WHERE evaluatee_id = ?').run(
    result.total,
    result.exact,
    result.rawExact,
    result.grade,
    result.evaluateeId,
  )
}

const vetoesSchema = z.array(z.enum(['zero', 'bar', 'cap', 'withdraw', 'flag']))
const tieSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stands') }),
  z.strictObject({ kind: z.literal('broken'), by: z.string(), node: z.string().nullable() }),
])

/** All stored results of a cycle, in the order of the register. Exempt evaluatees have none. */
export function readResults(db: Database, cycleId: number): readonly StoredResult[] {
  const query = db.build
    .selectFrom('result')
    .innerJoin('evaluatee', 'evaluatee.id', 'result.evaluatee_id')
    .selectAll('result')
    .select('evaluatee.participation')
    .where('result.cycle_id', '=', cycleId)
    .orderBy('evaluatee.position')
    .orderBy('evaluatee.id')
  return db.all(query).map((row) => ({
    evaluateeId: row.evaluatee_id,
    categoryId: row.category_id,
    participation: row.participation,
    state: row.state,
    total: row.total,
    exact: row.exact,
    rawExact: row.raw_exact,
    provisional: row.provisional,
    provisionalExact: row.provisional_exact,
    base: row.base,
    bonus: row.bonus,
    deduction: row.deduction,
    rank: row.category_rank,
    tie: row.tie === null ? null : (tieSchema.parse(JSON.parse(row.tie)) as Tie),
    grade: row.grade,
    vetoes: row.vetoes === '[]' ? [] : vetoesSchema.parse(JSON.parse(row.vetoes)),
    missing: row.missing === '[]' ? [] : z.array(z.string()).parse(JSON.parse(row.missing)),
    deductionCount: row.deduction_count,
    pointsDeducted: row.points_deducted,
    nodes: row.nodes,
  }))
}
