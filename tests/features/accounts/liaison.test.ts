import { expect, test } from 'vitest'
import { openApp } from '../../../electron/features/open-app.ts'
import { accessMatrix } from '../../../shared/contract/access.ts'
import type { FindingDraft } from '../../../shared/contract/findings.ts'
import { type AccountsHost, addAccount, openAccountsHost, setUpThree } from '../../helpers/accounts-host.ts'
import { makeCycle } from '../../helpers/app.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

interface World {
  readonly host: AccountsHost
  readonly cycleId: number
  readonly schemeVersionId: number
  /** Evaluatees of the units of the liaison group, and of others. */
  readonly own: readonly number[]
  readonly others: readonly number[]
  readonly recorder: string
  readonly reviewer: string
  readonly liaison: string
}

const draftOf = (cycleId: number, evaluateeId: number, more: Partial<FindingDraft> = {}): FindingDraft => ({
  cycleId,
  evaluateeId,
  indicator: 'A1',
  rule: 'missed',
  quantity: '1',
  level: null,
  multipliers: [],
  chosen: null,
  reason: '',
  matterKey: null,
  description: '未按时报送',
  foundOn: '2026-11-02',
  source: 'liaison_visit',
  deadline: null,
  evidence: [],
  ...more,
})

/** A cycle of four units; the first is the liaison group's own, with one confirmed finding and one draft. */
async function world(): Promise<World> {
  const folder = tempFolder()
  const app = await openApp({
    dataFolder: `${folder}/data`,
    host: 'browser',
    clock: () => new Date('2026-11-21T08:00:00Z'),
    log: { error: () => '', info: () => undefined },
  })
  const { cycleId } = await makeCycle(app)
  const rows = app.db.prepare('SELECT id, unit_id FROM evaluatee ORDER BY id').all() as { id: number; unit_id: number }[]
  const schemeVersionId = app.db.prepare('SELECT scheme_version_id FROM cycle').pluck().get() as number
  app.close()
  const [first, ...rest] = rows
  if (first === undefined) throw new Error('a cycle has evaluatees')
  const host = await openAccountsHost(folder)
  await setUpThree(host)
  await addAccount(host, 'recorder', '李青', ['recorder'])
  await addAccount(host, 'reviewer', '赵复', ['reviewer'])
  await addAccount(host, 'liaison', '联络一组', ['liaison'], { unitIds: [first.unit_id] })
  const [recorder, reviewer, liaison] = [await host.signIn('recorder'), await host.signIn('reviewer'), await host.signIn('liaison')]
  for (const submit of [true, false]) {
    await host.ask('findings.save', { draft: draftOf(cycleId, first.id), editing: null, submit }, liaison)
  }
  await host.ask('findings.confirm', { ids: [1], onePersonReason: null }, reviewer)
  const others = rest.filter(({ unit_id }) => unit_id !== first.unit_id).map(({ id }) => id)
  return { host, cycleId, schemeVersionId, own: [first.id], others, recorder, reviewer, liaison }
}

const filter = (cycleId: number, more: object = {}) => ({
  filter: {
    cycleId,
    group: 'all',
    text: '',
    evaluateeId: null,
    categoryId: null,
    indicator: null,
    source: null,
    from: null,
    to: null,
    ...more,
  },
  sort: { by: 'id', descending: false },
  offset: 0,
  limit: 100,
})

/** Every call that a liaison group may make about what is stored, with inputs that reach for others as well. */
function questions({ cycleId, schemeVersionId, own, others }: World): readonly (readonly [string, unknown])[] {
  const [mine = 0, other = 0] = [own[0], others[0]]
  const foreign = 'f'.repeat(64)
  return [
    ['settings.about', undefined],
    ['cycles.list', undefined],
    ['register.list', { cycleId }],
    ['register.units', undefined],
    ['schemes.version', { versionId: schemeVersionId }],
    ['ownIndicators.of', { cycleId, evaluateeId: mine }],
    ['ownIndicators.of', { cycleId, evaluateeId: other }],
    ['findings.counts', { cycleId }],
    ...['all', 'draft', 'submitted', 'rectifying', 'overdue', 'closed', 'withdrawn'].map(
      (group) => ['findings.list', filter(cycleId, { group })] as const,
    ),
    ...['evaluatee', 'indicator', 'points', 'status', 'foundOn'].map(
      (by) => ['findings.list', { ...filter(cycleId), sort: { by, descending: true } }] as const,
    ),
    ['findings.list', filter(cycleId, { text: '报送' })],
    ['findings.list', filter(cycleId, { evaluateeId: other })],
    ['findings.get', { id: 1 }],
    ['findings.get', { id: 3 }],
    ['findings.submit', { ids: [3] }],
    ['findings.preview', { draft: draftOf(cycleId, mine), editing: null }],
    ['findings.preview', { draft: draftOf(cycleId, mine, { matterKey: '同一事项' }), editing: 2 }],
    ['findings.preview', { draft: draftOf(cycleId, other), editing: null }],
    ['findings.preview', { draft: draftOf(cycleId, mine), editing: 3 }],
    ['findings.save', { draft: draftOf(cycleId, other), editing: null, submit: false }],
    ['findings.save', { draft: draftOf(cycleId, mine), editing: { id: 3, version: 1 }, submit: false }],
    ['findings.save', { draft: draftOf(cycleId, mine, { evidence: [{ hash: foreign, name: 'a.pdf' }] }), editing: null, submit: false }],
    ['results.ranking', { cycleId, categoryId: null, since: null }],
    ['results.explanation', { evaluateeId: mine }],
    ['comparison.compare', { cycleId, evaluateeIds: [mine, other] }],
    ['cycles.overview', { cycleId }],
    ['seals.inForce', { cycleId }],
  ]
}

