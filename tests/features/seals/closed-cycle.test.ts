import { call } from '@orpc/server'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { router } from '../../../electron/api/router.ts'
import type { App } from '../../../electron/features/app.ts'
import { contract } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { dumpDatabase } from '../../helpers/feature-client.ts'
import { sealedCycle } from './sealed-cycle.ts'

/** Tables without a row that belongs to one cycle, or that only show a result: a sealed result may still be announced. */
const notOfCycle = [
  'account',
  'account_role',
  'account_unit',
  'audit',
  'audit_anchor',
  'audit_head',
  'branch',
  'display',
  'evidence',
  'meeting_event',
  'password_history',
  'ranking_snapshot',
  'reveal',
  'row_seal',
  'scheme_mapping',
  'scheme_reading',
  'scheme_working',
  'seal',
  'seal_document',
  'setting',
  'unit',
]

test('every table of the database either keeps its rows of a closed cycle, or is named as one that has none', async () => {
  const { app } = await sealedCycle()
  const names = (sql: string) => app.db.prepare(sql).pluck().all() as string[]

  const tables = names("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
  const guarded = names("SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%closed%' ORDER BY tbl_name")

  expect(tables.filter((name) => !guarded.includes(name))).toEqual(notOfCycle)
})

test.each([
  ['an entered mark', "UPDATE mark SET state = 'absent', value = NULL"],
  ['a mark that goes', 'DELETE FROM mark'],
  ['a value', 'UPDATE input_value SET value = 1'],
  ['a finding', "UPDATE finding SET status = 'withdrawn'"],
  ['a result', 'UPDATE result SET total = 0 WHERE total IS NOT NULL'],
  ['a departure', 'DELETE FROM decision'],
  ['a decided tie', 'DELETE FROM boundary_choice'],
  ['the register', "UPDATE evaluatee SET participation = 'exempt'"],
  ['a new category', "INSERT INTO category (cycle_id, name, position) SELECT id, '丙组', 3 FROM cycle"],
  ['the scheme of the cycle', `UPDATE scheme_version SET state = 'draft'; UPDATE scheme_version SET content = '{}'`],
])('the database itself keeps %s of a sealed cycle as it is', async (_, sql) => {
  const { app } = await sealedCycle()
  const before = dumpDatabase(app)

  const change = () =>
    app.db.transaction(() => {
      for (const statement of sql.split('; ')) app.db.prepare(statement).run()
    })

  expect(change).toThrow(AppError)
  expect(dumpDatabase(app)).toEqual(before)
})

/** Ids that mean something in the sealed cycle, by the name of the field that asks for one. */
function idsOf(app: App): Readonly<Record<string, number>> {
  const first = (table: string) => (app.db.prepare(`SELECT min(id) FROM ${table}`).pluck().get() as number | null) ?? 1
  return {
    cycleId: first('cycle'),
    evaluateeId: first('evaluatee'),
    categoryId: first('category'),
    judgeId: first('judge'),
    versionId: first('scheme_version'),
    id: first('finding'),
    findingId: first('finding'),
  }
}

const known: Readonly<Record<string, string>> = { indicator: 'A3', rule: 'missed', group: 'panel', judgeGroup: 'panel', grade: 'good' }

interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly format?: string
  readonly pattern?: string
}

/** A plausible value for a schema: what the form asks for, with ids of the sealed cycle. */
function plausible(schema: JsonSchema, ids: Readonly<Record<string, number>>, key = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const branch = (schema.anyOf ?? schema.oneOf)?.[0]
  if (branch !== undefined) return plausible(branch, ids, key)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, member]) => [name, plausible(member, ids, name)]))
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => plausible(schema.items ?? {}, ids, key.replace(/s$/, '')))
    case 'integer':
    case 'number':
      return ids[key] ?? Math.max(1, schema.minimum ?? schema.exclusiveMinimum ?? 1)
    case 'boolean':
      return true
    case 'string':
      return schema.format === 'date' ? '2026-03-01' : (known[key] ?? '1')
    default:
      return null
  }
}

/** Procedures that make something beside the sealed cycle, or open another folder, or stream: nothing of them is about one cycle. */
const beside = new Set(['cycles.create', 'cycles.loadSample', 'cycles.changes', 'settings.openDataFolder', 'seals.reopen'])

test('no call of the program changes anything of a sealed cycle, whatever it answers', async () => {
  const { app } = await sealedCycle()
  const ids = idsOf(app)
  const context = {
    app,
    operator: '示例主任',
    signal: new AbortController().signal,
    openDataFolder: () => Promise.reject(new Error('not in this test')),
  }
  /** Everything of the sealed cycle; of the schemes, the one that it names. */
  const ofCycle = (): Readonly<Record<string, readonly unknown[]>> => {
    const { scheme_version: versions = [], ...tables } = dumpDatabase(app)
    const own = versions.filter((row) => (row as { id: number }).id === ids.versionId)
    return {
      ...Object.fromEntries(Object.entries(tables).filter(([table]) => table.startsWith('seal') || !notOfCycle.includes(table))),
      own,
    }
  }
  let kept: Readonly<Record<string, readonly unknown[]>> = ofCycle()
  const changed: string[] = []
  const answered: string[] = []

  for (const [feature, procedures] of Object.entries(contract)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      const path = `${feature}.${name}`
      if (beside.has(path)) continue
      const schema = procedure['~orpc'].inputSchema
      const input =
        schema === undefined ? undefined : plausible(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, ids)
      const handler = (router as unknown as Record<string, Record<string, Parameters<typeof call>[0]>>)[feature]?.[name]
      if (handler === undefined) throw new Error(`no handler of ${path}`)
      try {
        await call(handler, input, { context })
        answered.push(path)
      } catch {
        // Refused, for this reason or another: what counts is what is left in the database.
      }
      const now = ofCycle()
      for (const [table, rows] of Object.entries(now)) {
        if (JSON.stringify(rows) !== JSON.stringify(kept[table])) changed.push(`${path} ${table}`)
      }
      kept = now
    }
  }

  expect(changed).toEqual([])
  // The calls are plausible enough that the reading ones answer.
  expect(answered).toEqual(expect.arrayContaining(['decisions.view', 'seals.status', 'results.ranking', 'findings.list']))
})
