import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { confirmFinding, makeCycle, openTestApp } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { fileOf, readyCycle, sealedCycle } from './sealed-cycle.ts'

test('a cycle with open things is not sealed, and each of them is counted', async () => {
  const app = await openTestApp()
  const cycle = await makeCycle(app)
  const [first = 0] = cycle.evaluatees
  const finding = await confirmFinding(app, cycle, first)
  app.db.run(app.db.build.updateTable('finding').set({ status: 'submitted' }).where('id', '=', finding))
  app.db.run(
    app.db.build
      .insertInto('panel')
      .values({ cycle_id: cycle.cycleId, name: '第一组', position: 1, scope: '{"kind":"all"}', leaves: '{"kind":"all"}' }),
  )
  app.db.prepare('INSERT INTO panel_judge (panel_id, judge_id) SELECT p.id, j.id FROM panel p, judge j').run()
  const client = clientOf(app)

  const { gate, inForce } = await client.seals.status({ cycleId: cycle.cycleId })

  expect(inForce).toBeNull()
  expect(gate.map(({ what, open }) => `${what} ${open}`)).toEqual([
    'scheme_draft 1',
    'nobody_ranked 0',
    'findings 1',
    'sheets 2',
    'paper_sheets 0',
    'meetings 0',
    'surveys 0',
    'incomplete 0',
    'ties 0',
  ])
  expect(await refusalOf(client.seals.seal({ cycleId: cycle.cycleId, signers: [] }))).toEqual({
    code: 'not_ready_to_seal',
    data: { what: 'scheme_draft', open: 1 },
  })
})

test('an undecided tie on a quota line keeps a cycle open', async () => {
  const app = await openTestApp()
  const cycle = await readyCycle(app)
  const client = clientOf(app)
  await client.decisions.unsettle({ cycleId: cycle.cycleId, categoryId: cycle.categories[0], grade: 'excellent', reason: '重新表决' })

  expect(await refusalOf(client.seals.seal({ cycleId: cycle.cycleId, signers: [] }))).toMatchObject({
    code: 'not_ready_to_seal',
    data: { what: 'ties', open: 1 },
  })
})

test('sealing takes a backup, closes the cycle and gives a code, with the names of who signs', async () => {
  const { app, cycle, seal } = await sealedCycle()

  expect(seal).toMatchObject({ revision: 1, sealedBy: '示例主任', signers: ['示例主任', '示例组长'], reopened: null })
  expect(seal.code).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
  expect(seal.sha256.slice(0, 12).toUpperCase()).toBe(seal.code.replaceAll('-', ''))
  expect(readdirSync(app.folder.backups).filter((name) => name.endsWith('-seal.db'))).toHaveLength(1)
  expect((await clientOf(app).cycles.list()).find(({ id }) => id === cycle.cycleId)?.state).toBe('closed')
  expect((await clientOf(app).decisions.view({ cycleId: cycle.cycleId })).sealed).toBe(true)
})

test('the document holds scheme, inputs, decisions and the result with its order and grades', async () => {
  const { app, seal } = await sealedCycle()
  const { document } = JSON.parse(await fileOf(app, seal.id))

  expect(
    document.results.map((one: Record<string, unknown>) => [one.total, one.rank, one.place, one.bandGrade, one.computedGrade]),
  ).toEqual([
    ['20.00', 1, 1, 'excellent', 'excellent'],
    ['19.50', 2, 2, 'excellent', 'excellent'],
    ['19.50', 2, 2, 'excellent', 'good'],
    ['17.00', 4, 3, 'good', 'good'],
    ['20.00', null, null, 'excellent', 'excellent'],
  ])
  expect(document.counts).toEqual({
    evaluatees: 5,
    ranked: 4,
    findings: 3,
    values: 5,
    judges: 2,
    marks: 10,
    surveys: 0,
    tasks: 0,
    departures: 1,
    ties: 1,
  })
  expect(document.decisions.departures[0]).toMatchObject({ place: 3, grade: null, reason: '防汛抢险', decidedBy: '示例主任' })
  expect(document.quotas).toEqual([{ grade: 'excellent', category: '甲组', places: 2, reached: 3, admitted: 2, decided: 2 }])
})

test('a sealed cycle opens again only by two different names and a reason, and the next seal is the next revision', async () => {
  const { app, cycle, seal } = await sealedCycle()
  const client = clientOf(app, '示例主任')
  const { cycleId } = cycle

  expect(await refusalOf(client.seals.reopen({ cycleId, second: ' 示例 主任', reason: '漏录' }))).toMatchObject({
    code: 'second_person_required',
  })
  expect(await refusalOf(client.seals.reopen({ cycleId, second: '示例组长', reason: '' }))).toMatchObject({ code: 'reason_required' })
  expect(await refusalOf(clientOf(app, null).seals.reopen({ cycleId, second: '示例组长', reason: '漏录' }))).toMatchObject({
    code: 'operator_required',
  })
  await client.seals.reopen({ cycleId, second: '示例组长', reason: '漏录一项加分' })
  await confirmFinding(app, cycle, cycle.evaluatees[3] ?? 0, { indicator: 'B1', rule: 'award' })
  const again = await client.seals.seal({ cycleId, signers: [] })

  expect(again.revision).toBe(2)
  expect(JSON.parse(await fileOf(app, again.id)).document.previous).toMatchObject({
    sha256: seal.sha256,
    reopenedBy: '示例主任',
    reopenedWith: '示例组长',
    reason: '漏录一项加分',
  })
  const { history } = await client.seals.status({ cycleId })
  expect(history.map(({ revision, reopened }) => [revision, reopened?.reason ?? null])).toEqual([
    [2, null],
    [1, '漏录一项加分'],
  ])
  expect(await client.seals.differences({ from: seal.id, to: again.id })).toEqual({
    rows: [
      {
        name: '丁局',
        category: '甲组',
        before: { total: '17.00', place: 3, gradeName: '良好' },
        after: { total: '18.00', place: 3, gradeName: '良好' },
      },
    ],
    same: 4,
  })
})

test('results that do not follow from the stored inputs are not sealed', async () => {
  const app = await openTestApp()
  const cycle = await readyCycle(app)
  app.db.prepare('UPDATE result SET total = 199000 WHERE evaluatee_id = ?').run(cycle.evaluatees[0])
  app.results.forget()

  await expect(clientOf(app).seals.seal({ cycleId: cycle.cycleId, signers: [] })).rejects.toThrow(/does not give the stored result/)

  expect((await clientOf(app).seals.status({ cycleId: cycle.cycleId })).history).toEqual([])
  expect((await clientOf(app).cycles.list()).find(({ id }) => id === cycle.cycleId)?.state).toBe('open')
})
