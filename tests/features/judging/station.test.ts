import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { clearMarks, makePanel } from '../../helpers/panel.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

interface Seated {
  readonly app: App
  readonly cycle: TestCycle
  readonly panelId: number
  readonly call: ReturnType<typeof clientOf>
  readonly codes: readonly string[]
}

const scored = (value: string) => ({ state: 'scored' as const, value, option: null })

/** Two judges with codes at an open station; no marks yet. */
async function openStation(app?: App): Promise<Seated> {
  const opened = app ?? (await openTestApp())
  const cycle = await makeCycle(opened)
  await clearMarks(opened, cycle)
  const panelId = await makePanel(opened, cycle)
  const call = clientOf(opened)
  const given = await call.judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [...cycle.judges] })
  await call.judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 120 })
  return { app: opened, cycle, panelId, call, codes: given.map(({ code }) => code) }
}

/** A code that nobody has. */
const wrongFor = (codes: readonly string[]): string => ['135790', '135791', '135792'].find((code) => !codes.includes(code)) ?? ''

describe('personal codes', () => {
  test('are six digits, one for each judge, and stored as hashes only', async () => {
    const { app, codes } = await openStation()

    expect(codes).toHaveLength(2)
    expect(new Set(codes).size).toBe(2)
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    const stored = JSON.stringify([
      app.db.prepare('SELECT code_hash FROM judge').all(),
      app.db.prepare('SELECT note, detail FROM audit').all(),
      app.db.prepare('SELECT value FROM setting').all(),
    ])
    for (const code of codes) expect(stored).not.toContain(code)
    expect(stored).not.toContain('2468')
  })

  test('are worth nothing any more once another was given out', async () => {
    const { call, codes, cycle, panelId } = await openStation()
    const [first = '', second = ''] = codes

    await call.judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [cycle.judges[0] ?? 0] })

    expect((await refusalOf(call.judging.signIn({ code: first }))).code).toBe('code_wrong')
    expect(await call.judging.signIn({ code: second })).toMatchObject({ seat: expect.any(String) })
  })

  test('need somebody who gives them out', async () => {
    const { app, cycle, panelId } = await openStation()

    const refusal = await refusalOf(clientOf(app, null).judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [...cycle.judges] }))

    expect(refusal.code).toBe('operator_required')
  })

  test('of a judge on another panel do not open this station', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [one = 0, other = 0] = cycle.judges
    const panelId = await makePanel(app, cycle, { judges: [one] })
    const otherPanel = await makePanel(app, cycle, { name: '考评二组', judges: [other] })
    const call = clientOf(app)
    const [given] = await call.judging.giveCodes({ cycleId: cycle.cycleId, panelId: otherPanel, judgeIds: [other] })
    await call.judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 120 })

    expect((await refusalOf(call.judging.signIn({ code: given?.code ?? '' }))).code).toBe('code_wrong')
  })
})

describe('wrong codes', () => {
  test('say how many tries are left and then ask for a pause that grows', async () => {
    const uptime = vi.spyOn(performance, 'now').mockReturnValue(0)
    const { call, codes } = await openStation()
    const attempt = () => refusalOf(call.judging.signIn({ code: wrongFor(codes) }))

    const first = [await attempt(), await attempt(), await attempt(), await attempt(), await attempt(), await attempt()]
    uptime.mockReturnValue(31_000)
    const afterPause = await attempt()

    expect(first.map(({ code, data }) => [code, data.left ?? data.seconds])).toEqual([
      ['code_wrong', 4],
      ['code_wrong', 3],
      ['code_wrong', 2],
      ['code_wrong', 1],
      ['code_locked', 30],
      ['code_locked', 30],
    ])
    expect(afterPause).toEqual({ code: 'code_locked', data: { seconds: 60 } })
    vi.restoreAllMocks()
  })

  test('refuse the right code too during the pause, and count anew after it was right', async () => {
    const uptime = vi.spyOn(performance, 'now').mockReturnValue(0)
    const { call, codes } = await openStation()
    const [code = ''] = codes
    for (let tries = 0; tries < 5; tries += 1) await refusalOf(call.judging.signIn({ code: wrongFor(codes) }))

    const during = await refusalOf(call.judging.signIn({ code }))
    uptime.mockReturnValue(30_001)
    await call.judging.signIn({ code })
    const next = await refusalOf(call.judging.signIn({ code: wrongFor(codes) }))

    expect([during.code, next]).toEqual(['code_locked', { code: 'code_wrong', data: { left: 4 } }])
    vi.restoreAllMocks()
  })

  test('are counted one by one when they are sent at once', async () => {
    const { call, codes } = await openStation()

    const refusals = await Promise.all(Array.from({ length: 7 }, () => refusalOf(call.judging.signIn({ code: wrongFor(codes) }))))

    expect(refusals.map(({ code }) => code)).toEqual([
      'code_wrong',
      'code_wrong',
      'code_wrong',
      'code_wrong',
      'code_locked',
      'code_locked',
      'code_locked',
    ])
  })

  test('of the office have a count of their own', async () => {
    const { call, codes } = await openStation()

    await refusalOf(call.judging.signIn({ code: wrongFor(codes) }))

    expect(await refusalOf(call.judging.closeStation({ officeCode: '0000' }))).toEqual({ code: 'code_wrong', data: { left: 4 } })
  })
})

