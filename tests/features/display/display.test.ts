import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { confirmFinding, makeCycle, openTestApp, type TestCycle } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { settings } from '../meetings/meeting-cycle.ts'
import { meetingOf, moveTo } from './meeting-of.ts'

const blank = { language: 'zh', scene: { kind: 'blank' } }

/** Four evaluatees of 甲组 at 20, 19.5, 19.5 and 19 points, one by reference, one without a mark; a meeting at its results. */
async function announced(): Promise<{ app: App; cycle: TestCycle; meetingId: number; categoryId: number }> {
  const app = await openTestApp()
  const cycle = await makeCycle(app, {
    evaluatees: [
      { name: '甲局' },
      { name: '乙局' },
      { name: '丙局' },
      { name: '丁局' },
      { name: '戊局', participation: 'by_reference' },
      { name: '己局' },
    ],
  })
  const [, second = 0, third = 0, fourth = 0, , last = 0] = cycle.evaluatees
  await confirmFinding(app, cycle, second)
  await confirmFinding(app, cycle, third)
  await confirmFinding(app, cycle, fourth, { quantity: 20_000 })
  await app.write(['inputs'], () => {
    app.db.prepare('DELETE FROM mark WHERE evaluatee_id = ?').run(last)
    app.results.rescore(cycle.cycleId, [last])
  })
  return { app, cycle, meetingId: await meetingOf(app, cycle), categoryId: cycle.categories[0] }
}

describe('what the second screen shows', () => {
  test('is nothing before anybody chose a scene', async () => {
    expect(await clientOf(await openTestApp()).display.view()).toEqual(blank)
  })

  test('is nothing when the stored scene is unknown', async () => {
    const { app, meetingId } = await announced()
    await clientOf(app).display.show({ meetingId, scene: 'title', categoryId: null })

    app.db.prepare("UPDATE display SET scene = 'later version'").run()

    expect(await clientOf(app).display.view()).toEqual(blank)
  })

  test('is nothing when its meeting is gone', async () => {
    const { app, meetingId } = await announced()
    await clientOf(app).display.show({ meetingId, scene: 'title', categoryId: null })

    app.db.prepare('DELETE FROM meeting').run()

    expect(await clientOf(app).display.view()).toEqual(blank)
  })

  test('is the title, who is present, or how marks count', async () => {
    const { app, cycle, meetingId } = await announced()
    const { display } = clientOf(app)
    const attend = (judge: number, state: string) =>
      app.db.prepare("INSERT INTO meeting_attendance VALUES (?, ?, ?, '', '')").run(meetingId, cycle.judges[judge], state)
    attend(0, 'present')
    attend(1, 'absent')

    expect((await display.show({ meetingId, scene: 'title', categoryId: null })).scene).toEqual({
      kind: 'title',
      meeting: '年度集中考评会',
      cycle: '2026',
      heldOn: '2026-12-18',
    })
    expect((await display.show({ meetingId, scene: 'attendance', categoryId: null })).scene).toEqual({
      kind: 'attendance',
      meeting: '年度集中考评会',
      present: ['示例一'],
      expected: 2,
    })
    expect((await display.show({ meetingId, scene: 'rules', categoryId: null })).scene).toEqual({
      kind: 'rules',
      meeting: '年度集中考评会',
      rules: [{ leaves: 1, groups: [{ name: '考评组', share: '100', aggregate: { kind: 'mean' } }], emptyGroup: 'block' }],
    })
  })

  test('is the evaluatee whose turn it is, with the countdown and no mark', async () => {
    const { app, cycle, meetingId } = await announced()
    await moveTo(app, meetingId, 'items')
    const { display } = clientOf(app)
    expect((await display.show({ meetingId, scene: 'item', categoryId: null })).scene).toEqual({
      kind: 'item',
      meeting: '年度集中考评会',
      item: null,
    })

    app.db.prepare(`UPDATE meeting_item SET countdown_left = 90 WHERE evaluatee_id = ?`).run(cycle.evaluatees[2])
    app.db.prepare('UPDATE meeting SET current_item_id = (SELECT id FROM meeting_item WHERE evaluatee_id = ?)').run(cycle.evaluatees[2])

    const item = { name: '丙局', unitName: '丙局', categoryName: '甲组', number: 3, of: 6 }
    expect((await display.view()).scene).toMatchObject({ item: { ...item, countdown: { state: 'stopped', secondsLeft: 90 } } })

    app.db.prepare("UPDATE meeting_item SET countdown_left = NULL, countdown_ends_at = '2026-12-18T02:00:00.000Z'").run()

    expect((await display.view()).scene).toEqual({
      kind: 'item',
      meeting: '年度集中考评会',
      item: { ...item, countdown: { state: 'running', endsAt: '2026-12-18T02:00:00.000Z' } },
    })
  })

  test('is only what the step of the meeting allows', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    expect((await display.view()).scene.kind).toBe('reveal')

    await moveTo(app, meetingId, 'items')

    expect(await display.view()).toEqual(blank)
    const steps = [
      display.show({ meetingId, scene: 'reveal', categoryId }),
      display.beginReveal({ meetingId, categoryId, withGrades: false, anew: true }),
      display.next({ meetingId, categoryId, shown: 0 }),
    ]
    for (const step of steps) expect((await refusalOf(step)).code).toBe('step_not_allowed')
    expect(await display.control({ meetingId })).toMatchObject({
      scene: null,
      categoryId: null,
      allowed: ['blank', 'title', 'attendance', 'rules', 'item'],
    })
  })

  test('follows the language of the program', async () => {
    const app = await openTestApp()
    await clientOf(app).settings.change({ language: 'en' })

    expect(await clientOf(app).display.view()).toEqual({ ...blank, language: 'en' })
  })
})

