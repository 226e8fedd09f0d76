import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shippedDriver } from '../../../electron/database/driver.ts'
import type { App } from '../../../electron/features/app.ts'
import { clockAnomaly } from '../../../electron/features/audit/clock-anomaly.ts'
import { forgetHeadFile } from '../../../electron/features/audit/signed-heads.ts'
import { logOperation } from '../../../electron/features/operations.ts'
import { makeCycle, openTestApp } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

/** A closed data folder with some lines. */
async function closedFolder(lines = 5): Promise<string> {
  const folder = tempFolder()
  const app = await openTestApp({ now: new Date('2026-03-20T12:00:00Z') }, folder)
  await makeCycle(app)
  for (let index = 0; index < lines; index += 1) {
    await app.write([], () => logOperation(app, { operator: '甲', action: 'step', objectKind: 'cycle', objectId: index }))
  }
  app.close()
  return folder
}

function behind(folder: string, sql: string): void {
  const db = shippedDriver.open(join(folder, 'hengjian.db'), { key: null })
  db.exec(sql)
  db.close()
}

const kinds = (app: App) => app.audit.facts().findings.map(({ kind }) => kind)
const reopened = (folder: string, at = '2026-03-20T12:00:00Z') => openTestApp({ now: new Date(at) }, folder)

describe('a start', () => {
  test('finds nothing in a folder that nobody touched', async () => {
    const folder = await closedFolder()

    expect(kinds(await reopened(folder))).toEqual([])
  })

  test.each([
    ['a line that was changed', "DROP TRIGGER audit_is_frozen; UPDATE audit SET actor = '乙' WHERE seq = 4", ['line_changed']],
    ['an end that was cut off', 'DROP TRIGGER audit_stays; DELETE FROM audit WHERE seq > 4', ['tail_missing', 'seals_unbound']],
    ['a head that is gone', 'DROP TRIGGER audit_head_stays; DELETE FROM audit_head', ['head_missing']],
    ['a seal of rows that was changed', "UPDATE row_seal SET rows = rows + 1 WHERE name = 'unit'", ['seals_unbound']],
  ])('finds %s, says so in a line, and goes on', async (_, sql, expected) => {
    const folder = await closedFolder()
    behind(folder, sql)

    const app = await reopened(folder)

    expect(kinds(app)).toEqual(expected)
    const said = app.db.prepare("SELECT detail ->> 'kind' FROM audit WHERE action = 'audit_differs' ORDER BY seq").pluck().all()
    expect(said).toEqual(expected)
  })

  test('finds a database that was replaced by an older copy, by the head beside it', async () => {
    const folder = tempFolder()
    const app = await openTestApp({ now: new Date('2026-03-20T12:00:00Z') }, folder)
    const copy = join(tempFolder(), 'older.db')
    await app.db.copyTo(copy)
    await app.write([], () => logOperation(app, { operator: '甲', action: 'meeting_closed', objectKind: 'meeting', objectId: 1 }))
    app.close()
    const database = join(folder, 'hengjian.db')
    for (const suffix of ['', '-wal']) rmSync(`${database}${suffix}`, { force: true })
    copyFileSync(copy, database)

    const found = kinds(await reopened(folder))

    expect(found).toEqual(['known_head_tail'])
  })

  test('says so when the key of the station was lost, and signs with a new one', async () => {
    const folder = await closedFolder()
    rmSync(join(folder, 'station.key'))
    forgetHeadFile(folder)

    const app = await reopened(folder)

    expect(kinds(app)).toEqual([])
    expect(app.db.prepare("SELECT count(*) FROM audit WHERE action = 'station_key_replaced'").pluck().get()).toBe(1)
  })

  test('writes down that the clock went back since the last line, whatever is done then', async () => {
    const folder = await closedFolder()

    const app = await reopened(folder, '2026-03-20T11:50:00Z')

    expect(app.audit.facts().clock).toEqual({
      kind: 'back',
      before: '2026-03-20T12:00:00.000Z',
      now: '2026-03-20T11:50:00.000Z',
      seconds: 600,
    })
    const lines = app.db.prepare(
      "SELECT seq, at FROM audit WHERE seq >= (SELECT seq FROM audit WHERE action = 'clock_anomaly') ORDER BY seq",
    )
    expect((lines.all() as { at: string }[]).every(({ at }) => at === '2026-03-20T11:50:00.000Z')).toBe(true)
  })
})

describe('the clock', () => {
  const before = { at: '2026-03-20T12:00:00.000Z', mono: 1000 }
  test.each([
    ['a correction by a minute and a half', '2026-03-20T11:58:30Z', 2000, null],
    ['three minutes back', '2026-03-20T11:57:00Z', 2000, 'back'],
    ['ten years back', '2016-03-20T12:00:00Z', 2000, 'back'],
    ['a night asleep', '2026-03-21T08:00:00Z', 2000, null],
    ['two days ahead', '2026-03-22T12:00:00Z', 2000, 'forward'],
    ['two days of running', '2026-03-22T12:00:00Z', 1000 + 48 * 3_600_000, null],
  ])('%s', (_, now, mono, kind) => {
    expect(clockAnomaly(before, { at: new Date(now), mono })?.kind ?? null).toBe(kind)
  })

  test('a weekend, or a holiday, between two starts is nothing strange', () => {
    expect(clockAnomaly({ ...before, mono: null }, { at: new Date('2026-04-10T12:00:00Z'), mono: 5 })).toBeNull()
    expect(clockAnomaly({ ...before, mono: null }, { at: new Date('2026-06-10T12:00:00Z'), mono: 5 })?.kind).toBe('forward')
  })
})

describe('the auditor', () => {
  test('reads, checks and exports, and each of it is in the log', async () => {
    const app = await openTestApp()
    await makeCycle(app)
    const client = clientOf(app, '审计员')
    const filter = { from: null, to: null, actor: '', action: '', objectKind: '', outcome: null, text: '', automatic: false } as const

    const page = await client.audit.list({ filter, before: null, limit: 2 })
    const events = []
    for await (const event of await client.audit.verify()) events.push(event)
    const table = await client.audit.exportTable({ filter })
    const segment = await client.audit.exportSegment({ from: 1, to: 4 })
    await client.audit.exportHead()

    expect(page.lines.map(({ action }) => action)).toEqual(['audit_read', 'cycle_created'])
    expect(page.before).toBe(page.lines[1]?.seq)
    expect(events.at(-1)).toMatchObject({ result: { differences: [], differenceCount: 0 } })
    expect(table.checked.sheets[0]?.rows).toBe(5)
    expect(segment.checked.sheets[0]?.rows).toBe(4)
    const actions = app.db.prepare("SELECT action FROM audit WHERE actor = '审计员' ORDER BY seq").pluck().all()
    expect(actions).toEqual(['audit_read', 'audit_verified', 'audit_exported', 'audit_exported', 'audit_head_exported'])
  })

  test('gets a kept head confirmed, and an altered one refused', async () => {
    const app = await openTestApp()
    const head = app.audit.signedHead('kept')
    const client = clientOf(app, '审计员')

    expect(await client.audit.checkHead({ content: JSON.stringify(head) })).toMatchObject({ verdict: 'fits', seq: head.seq })
    expect(await client.audit.checkHead({ content: JSON.stringify({ ...head, hash: '0'.repeat(64) }) })).toMatchObject({
      verdict: 'signature',
    })
    expect(await client.audit.checkHead({ content: 'no head' })).toMatchObject({ verdict: 'unreadable' })
  })
})
