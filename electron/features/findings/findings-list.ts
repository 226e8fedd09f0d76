import type * as z from 'zod'
import type { FindingFilter, FindingRow, findingSortSchema } from '../../../shared/contract/findings.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { type FindingStatus, findingStatuses } from '../../../shared/domain/finding-status.ts'
import type { FindingSource } from '../../../shared/domain/glossary.ts'
import { findingMisfit } from '../../scoring/misfits.ts'
import type { Scope } from '../accounts/scope.ts'
import type { App } from '../app.ts'
import { today } from '../operations.ts'
import { leafFinder, readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
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
 * evaluatee they come in register order, by indicator in scheme order, by status in the order of a finding's life, the oldest first in each;
 * equal ones by id.
 *
 * @param scope units whose findings may be seen; null: all of them
 */
export function listFindings(app: App, asked: Omit<Page, 'scope'>, scope: Scope = null): { total: number; rows: FindingRow[] } {
  const page = { ...asked, scope }
  const { total, ids } = page.filter.text === '' ? readPage(app, page) : foundPage(app, page)
  return { total, rows: readRows(app, page.filter.cycleId, ids) }
}

const lastSearch = new WeakMap<App, { readonly key: string; readonly ids: readonly number[] }>()

/**
 * A page of what a text was found in. No index serves a text inside descriptions, so every finding is read; what was found is kept until
 * something changes, and scrolling on does not read again.
 */
function foundPage(app: App, { filter, sort, offset, limit, scope }: Page): { total: number; ids: readonly number[] } {
  const key = JSON.stringify([app.changes.revision, today(app.clock()), filter, sort, scope])
  const known = lastSearch.get(app)
  const ids = known?.key === key ? known.ids : readPage(app, { filter, sort, offset: 0, limit: Number.MAX_SAFE_INTEGER, scope }).ids
  lastSearch.set(app, { key, ids })
  return { total: ids.length, ids: ids.slice(offset, offset + limit) }
}

function readPage(app: App, page: Page): { total: number; ids: readonly number[] } {
  const { by } = page.sort
  return by === 'foundOn' || by === 'points' || by === 'id' ? pageByColumn(app, page) : pageByKey(app, page)
}

type Page = { readonly filter: FindingFilter; readonly sort: Sort; readonly offset: number; readonly limit: number; readonly scope: Scope }

const columns = { foundOn: 'f.found_on', points: 'f.points', id: 'f.id' } as const

/** Orders that one index gives as it is. */
function pageByColumn(app: App, { filter, sort, offset, limit, scope }: Page): { total: number; ids: readonly number[] } {
  const { sql, values } = conditionsOf(app, filter, sort.by, scope)
  const counted = app.db.prepare(`SELECT count(*) AS total FROM finding f WHERE ${sql}`).get(...values) as { total: number }
  const column = columns[sort.by as keyof typeof columns]
  return {
    total: counted.total,
    ids: idsOf(app, { sql, values }, column === 'f.id' ? [column] : [column, 'f.id'], sort.descending, limit, offset),
  }
}

function idsOf(app: App, { sql, values }: Fragment, by: readonly string[], descending: boolean, limit: number, offset: number): number[] {
  const order = by.map((term) => (descending ? `${term} DESC` : term)).join(', ')
  const rows = app.db
    .prepare(`SELECT f.id FROM finding f WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`)
    .all(...values, limit, offset) as { id: number }[]
  return rows.map(({ id }) => id)
}

/**
 * Orders that no index knows (register, scheme, life): the number of findings for each key says in which keys the page lies, and only those are
 * read. The numbers are counted anyway, for the total.
 */
function pageByKey(app: App, { filter, sort, offset, limit, scope }: Page): { total: number; ids: readonly number[] } {
  const { column, order } = keysOf(app, filter.cycleId, sort.by)
  const { sql, values } = conditionsOf(app, filter, sort.by, scope)
  const counted = app.db
    .prepare(`SELECT ${column} AS key, count(*) AS number FROM finding f WHERE ${sql} GROUP BY ${column}`)
    .all(...values) as {
    key: string | number
    number: number
  }[]
  const places = new Map(order.map((key, place) => [key, place]))
  // Indicators that only findings of an older version name come last.
  const placeOf = (key: string | number) => places.get(key) ?? order.length
  counted.sort((a, b) => placeOf(a.key) - placeOf(b.key) || (a.key < b.key ? -1 : 1))
  if (sort.descending) counted.reverse()
  const ids: number[] = []
  let skip = offset
  for (const { key, number } of counted) {
    if (ids.length >= limit) break
    if (skip < number) {
      const within = { sql: `${sql} AND ${column} = ?`, values: [...values, key] }
      ids.push(...idsOf(app, within, ['f.found_on', 'f.id'], sort.descending, limit - ids.length, skip))
    }
    skip = Math.max(0, skip - number)
  }
  return { total: counted.reduce((sum, { number }) => sum + number, 0), ids }
}

function keysOf(app: App, cycleId: number, by: Sort['by']): { column: string; order: readonly (string | number)[] } {
  if (by === 'status') return { column: 'f.status', order: findingStatuses }
  if (by === 'indicator') return { column: 'f.indicator', order: app.results.compiled(cycleId).leaves.map((leaf) => leaf.code) }
  const rows = app.db.prepare('SELECT id FROM evaluatee WHERE cycle_id = ? ORDER BY position, id').all(cycleId) as { id: number }[]
  return { column: 'f.evaluatee_id', order: rows.map(({ id }) => id) }
}

/** What the filter asks, as one condition. */
function conditionsOf(app: App, filter: FindingFilter, by: Sort['by'], scope: Scope): Fragment {
  const conditions: Fragment[] = [ofCycle(filter, by)]
  if (scope !== null) conditions.push(inScope(scope))
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
  return { sql: conditions.map(({ sql }) => sql).join(' AND '), values: conditions.flatMap(({ values }) => values) }
}

/**
 * Findings of the cycle, said so that the planner, which has no statistics, takes the right index: that of the evaluatees where they are asked for
 * or sorted by, none for ids and for texts, which are read from front to back (a unary plus keeps an index from being used), otherwise one that
 * begins with the cycle.
 */
function ofCycle(filter: FindingFilter, by: Sort['by']): Fragment {
  const values = [filter.cycleId]
  if (filter.evaluateeId !== null || filter.categoryId !== null || filter.text !== '' || by === 'id')
    return { sql: '+f.cycle_id = ?', values }
  if (by === 'evaluatee') return { sql: 'f.evaluatee_id IN (SELECT id FROM evaluatee WHERE cycle_id = ?)', values }
  return { sql: 'f.cycle_id = ?', values }
}

/** Findings of evaluatees of the units named. */
function inScope(scope: readonly number[]): Fragment {
  return {
    sql: 'f.evaluatee_id IN (SELECT id FROM evaluatee WHERE unit_id IN (SELECT value FROM json_each(?)))',
    values: [JSON.stringify(scope)],
  }
}

function oneOf(column: string, values: readonly string[]): Fragment {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }
}

