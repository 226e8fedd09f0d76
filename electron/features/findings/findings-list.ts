import type * as z from 'zod'
import type { FindingFilter, FindingRow, findingSortSchema } from '../../../shared/contract/findings.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { type FindingStatus, findingStatuses } from '../../../shared/domain/finding-status.ts'
import type { FindingSource } from '../../../shared/domain/glossary.ts'
import type { App } from '../app.ts'
import { today } from '../operations.ts'
import { overdueDays, overdueStatuses } from './overdue.ts'

type Sort = z.infer<typeof findingSortSchema>

/** A piece of SQL with the values of its places. */
interface Fragment {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

const groupStatuses: Readonly<Record<Exclude<FindingFilter['group'], 'all' | 'overdue'>, readonly FindingStatus[]>> = {
  draft: ['draft', 'returned'],
  submitted: ['submitted'],
  rectifying: ['rectifying', 'verifying'],
  closed: ['closed'],
  withdrawn: ['withdrawn'],
}

/**
 * A page of the list, with how many findings the filter lets through.
 *
 * Written in SQL by hand: every order walks an index and stops after the page, so that 60,000 findings cost what the page costs. Sorted by
 * evaluatee they come in register order, by indicator in scheme order, by status in the order of a finding's life; equal ones by id.
 */
export function listFindings(
  app: App,
  input: { readonly filter: FindingFilter; readonly sort: Sort; readonly offset: number; readonly limit: number },
): { total: number; rows: FindingRow[] } {
  const { filter, sort } = input
  const conditions = conditionsOf(app, filter)
  const where = conditions.map(({ sql }) => sql).join(' AND ')
  const values = conditions.flatMap((condition) => condition.values)
  const counted = app.db.prepare(`SELECT count(*) AS total FROM finding f WHERE ${where}`).get(...values) as { total: number }
  const order = orderOf(app, filter.cycleId, sort)
  const ids = app.db
    .prepare(`SELECT f.id FROM ${order.from} WHERE ${where}${order.join} ORDER BY ${order.by} LIMIT ? OFFSET ?`)
    .all(...order.values, ...values, input.limit, input.offset) as { id: number }[]
  return {
    total: counted.total,
    rows: readRows(
      app,
      filter.cycleId,
      ids.map(({ id }) => id),
    ),
  }
}

function conditionsOf(app: App, filter: FindingFilter): readonly Fragment[] {
  const conditions: Fragment[] = [{ sql: 'f.cycle_id = ?', values: [filter.cycleId] }]
  if (filter.group === 'overdue') conditions.push(overdueCondition(app))
  else if (filter.group !== 'all') conditions.push(oneOf('f.status', groupStatuses[filter.group]))
  if (filter.evaluateeId !== null) conditions.push({ sql: 'f.evaluatee_id = ?', values: [filter.evaluateeId] })
  if (filter.categoryId !== null) {
    conditions.push({ sql: 'f.evaluatee_id IN (SELECT id FROM evaluatee WHERE category_id = ?)', values: [filter.categoryId] })
  }
  if (filter.indicator !== null) conditions.push({ sql: 'f.indicator = ?', values: [filter.indicator] })
  if (filter.source !== null) conditions.push({ sql: 'f.source = ?', values: [filter.source] })
  if (filter.from !== null) conditions.push({ sql: 'f.found_on >= ?', values: [filter.from] })
  if (filter.to !== null) conditions.push({ sql: 'f.found_on <= ?', values: [filter.to] })
  if (filter.text !== '') conditions.push(textCondition(app, filter.cycleId, filter.text))
  return conditions
}

function oneOf(column: string, values: readonly string[]): Fragment {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }
}

/** Written with the statuses in the text, so that the partial index of open findings by deadline serves it. */
function overdueCondition(app: App): Fragment {
  const statuses = overdueStatuses.map((status) => `'${status}'`).join(', ')
  return { sql: `f.status IN (${statuses}) AND f.deadline < ?`, values: [today(app.clock())] }
}

/** What the text may stand in: the description, the evaluatee's names, initials and pinyin, and the indicator's name. */
function textCondition(app: App, cycleId: number, text: string): Fragment {
  const sought = text.toLowerCase()
  const evaluatees = app.db
    .prepare(
      `SELECT id FROM evaluatee WHERE cycle_id = ?
       AND instr(lower(name) || char(10) || lower(short_name) || char(10) || initials || char(10) || pinyin, ?)`,
    )
    .all(cycleId, sought) as { id: number }[]
  const indicators = app.results.compiled(cycleId).leaves.filter((leaf) => leaf.name.toLowerCase().includes(sought))
  return {
    sql: `(instr(lower(f.description), ?) OR f.evaluatee_id IN (SELECT value FROM json_each(?)) OR f.indicator IN (SELECT value FROM json_each(?)))`,
    values: [sought, JSON.stringify(evaluatees.map(({ id }) => id)), JSON.stringify(indicators.map(({ code }) => code))],
  }
}