describe('announcing a category', () => {
  test('goes from the last place up, tied places together in the order of the register', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    const rows = async () => {
      const { scene } = await display.view()
      return scene.kind === 'reveal' ? scene.rows.map(({ place, name, total }) => `${place} ${name} ${total}`) : null
    }
    expect(await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })).toEqual({ shown: 0, of: 4 })
    expect(await rows()).toEqual([])

    expect(await display.next({ meetingId, categoryId, shown: 0 })).toEqual({ shown: 1, of: 4 })
    expect(await rows()).toEqual(['4 丁局 19.00'])
    expect(await display.next({ meetingId, categoryId, shown: 1 })).toEqual({ shown: 3, of: 4 })
    expect(await rows()).toEqual(['2 乙局 19.50', '2 丙局 19.50', '4 丁局 19.00'])
    expect(await display.next({ meetingId, categoryId, shown: 3 })).toEqual({ shown: 4, of: 4 })
    expect(await rows()).toEqual(['1 甲局 20.00', '2 乙局 19.50', '2 丙局 19.50', '4 丁局 19.00'])
    expect(await display.next({ meetingId, categoryId, shown: 4 })).toEqual({ shown: 4, of: 4 })
  })

  test('says how marks were counted and who judged, and no grade while nothing is decided', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    await display.next({ meetingId, categoryId, shown: 0 })

    expect(await display.view()).toEqual({
      language: 'zh',
      scene: {
        kind: 'reveal',
        meetingId,
        categoryId,
        cycle: '2026',
        evaluateeKind: 'unit',
        categoryName: '甲组',
        of: 4,
        shown: 1,
        judges: 2,
        dropped: [],
        rows: [{ place: 4, name: '丁局', total: '19.00', bar: 9500, gradeName: null, departs: false }],
        code: null,
      },
    })
  })

  test('takes the last place back, with all that share it', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    await display.next({ meetingId, categoryId, shown: 0 })
    await display.next({ meetingId, categoryId, shown: 1 })

    expect(await display.back({ meetingId, categoryId, shown: 3 })).toEqual({ shown: 1, of: 4 })
    expect(await display.back({ meetingId, categoryId, shown: 1 })).toEqual({ shown: 0, of: 4 })
    expect(await display.back({ meetingId, categoryId, shown: 0 })).toEqual({ shown: 0, of: 4 })
  })

  test('tells the record of the meeting when it began, was taken back, began anew and was complete', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display, meetings } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    await display.next({ meetingId, categoryId, shown: 0 })
    await display.back({ meetingId, categoryId, shown: 1 })
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    await display.beginReveal({ meetingId, categoryId, withGrades: true, anew: true })
    for (const shown of [0, 1, 3, 4]) await display.next({ meetingId, categoryId, shown })
    app.db.prepare('UPDATE meeting SET settings = ?').run(JSON.stringify(settings))

    const { events } = await meetings.record({ meetingId })

    expect(events.map(({ operator, at, event }) => [operator, at, event])).toEqual(
      [
        { action: 'begun', withGrades: false, shown: 0 },
        { action: 'taken_back', withGrades: false, shown: 0 },
        { action: 'begun_anew', withGrades: true, shown: 0 },
        { action: 'completed', withGrades: true, shown: 4 },
      ].map((event) => ['录入员', '2026-03-20T12:00:00.000Z', { kind: 'announcement', category: '甲组', of: 4, ...event }]),
    )
  })

  test('counts a press once that comes from two windows', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })

    const presses = await Promise.all([
      display.next({ meetingId, categoryId, shown: 0 }),
      display.next({ meetingId, categoryId, shown: 0 }),
    ])

    expect(presses).toEqual([
      { shown: 1, of: 4 },
      { shown: 1, of: 4 },
    ])
  })

  test('goes on where it stood after the program has been closed', async () => {
    const { app, meetingId, categoryId } = await announced()
    await clientOf(app).display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    await clientOf(app).display.next({ meetingId, categoryId, shown: 0 })
    const before = await clientOf(app).display.view()
    app.close()

    const again = await openTestApp(undefined, app.folder.root)

    expect(await clientOf(again).display.view()).toEqual(before)
    expect(await clientOf(again).display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })).toEqual({
      shown: 1,
      of: 4,
    })
  })

  test('keeps the order in which it began, and tells the console alone that the ranking is another one', async () => {
    const { app, cycle, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    await display.next({ meetingId, categoryId, shown: 0 })
    const before = await display.view()

    await confirmFinding(app, cycle, cycle.evaluatees[0] ?? 0, { quantity: 60_000 })

    expect(await display.view()).toEqual(before)
    expect((await display.control({ meetingId })).categories).toEqual([
      {
        categoryId,
        name: '甲组',
        ranked: 4,
        incomplete: 1,
        byReference: 1,
        gradesReady: true,
        reveal: { of: 4, shown: 1, changed: true, begunAt: '2026-03-20T12:00:00.000Z' },
      },
    ])
    expect(await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: true })).toEqual({ shown: 0, of: 4 })
    expect((await display.control({ meetingId })).categories[0]?.reveal).toMatchObject({ shown: 0, changed: false })
  })

  test('goes by decided places, with the grades where they are announced too', async () => {
    const { app, cycle, meetingId, categoryId } = await announced()
    const [first, second] = cycle.evaluatees
    const decide = app.db.prepare("INSERT INTO decision VALUES (?, ?, ?, ?, '有否决情形', '王敏', '')")
    decide.run(first, cycle.cycleId, 4, null)
    decide.run(second, cycle.cycleId, null, 'good')
    const { display } = clientOf(app)
    const announce = async (withGrades: boolean) => {
      await display.beginReveal({ meetingId, categoryId, withGrades, anew: true })
      for (const shown of [0, 1, 2, 3]) await display.next({ meetingId, categoryId, shown })
      const { scene } = await display.view()
      return scene.kind === 'reveal' ? scene.rows.map(({ place, name, gradeName, departs }) => [place, name, gradeName, departs]) : null
    }

    expect(await announce(true)).toEqual([
      [1, '乙局', '良好', true],
      [1, '丙局', '优秀', false],
      [3, '丁局', '优秀', false],
      [4, '甲局', '优秀', true],
    ])
    expect((await display.control({ meetingId })).categories[0]?.reveal).toMatchObject({ shown: 4, changed: false })
    expect(await announce(false)).toEqual([
      [1, '乙局', null, false],
      [1, '丙局', null, false],
      [3, '丁局', null, false],
      [4, '甲局', null, true],
    ])
  })

  test('shows no number where the total is withheld', async () => {
    const { app, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    app.db.prepare("UPDATE reveal SET places = json_set(places, '$[3].total', NULL, '$[3].bar', NULL)").run()

    await display.next({ meetingId, categoryId, shown: 0 })

    expect((await display.view()).scene).toMatchObject({ rows: [{ place: 4, name: '丁局', total: null, bar: null }] })
  })

  test('carries the code of the seal that is in force', async () => {
    const { app, cycle, meetingId, categoryId } = await announced()
    const { display } = clientOf(app)
    await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
    app.db
      .prepare("INSERT INTO seal (cycle_id, revision, sha256, signers, sealed_by, sealed_at) VALUES (?, 1, ?, '[]', '王敏', '')")
      .run(cycle.cycleId, '7f3a19c2e0b4'.padEnd(64, '0'))

    expect((await display.view()).scene).toMatchObject({ code: '7F3A-19C2-E0B4' })

    app.db.prepare("UPDATE seal SET reopened_by = '王敏', reopened_with = '李青', reopened_at = '', reopen_reason = '漏记'").run()

    expect((await display.view()).scene).toMatchObject({ code: null })
  })

  test('needs a name, a category of the meeting, and somebody who has a place', async () => {
    const { app, cycle, meetingId, categoryId } = await announced()
    const begin = (who: App, category: number, operator: string | null = '录入员') =>
      clientOf(who, operator).display.beginReveal({ meetingId, categoryId: category, withGrades: false, anew: false })

    expect((await refusalOf(begin(app, categoryId, null))).code).toBe('operator_required')
    expect((await refusalOf(begin(app, 999))).code).toBe('category_unknown')
    expect((await refusalOf(begin(app, cycle.categories[1]))).code).toBe('step_not_allowed')
  })
})