/** Written with the statuses in the text, or the index of open findings by deadline would not serve it. */
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
  const found = [
    ...indicators.map(({ code }) => code),
    // The same code can be another leaf for another evaluatee, so own ones are named with theirs.
    ...[...readAllOwnLeaves(app, cycleId)].flatMap(([id, own]) =>
      own.filter((leaf) => leaf.name.toLowerCase().includes(sought)).map(({ code }) => `${id} ${code}`),
    ),
  ]
  return {
    sql: `(instr(lower(f.description), ?) OR f.evaluatee_id IN (SELECT value FROM json_each(?))
      OR f.indicator IN (SELECT value FROM json_each(?)) OR f.evaluatee_id || ' ' || f.indicator IN (SELECT value FROM json_each(?)))`,
    values: [sought, JSON.stringify(evaluatees.map(({ id }) => id)), JSON.stringify(found), JSON.stringify(found)],
  }
}

interface ListedRow {
  id: number
  evaluatee_id: number
  evaluatee: string
  indicator: string
  rule: string
  quantity: number
  level: string | null
  multipliers: string
  chosen: number | null
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
      `SELECT f.id, f.evaluatee_id, e.name AS evaluatee, f.indicator, f.rule, f.quantity, f.level, f.multipliers, f.chosen, f.description, f.points, f.source, f.found_on, f.deadline, f.status,
        (SELECT count(*) FROM finding_evidence x WHERE x.finding_id = f.id) AS evidence_count, f.recorded_by, f.confirmed_by
       FROM finding f JOIN evaluatee e ON e.id = f.evaluatee_id WHERE f.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as ListedRow[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const leafOf = leafFinder(app, cycleId)
  const day = today(app.clock())
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (row === undefined) return []
    const leaf = leafOf(row.evaluatee_id, row.indicator)
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
        uncounted: findingMisfit(leaf, { ...row, multipliers: JSON.parse(row.multipliers) as string[] }),
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
export function countFindings(app: App, cycleId: number, scope: Scope = null): FindingCounts {
  const within = scope === null ? { sql: '', values: [] } : inScope(scope)
  const and = scope === null ? '' : ` AND ${within.sql}`
  const byStatus = app.db
    .prepare(`SELECT status, count(*) AS number FROM finding f WHERE cycle_id = ?${and} GROUP BY status`)
    .all(cycleId, ...within.values) as {
    status: FindingStatus
    number: number
  }[]
  const number = (statuses: readonly FindingStatus[]) =>
    byStatus.filter(({ status }) => statuses.includes(status)).reduce((sum, row) => sum + row.number, 0)
  const overdue = overdueCondition(app)
  const late = app.db
    .prepare(`SELECT count(*) AS number FROM finding f WHERE f.cycle_id = ? AND ${overdue.sql}${and}`)
    .get(cycleId, ...overdue.values, ...within.values) as {
    number: number
  }
  const month = today(app.clock()).slice(0, 7)
  const thisMonth = app.db
    .prepare(
      `SELECT count(*) AS number, coalesce(sum(CASE WHEN points < 0 THEN points ELSE 0 END), 0) AS points FROM finding f
       WHERE cycle_id = ? AND found_on BETWEEN ? AND ? AND status <> 'withdrawn'${and}`,
    )
    .get(cycleId, `${month}-01`, `${month}-31`, ...within.values) as { number: number; points: number }
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