describe('the station', () => {
  test('stays one after a restart, with the pause begun anew and nobody signed in', async () => {
    const folder = tempFolder()
    const uptime = vi.spyOn(performance, 'now').mockReturnValue(0)
    const before = await openStation(await openTestApp(undefined, folder))
    const { seat } = await before.call.judging.signIn({ code: before.codes[0] ?? '' })
    for (let tries = 0; tries < 5; tries += 1) await refusalOf(before.call.judging.signIn({ code: wrongFor(before.codes) }))
    before.app.close()

    uptime.mockReturnValue(29_000)
    const call = clientOf(await openTestApp(undefined, folder))

    expect((await call.judging.station()).station).toEqual({ cycleName: '2026', panels: ['考评一组'], idleSeconds: 120, language: 'zh' })
    expect((await refusalOf(call.judging.seated({ seat }))).code).toBe('seat_ended')
    expect(await refusalOf(call.judging.signIn({ code: before.codes[0] ?? '' }))).toEqual({ code: 'code_locked', data: { seconds: 30 } })
    vi.restoreAllMocks()
  })

  test('ends by the office code, which signs everybody out', async () => {
    const { call, codes } = await openStation()
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })

    expect(await call.judging.closeStation({ officeCode: '2468' })).toEqual({ station: null })

    expect(await call.judging.station()).toEqual({ station: null })
    expect((await refusalOf(call.judging.seated({ seat }))).code).toBe('seat_ended')
    expect((await refusalOf(call.judging.signIn({ code: codes[0] ?? '' }))).code).toBe('seat_ended')
  })

  test('forgets a judge who does not move for the time set and half a minute more', async () => {
    const uptime = vi.spyOn(performance, 'now').mockReturnValue(0)
    const { call, codes } = await openStation()
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })

    uptime.mockReturnValue(150_000)
    const still = await call.judging.seated({ seat })
    uptime.mockReturnValue(300_001)
    const gone = await refusalOf(call.judging.seated({ seat }))

    expect([still.judge.name, gone.code]).toEqual(['示例一', 'seat_ended'])
    vi.restoreAllMocks()
  })

  test('gives a judge one seat: signing in again ends the other', async () => {
    const { call, codes } = await openStation()
    const first = await call.judging.signIn({ code: codes[0] ?? '' })
    const second = await call.judging.signIn({ code: codes[0] ?? '' })

    expect((await refusalOf(call.judging.seated({ seat: first.seat }))).code).toBe('seat_ended')
    expect((await call.judging.seated({ seat: second.seat })).panels).toMatchObject([{ name: '考评一组', submittedAt: null }])
  })
})