async function answers(at: World): Promise<readonly string[]> {
  const all: string[] = []
  for (const [path, input] of questions(at)) all.push(`${path} ${JSON.stringify(await at.host.call(path, input, at.liaison))}`)
  return all
}

/** Fills the other units with findings of every kind: drafts, submitted, confirmed, of the same matter, with a deadline long past. */
async function fillOthers({ host, cycleId, others, recorder, reviewer }: World): Promise<void> {
  for (const [index, evaluateeId] of others.entries()) {
    const more = { description: `未按时报送 ${index}`, matterKey: '同一事项', deadline: '2026-11-03', quantity: String(index + 1) }
    const saved = await host.ask<{ finding: { id: number } }>(
      'findings.save',
      { draft: draftOf(cycleId, evaluateeId, more), editing: null, submit: index !== 1 },
      recorder,
    )
    if (index !== 1) await host.ask('findings.confirm', { ids: [saved.finding.id], onePersonReason: null }, reviewer)
  }
}

test('nothing a liaison group is answered depends on the findings of other units', { timeout: 60_000 }, async () => {
  const at = await world()
  expect(at.others.length).toBeGreaterThan(1)
  const before = await answers(at)
  // An input that does not fit its schema would be refused alike in any world, and prove nothing.
  expect(before.filter((answer) => answer.includes('BAD_REQUEST'))).toEqual([])

  await fillOthers(at)

  const after = await answers(at)
  expect(after.map((answer) => answer.replaceAll(at.host.folder, ''))).toEqual(
    before.map((answer) => answer.replaceAll(at.host.folder, '')),
  )
  // The others are really there, and the one who may see them does.
  expect(await at.host.ask('findings.counts', { cycleId: at.cycleId }, at.recorder)).toMatchObject({ all: 2 + at.others.length })
  process.stdout.write(`liaison: ${before.length} questions, ${at.others.length} findings of others\n`)
})

test('a liaison group reads and writes the findings of its own units', async () => {
  const at = await world()

  const list = await at.host.ask<{ total: number; rows: { id: number; evaluateeId: number }[] }>(
    'findings.list',
    filter(at.cycleId),
    at.liaison,
  )
  expect(list.rows.map(({ id, evaluateeId }) => [id, evaluateeId])).toEqual([
    [1, at.own[0]],
    [2, at.own[0]],
  ])
  expect(await at.host.ask('findings.submit', { ids: [2] }, at.liaison)).toEqual({ submitted: 1 })
  expect(await at.host.ask('findings.preview', { draft: draftOf(at.cycleId, at.own[0] ?? 0), editing: null }, at.liaison)).toMatchObject({
    points: '-0.5',
    total: { before: null, after: null },
    rank: { before: null, after: null, of: 0 },
  })
})

test('a file is opened by the group that sent it and for its own units, and its hash tells nothing else', async () => {
  const at = await world()
  const send = (session: string, bytes: string) =>
    at.host.fetch(
      new Request('http://127.0.0.1/files/evidence?name=a.txt', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-hengjian-session': session },
        body: new TextEncoder().encode(bytes),
      }),
    )
  const open = async (session: string, hash: string) =>
    (await at.host.fetch(new Request(`http://127.0.0.1/files/evidence/${hash}`, { headers: { 'x-hengjian-session': session } }))).status
  const { hash: foreign } = (await (await send(at.recorder, '别的单位的材料')).json()) as { hash: string }
  const { hash: mine } = (await (await send(at.liaison, '自己的材料')).json()) as { hash: string }

  expect([await open(at.liaison, mine), await open(at.liaison, foreign), await open(at.liaison, 'e'.repeat(64))]).toEqual([200, 422, 422])
  const naming = (hash: string) => ({
    draft: draftOf(at.cycleId, at.own[0] ?? 0, { evidence: [{ hash, name: 'a.txt' }] }),
    editing: null,
    submit: false,
  })
  expect(await at.host.call('findings.save', naming(foreign), at.liaison)).toMatchObject({ code: 'evidence_unknown' })
  expect(await at.host.call('findings.save', naming(mine), at.liaison)).toMatchObject({ status: 'ok' })
  expect(await at.host.call('findings.preview', { draft: naming(foreign).draft, editing: null }, at.liaison)).toMatchObject({
    code: 'evidence_unknown',
  })
  const administrator = await at.host.signIn('admin')
  expect(await open(administrator, mine)).toBe(422)
})

test('every call that a liaison group may make is asked above, or is about the own session', () => {
  const about = new Set(questions({ own: [], others: [] } as unknown as World).map(([path]) => path))
  const allowed = Object.entries(accessMatrix).flatMap(([feature, rows]) =>
    Object.entries(rows).flatMap(([name, row]) =>
      Array.isArray(row.who) && row.who.includes('liaison') && row.own === undefined ? [`${feature}.${name}`] : [],
    ),
  )
  expect(allowed.filter((name) => !about.has(name))).toEqual(['audit.state'])
})