/** Where the rows come from and in which order. CROSS JOIN keeps the left side outside: its order is the order of the list. */
function orderOf(app: App, cycleId: number, sort: Sort): { from: string; join: string; by: string; values: readonly (string | number)[] } {
  const direction = sort.descending ? ' DESC' : ''
  const by = (...terms: readonly string[]) => terms.map((term) => `${term}${direction}`).join(', ')
  const plain = { from: 'finding f', join: '', values: [] }
  switch (sort.by) {
    case 'foundOn':
      return { ...plain, by: by('f.found_on', 'f.id') }
    case 'id':
      return { ...plain, by: by('f.id') }
    case 'points':
      return { ...plain, by: by('f.points', 'f.id') }
    case 'evaluatee':
      return {
        from: '(SELECT id, position FROM evaluatee WHERE cycle_id = ?) e CROSS JOIN finding f',
        join: ' AND f.evaluatee_id = e.id',
        values: [cycleId],
        by: by('e.position', 'e.id', 'f.found_on', 'f.id'),
      }
    case 'indicator':
      return listed('indicator', indicatorOrder(app, cycleId), by('o.key', 'f.found_on', 'f.id'))
    case 'status':
      return listed('status', findingStatuses, by('o.key', 'f.found_on', 'f.id'))
  }
}

function listed(column: 'indicator' | 'status', order: readonly string[], by: string) {
  return { from: 'json_each(?) o CROSS JOIN finding f', join: ` AND f.${column} = o.value`, values: [JSON.stringify(order)], by }
}

/** Leaves in scheme order; indicators that only findings of an older version name come last. */
function indicatorOrder(app: App, cycleId: number): readonly string[] {
  const leaves = app.results.compiled(cycleId).leaves.map((leaf) => leaf.code)
  const known = new Set(leaves)
  const stored = app.db.prepare('SELECT DISTINCT indicator FROM finding WHERE cycle_id = ? ORDER BY indicator').all(cycleId) as {
    indicator: string
  }[]
  return [...leaves, ...stored.map(({ indicator }) => indicator).filter((code) => !known.has(code))]
}

interface ListedRow {
  id: number
  evaluatee_id: number
  evaluatee: string
  indicator: string
  rule: string
  description: string
  points: number | null
  source: FindingSource
  found_on: string
  deadline: string | null
  status: FindingStatus
  evidence_count: number
  recorded_by: string
  confirmed_by: string | null
}

/** Rows of the list for ids, in the order of the ids. */
export function readRows(app: App, cycleId: number, ids: readonly number[]): FindingRow[] {
  const rows = app.db
    .prepare(
      `SELECT f.id, f.evaluatee_id, e.name AS evaluatee, f.indicator, f.rule, f.description, f.points, f.source, f.found_on, f.deadline, f.status,
        (SELECT count(*) FROM finding_evidence x WHERE x.finding_id = f.id) AS evidence_count, f.recorded_by, f.confirmed_by
       FROM finding f JOIN evaluatee e ON e.id = f.evaluatee_id WHERE f.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as ListedRow[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const { leaves, leafIndexByCode } = app.results.compiled(cycleId)
  const day = today(app.clock())
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (row === undefined) return []
    const leaf = leaves[leafIndexByCode.get(row.indicator) ?? -1]
    return [
      {
        id: row.id,
        evaluateeId: row.evaluatee_id,
        evaluatee: row.evaluatee,
        indicator: row.indicator,
        indicatorName: leaf?.name ?? row.indicator,
        rule: row.rule,
        description: row.description,
        points: row.points === null ? null : fromUnits(row.points),
        source: row.source,
        foundOn: row.found_on,
        deadline: row.deadline,
        status: row.status,
        overdueDays: overdueDays(row.status, row.deadline, day),
        evidenceCount: row.evidence_count,
        recordedBy: row.recorded_by,
        confirmedBy: row.confirmed_by,
      },
    ]
  })
}

export interface FindingCounts {
  all: number
  draft: number
  submitted: number
  rectifying: number
  overdue: number
  closed: number
  withdrawn: number
  month: { number: number; points: string }
}

/**
 * Numbers for the filter chips and the fact line. `month` counts the findings of the calendar month of today that are not withdrawn, `points` adds
 * up what their deductions are worth on their own, before caps (not above 0).
 */
export function countFindings(app: App, cycleId: number): FindingCounts {
  const byStatus = app.db.prepare('SELECT status, count(*) AS number FROM finding WHERE cycle_id = ? GROUP BY status').all(cycleId) as {
    status: FindingStatus
    number: number
  }[]
  const number = (statuses: readonly FindingStatus[]) =>
    byStatus.filter(({ status }) => statuses.includes(status)).reduce((sum, row) => sum + row.number, 0)
  const overdue = overdueCondition(app)
  const late = app.db
    .prepare(`SELECT count(*) AS number FROM finding f WHERE f.cycle_id = ? AND ${overdue.sql}`)
    .get(cycleId, ...overdue.values) as {
    number: number
  }
  const month = today(app.clock()).slice(0, 7)
  const thisMonth = app.db
    .prepare(
      `SELECT count(*) AS number, coalesce(sum(CASE WHEN points < 0 THEN points ELSE 0 END), 0) AS points FROM finding
       WHERE cycle_id = ? AND found_on BETWEEN ? AND ? AND status <> 'withdrawn'`,
    )
    .get(cycleId, `${month}-01`, `${month}-31`) as { number: number; points: number }
  return {
    all: number(findingStatuses),
    draft: number(groupStatuses.draft),
    submitted: number(groupStatuses.submitted),
    rectifying: number(groupStatuses.rectifying),
    overdue: late.number,
    closed: number(groupStatuses.closed),
    withdrawn: number(groupStatuses.withdrawn),
    month: { number: thisMonth.number, points: fromUnits(thisMonth.points) },
  }
}