describe('a judge at the station', () => {
  test('reads the own sheet with criteria, cells and own totals', async () => {
    const { call, codes, cycle, panelId } = await openStation()
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })

    const saved = await call.judging.saveMyMarks({
      seat,
      panelId,
      marks: [{ evaluateeId: cycle.evaluatees[1] ?? 0, indicator: 'A3', mark: scored('3.5') }],
    })

    expect(saved).toEqual({ savedAt: '2026-03-20T12:00:00.000Z', totals: [{ evaluateeId: cycle.evaluatees[1], total: '3.50' }] })
    expect(await call.judging.mySheet({ seat, panelId })).toEqual({
      cycleId: cycle.cycleId,
      cycleName: '2026',
      panelId,
      panelName: '考评一组',
      judge: { id: cycle.judges[0], code: 'j0', name: '示例一', group: '考评组' },
      evaluatees: [
        { id: cycle.evaluatees[0], name: '甲局', category: '甲组', recused: false },
        { id: cycle.evaluatees[1], name: '乙局', category: '甲组', recused: false },
        { id: cycle.evaluatees[2], name: '丙局', category: '甲组', recused: false },
      ],
      leaves: [
        {
          code: 'A3',
          name: '特色工作',
          path: '基础',
          points: '4',
          criteria: null,
          checkedBy: null,
          scale: { kind: 'range', min: '0', max: '4', step: '0.1' },
        },
      ],
      cells: { states: ['empty', 'scored', 'empty'], values: [null, '3.5', null], totals: [null, '3.50', null] },
      version: 1,
      reason: '',
      submittedAt: null,
      way: null,
    })
  })

  test('writes the own marks whatever the page sends', async () => {
    const { app, call, codes, cycle, panelId } = await openStation()
    const [evaluateeId = 0] = cycle.evaluatees
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })

    const mark = { evaluateeId, indicator: 'A3', mark: scored('2') }
    await expect(
      call.judging.saveMyMarks({ seat, panelId, marks: [{ ...mark, judgeId: cycle.judges[1] } as never] }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await call.judging.saveMyMarks({ seat, panelId, marks: [mark] })

    expect(app.db.prepare('SELECT judge_id, value FROM mark').all()).toEqual([{ judge_id: cycle.judges[0], value: 20_000 }])
  })

  test('is refused cells of another panel, also when the panel is at the station', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0, second = 0] = cycle.evaluatees
    const [one = 0, other = 0] = cycle.judges
    const panelId = await makePanel(app, cycle, { judges: [one], evaluatees: [first] })
    const otherPanel = await makePanel(app, cycle, { name: '考评二组', judges: [other], evaluatees: [second] })
    const call = clientOf(app)
    const [given] = await call.judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [one] })
    await call.judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId, otherPanel], officeCode: '2468', idleSeconds: 120 })
    const { seat } = await call.judging.signIn({ code: given?.code ?? '' })
    const marks = [{ evaluateeId: second, indicator: 'A3', mark: scored('1') }]

    expect((await call.judging.seated({ seat })).panels.map(({ name }) => name)).toEqual(['考评一组'])
    expect((await refusalOf(call.judging.saveMyMarks({ seat, panelId, marks }))).code).toBe('judge_not_assigned')
    expect((await refusalOf(call.judging.saveMyMarks({ seat, panelId: otherPanel, marks }))).code).toBe('judge_not_assigned')
    expect((await refusalOf(call.judging.mySheet({ seat, panelId: otherPanel }))).code).toBe('not_found')
  })

  test('stores a cell only on the sheet of its own panel, for a judge who sits on two', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0, second = 0] = cycle.evaluatees
    const [one = 0] = cycle.judges
    const panelId = await makePanel(app, cycle, { judges: [one], evaluatees: [first] })
    const otherPanel = await makePanel(app, cycle, { name: '考评二组', judges: [one], evaluatees: [second] })
    const call = clientOf(app)
    const [given] = await call.judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [one] })
    await call.judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId, otherPanel], officeCode: '2468', idleSeconds: 120 })
    const { seat } = await call.judging.signIn({ code: given?.code ?? '' })
    const marks = [{ evaluateeId: second, indicator: 'A3', mark: scored('1') }]

    expect((await refusalOf(call.judging.saveMyMarks({ seat, panelId, marks }))).code).toBe('judge_not_assigned')
    expect((await call.judging.saveMyMarks({ seat, panelId: otherPanel, marks })).totals).toEqual([{ evaluateeId: second, total: '1.00' }])
  })

  test('declares a recusal with a reason and never by a mark alone', async () => {
    const { call, codes, cycle, panelId } = await openStation()
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })
    const marks = [
      { evaluateeId: cycle.evaluatees[0] ?? 0, indicator: 'A3', mark: { state: 'recused' as const, value: null, option: null } },
    ]

    expect((await refusalOf(call.judging.saveMyMarks({ seat, panelId, marks }))).code).toBe('reason_required')

    const sheet = await call.judging.declareRecusal({ seat, panelId, evaluateeId: cycle.evaluatees[0] ?? 0, reason: '曾在该单位任职' })
    const scoring = [{ evaluateeId: cycle.evaluatees[0] ?? 0, indicator: 'A3', mark: scored('1') }]

    expect(sheet.evaluatees.map(({ recused }) => recused)).toEqual([true, false, false])
    expect(sheet.cells.states).toEqual(['recused', 'empty', 'empty'])
    expect((await refusalOf(call.judging.saveMyMarks({ seat, panelId, marks: scoring }))).code).toBe('judge_recused')
  })

  test('reads options by name and marks by them', async () => {
    const app = await openTestApp()
    const scheme = smallScheme((small) => {
      const changed = structuredClone(small) as { parts: { indicator: { children: { method: unknown }[] } }[] }
      const leaf = changed.parts[0]?.indicator.children[2]
      if (leaf !== undefined) {
        leaf.method = {
          kind: 'judged',
          scale: {
            kind: 'options',
            options: [
              { code: 'A', name: '好', coefficient: '1' },
              { code: 'B', name: '一般', coefficient: '0.6' },
            ],
          },
          groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
        }
      }
      return changed as unknown as Record<string, unknown>
    })
    const cycle = await makeCycle(app, { scheme, evaluatees: [{ name: '甲局' }] })
    await clearMarks(app, cycle)
    const panelId = await makePanel(app, cycle)
    const call = clientOf(app)
    const [given] = await call.judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [cycle.judges[0] ?? 0] })
    await call.judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 120 })
    const { seat } = await call.judging.signIn({ code: given?.code ?? '' })

    const mark = { state: 'scored' as const, value: null, option: 'B' }
    const saved = await call.judging.saveMyMarks({
      seat,
      panelId,
      marks: [{ evaluateeId: cycle.evaluatees[0] ?? 0, indicator: 'A3', mark }],
    })
    await call.judging.handIn({ seat, panelId, confirmed: true })

    expect(saved.totals).toEqual([{ evaluateeId: cycle.evaluatees[0], total: '2.40' }])
    expect((await call.judging.myVersions({ seat, panelId }))[0]?.content.cells).toEqual([{ state: 'scored', value: '一般' }])
  })
})

describe('handing in', () => {
  test('names what is still empty and hands in nothing', async () => {
    const { call, codes, cycle, panelId } = await openStation()
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })
    await call.judging.saveMyMarks({
      seat,
      panelId,
      marks: [{ evaluateeId: cycle.evaluatees[0] ?? 0, indicator: 'A3', mark: scored('4') }],
    })

    expect(await refusalOf(call.judging.handIn({ seat, panelId, confirmed: true }))).toEqual({
      code: 'sheet_incomplete',
      data: { count: 2, evaluatee: '乙局', leaf: '特色工作' },
    })
    expect((await call.judging.mySheet({ seat, panelId })).submittedAt).toBeNull()
  })

  test('keeps the marks still, and a new version needs a reason and keeps what was handed in', async () => {
    const { call, codes, cycle, panelId } = await openStation()
    const [code = ''] = codes
    const [one = 0, two = 0, three = 0] = cycle.evaluatees
    const { seat } = await call.judging.signIn({ code })
    const at = (evaluateeId: number, value: string) => ({ evaluateeId, indicator: 'A3', mark: scored(value) })
    const absent = { evaluateeId: three, indicator: 'A3', mark: { state: 'absent' as const, value: null, option: null } }
    await call.judging.saveMyMarks({ seat, panelId, marks: [at(one, '4'), at(two, '0'), absent] })

    const handedIn = await call.judging.handIn({ seat, panelId, confirmed: true })
    const change = () => call.judging.saveMyMarks({ seat, panelId, marks: [at(one, '3')] })
    const refused = await refusalOf(change())
    const wrongCode = await refusalOf(call.judging.openMyVersion({ seat, panelId, code: codes[1] ?? '', reason: '看错一行' }))
    await call.judging.openMyVersion({ seat, panelId, code, reason: '看错一行' })
    await change()
    await call.judging.handIn({ seat, panelId, confirmed: true })

    expect([handedIn.version, handedIn.submittedAt, handedIn.way]).toEqual([1, '2026-03-20T12:00:00.000Z', 'own'])
    expect([refused.code, wrongCode.code]).toEqual(['sheet_submitted', 'code_wrong'])
    const [second, first] = await call.judging.versions({ cycleId: cycle.cycleId, panelId, judgeId: cycle.judges[0] ?? 0 })
    expect(second).toMatchObject({
      version: 2,
      reason: '看错一行',
      openedBy: '示例一',
      changes: [{ evaluatee: '甲局', leaf: '特色工作', before: { state: 'scored', value: '4' }, after: { state: 'scored', value: '3' } }],
    })
    expect(first?.content.cells).toEqual([
      { state: 'scored', value: '4' },
      { state: 'scored', value: '0' },
      { state: 'absent', value: null },
    ])
  })

  test('is opened again by the office with a name and a reason', async () => {
    const { app, call, codes, cycle, panelId } = await openStation()
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })
    await call.judging.saveMyMarks({
      seat,
      panelId,
      marks: cycle.evaluatees.map((evaluateeId) => ({ evaluateeId, indicator: 'A3', mark: scored('1') })),
    })
    await call.judging.handIn({ seat, panelId, confirmed: true })
    const sheet = { cycleId: cycle.cycleId, panelId, judgeId: cycle.judges[0] ?? 0, reason: '评委要求更正' }

    expect((await refusalOf(clientOf(app, null).judging.openVersion(sheet))).code).toBe('operator_required')
    expect(await call.judging.openVersion(sheet)).toEqual({ version: 2 })
    expect((await refusalOf(call.judging.openVersion(sheet))).code).toBe('status_not_allowed')
    expect(await call.judging.sheets({ cycleId: cycle.cycleId, panelId })).toEqual([
      {
        judgeId: cycle.judges[0],
        code: 'j0',
        name: '示例一',
        group: '考评组',
        hasCode: true,
        version: 2,
        reason: '评委要求更正',
        submittedAt: null,
        submittedBy: null,
        way: null,
        done: 3,
        cells: 3,
      },
      {
        judgeId: cycle.judges[1],
        code: 'j1',
        name: '示例二',
        group: '考评组',
        hasCode: true,
        version: 1,
        reason: '',
        submittedAt: null,
        submittedBy: null,
        way: null,
        done: 0,
        cells: 3,
      },
    ])
  })

  test('are counted by what is on them: no exempt one, no evaluatee or leaf of another panel, and the recused as said', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [judge = 0] = cycle.judges
    const [first = 0, second = 0, third = 0] = cycle.evaluatees
    const panelId = await makePanel(app, cycle, { judges: [judge], evaluatees: [first, second] })
    const call = clientOf(app)
    const progress = async () => {
      const { done, cells } = (await call.judging.sheets({ cycleId: cycle.cycleId, panelId }))[0] ?? {}
      return { done, cells }
    }
    const markOf = app.db.prepare('SELECT count(*) FROM mark WHERE judge_id = ? AND evaluatee_id = ?').pluck()
    expect([first, second, third].map((id) => markOf.get(judge, id))).toEqual([1, 1, 1])
    expect(await progress()).toEqual({ done: 2, cells: 2 })

    await clearMarks(app, cycle)
    await call.panels.recuse({ judgeId: judge, evaluateeId: first, source: 'office', reason: '亲属' })
    expect(await progress()).toEqual({ done: 1, cells: 2 })

    app.db.prepare("UPDATE evaluatee SET participation = 'exempt' WHERE id = ?").run(second)
    expect(await progress()).toEqual({ done: 1, cells: 1 })
  })

  test('keeps every mark that was called saved when the program is killed', async () => {
    const folder = tempFolder()
    const { call, codes, cycle, panelId } = await openStation(await openTestApp(undefined, folder))
    const { seat } = await call.judging.signIn({ code: codes[0] ?? '' })
    for (const evaluateeId of cycle.evaluatees) {
      await call.judging.saveMyMarks({ seat, panelId, marks: [{ evaluateeId, indicator: 'A3', mark: scored('2.5') }] })
    }
    // What a killed program leaves: the files as they are while it runs, nothing tidied.
    const left = join(tempFolder(), 'left')
    cpSync(folder, left, { recursive: true })

    const again = clientOf(await openTestApp(undefined, left))
    const { seat: next } = await again.judging.signIn({ code: codes[0] ?? '' })

    expect((await again.judging.mySheet({ seat: next, panelId })).cells.values).toEqual(['2.5', '2.5', '2.5'])
  })
})
