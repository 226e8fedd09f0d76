import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawLots } from '../../../electron/features/meetings/drawing-lots.ts'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { makeMeetingCycle, runMeeting, settings } from './meeting-cycle.ts'

test('a new meeting holds the evaluatees of its panel in register order and begins with the check-in', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)

  const shown = await runMeeting(app).create(cycle)

  expect(shown.step).toBe('check_in')
  expect(shown.panelName).toBe('第一考评组')
  expect(shown.items.map(({ name, state, countdown }) => [name, state, countdown])).toEqual([
    ['甲局', 'waiting', { endsAt: null, left: 480 }],
    ['乙局', 'waiting', { endsAt: null, left: 480 }],
    ['丙局', 'waiting', { endsAt: null, left: 480 }],
  ])
  expect(shown.judges.map(({ name, groupName, attendance }) => [name, groupName, attendance])).toEqual([
    ['示例一', '考评组', null],
    ['示例二', '考评组', null],
    ['示例三', '考评组', null],
  ])
  expect(shown.quorum).toEqual({ expected: 3, present: 0, needed: 2 })
})

test('a panel has one running meeting at a time, and a meeting needs somebody who acts', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const input = {
    cycleId: cycle.cycleId,
    panelId: cycle.panelId,
    name: '二',
    heldOn: '2026-03-21',
    settings,
    order: { kind: 'register' as const },
  }
  await runMeeting(app).create(cycle)

  expect(await refusalOf(clientOf(app, null).meetings.create(input))).toEqual({ code: 'operator_required', data: {} })
  expect(await refusalOf(clientOf(app).meetings.create(input))).toEqual({
    code: 'step_not_allowed',
    data: { missing: 'running', name: '年度考评会' },
  })
})

test('lots put the evaluatee first whose SHA-256 of number and code is smallest, so that anybody can draw the same order again', async () => {
  const evaluatees = [{ code: '0' }, { code: '1' }, { code: '2' }]
  const lots = evaluatees.map(({ code }) => createHash('sha256').update(`314159/${code}`).digest('hex'))

  expect(lots.map((lot) => lot.slice(0, 4))).toEqual(['de06', '66a3', 'e60a'])
  expect(drawLots('314159', evaluatees).map(({ code }) => code)).toEqual(['1', '0', '2'])
})

test('the number of a draw and the order it gave stand in the record', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  const { items } = await meeting.create(cycle)
  const { id } = await meeting.meetings.reorder({ ...meeting.at(), order: { kind: 'lots', seed: '314159' } })

  const shown = await meeting.reread()
  const { events } = await meeting.meetings.record({ meetingId: id })

  expect(events.at(-1)?.event).toEqual({ kind: 'ordered', order: 'lots', seed: '314159', evaluatees: shown.items.map(({ name }) => name) })
  expect(shown.items.map(({ id: itemId }) => itemId).sort()).toEqual(items.map(({ id: itemId }) => itemId).sort())
})

test('an order by hand is kept', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)

  const [first, second, third] = cycle.evaluatees
  const shown = await meeting.meetings.reorder({
    ...meeting.at(),
    order: { kind: 'manual', evaluateeIds: [third ?? 0, first ?? 0, second ?? 0] },
  })

  expect(shown.items.map(({ name }) => name)).toEqual(['丙局', '甲局', '乙局'])
})

test('the step after the check-in waits for every judge and for the quorum', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.attend('示例一', 'present')

  expect((await refusalOf(meeting.step('recusals'))).data).toEqual({ missing: 'attendance', count: 2 })
  await meeting.attend('示例二', 'absent', '出差')
  await meeting.attend('示例三', 'absent')
  expect((await refusalOf(meeting.step('recusals'))).data).toEqual({ missing: 'quorum', present: 1, needed: 2 })
  await meeting.attend('示例三', 'present')
  expect((await meeting.step('recusals')).step).toBe('recusals')
  expect((await refusalOf(meeting.step('items'))).data).toEqual({ missing: 'order' })
  expect((await meeting.step('check_in')).step).toBe('check_in')
})

test('an absent judge is marked absent on what is empty, and coming late empties exactly that again', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.mark(cycle, '示例二', 0, '3')
  const marksOfSecond = () =>
    app.db.all(
      app.db.build
        .selectFrom('mark')
        .select(['evaluatee_id', 'state', 'value'])
        .where('judge_id', '=', cycle.judges[1] ?? 0)
        .orderBy('evaluatee_id'),
    )

  await meeting.attend('示例二', 'absent', '出差')
  expect(marksOfSecond()).toEqual([
    { evaluatee_id: cycle.evaluatees[0], state: 'scored', value: 30_000 },
    { evaluatee_id: cycle.evaluatees[1], state: 'absent', value: null },
    { evaluatee_id: cycle.evaluatees[2], state: 'absent', value: null },
  ])

  await meeting.attend('示例二', 'present')
  expect(marksOfSecond()).toEqual([{ evaluatee_id: cycle.evaluatees[0], state: 'scored', value: 30_000 }])
})

test('a judge who is absent is absent for evaluatees taken in later too, and coming late empties those as well', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.attend('示例一', 'present')
  await meeting.attend('示例二', 'absent', '出差')
  const [categoryId] = cycle.categories
  const other = { name: '丁局', shortName: '', code: '', categoryId, unitId: null, participation: 'full' } as const
  const { id } = await clientOf(app).register.add({ cycleId: cycle.cycleId, ...other })
  const marksOfFourth = () =>
    app.db.all(app.db.build.selectFrom('mark').select(['judge_id', 'state']).where('evaluatee_id', '=', id).orderBy('judge_id'))

  await meeting.join()
  expect(marksOfFourth()).toEqual([{ judge_id: cycle.judges[1], state: 'absent' }])
  expect((await meeting.attend('示例二', 'present')).judges[1]).toMatchObject({ attendance: 'present', reason: '' })
  expect(app.db.all(app.db.build.selectFrom('mark').select('evaluatee_id'))).toEqual([])
})

test('the console says who lacks marks and never what was marked', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')

  await meeting.mark(cycle, '示例二', 0, '3.7')
  const shown = await meeting.reread()

  expect(shown.progress.map(({ state, expected, entered }) => [state, expected, entered])).toEqual([
    ['missing', 1, 0],
    ['done', 1, 1],
    ['missing', 1, 0],
  ])
  expect(JSON.stringify(shown)).not.toContain('3.7')
  expect(await meeting.meetings.rounds({ ...meeting.itemOf('甲局') })).toEqual({
    rounds: [],
    agreement: { w: null, judges: 3, items: 0, below: false },
  })
  expect((await refusalOf(meeting.meetings.showMarks({ ...meeting.itemOf('甲局'), round: 1 }))).data).toEqual({
    missing: 'round_open',
    name: '甲局',
  })
})

test('a round closes only when nobody lacks marks or everybody who does is absent for a reason', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')
  await meeting.mark(cycle, '示例一', 0, '3')
  await meeting.mark(cycle, '示例二', 0, '3.5')

  expect((await refusalOf(meeting.closeRound('甲局'))).data).toEqual({ missing: 'marks', names: '示例三', count: 1 })
  const shown = await meeting.closeRound('甲局', [['示例三', '临时离席']])

  expect(shown.items[0]).toMatchObject({ state: 'first_round', roundClosed: true })
  expect(shown.progress.map(({ state }) => state)).toEqual(['done', 'done', 'absent'])
  const { events } = await meeting.meetings.record({ meetingId: shown.id })
  expect(events.at(-1)?.event).toEqual({
    kind: 'round_closed',
    evaluatee: '甲局',
    round: 1,
    absent: [{ judge: '示例三', reason: '临时离席' }],
    spreads: [],
    agreement: null,
  })
})

test('the spread of a closed round raises the alarm above its limit and names nobody', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')
  for (const [judge, value] of [
    ['示例一', '3'],
    ['示例二', '3.9'],
    ['示例三', '3.2'],
  ] as const)
    await meeting.mark(cycle, judge, 0, value)
  await meeting.closeRound('甲局')

  const { rounds } = await meeting.meetings.rounds(meeting.itemOf('甲局'))
  const marks = await meeting.meetings.showMarks({ ...meeting.itemOf('甲局'), round: 1 })
  const { events } = await meeting.meetings.record({ meetingId: meeting.at().meetingId })

  // 20 % of the 4 full marks of A3 is 0.8; 3.9 − 3 = 0.9 is above it.
  expect(rounds).toEqual([
    {
      round: 1,
      leaves: [{ code: 'A3', name: '特色工作', full: '4', count: 3, highest: '3.9', lowest: '3', spread: '0.9', limit: '0.8', over: true }],
    },
  ])
  expect(marks[0]?.marks).toEqual([
    { judge: '示例一', state: 'scored', value: '3' },
    { judge: '示例二', state: 'scored', value: '3.9' },
    { judge: '示例三', state: 'scored', value: '3.2' },
  ])
  expect(events.at(-1)?.event).toEqual({ kind: 'marks_shown', evaluatee: '甲局', round: 1 })
  expect(events.at(-2)?.event).toMatchObject({ kind: 'round_closed', spreads: [{ leaf: '特色工作', spread: '0.9', limit: '0.8' }] })
})

test('marks stand still once the round is over, move in a second round, and the first round is kept as it was', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')
  for (const judge of ['示例一', '示例二', '示例三']) await meeting.mark(cycle, judge, 0, '3')
  await meeting.closeRound('甲局')

  expect(await refusalOf(meeting.mark(cycle, '示例一', 0, '4'))).toEqual({
    code: 'step_not_allowed',
    data: { missing: 'stands', judge: '示例一', evaluatee: '甲局', leaf: '特色工作' },
  })
  expect((await refusalOf(meeting.secondRound('甲局', ''))).code).toBe('reason_required')
  await meeting.secondRound('甲局', '材料补充后重评')
  await meeting.mark(cycle, '示例一', 0, '4')
  expect((await refusalOf(meeting.close('甲局'))).data).toEqual({ missing: 'round_open', name: '甲局' })
  await meeting.closeRound('甲局')
  const shown = await meeting.close('甲局')

  expect(shown.items[0]).toMatchObject({ state: 'closed', roundClosed: true, secondRoundReason: '材料补充后重评' })
  expect(shown.currentItemId).toBeNull()
  const { rounds } = await meeting.meetings.rounds(meeting.itemOf('甲局'))
  expect(rounds.map(({ round, leaves }) => [round, leaves[0]?.highest, leaves[0]?.spread])).toEqual([
    [1, '3', '0'],
    [2, '4', '1'],
  ])
  expect((await refusalOf(meeting.mark(cycle, '示例一', 0, '2'))).code).toBe('step_not_allowed')
  await meeting.reopen('甲局', '核对')
  expect((await refusalOf(meeting.secondRound('甲局', '再来一次'))).data).toEqual({ missing: 'state', name: '甲局' })
})

test('a meeting without a second round refuses one', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle, { secondRound: false })
  await meeting.begin()
  await meeting.open('甲局')
  for (const judge of ['示例一', '示例二', '示例三']) await meeting.mark(cycle, judge, 0, '3')
  await meeting.closeRound('甲局')

  expect((await refusalOf(meeting.secondRound('甲局', '重评'))).data).toEqual({ missing: 'second_round_off' })
})

test('a second round opens the sheets that were handed in, in a new version with the reason', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app, { evaluatees: [{ name: '甲局' }] })
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')
  for (const judge of ['示例一', '示例二', '示例三']) await meeting.mark(cycle, judge, 0, '3')
  await app.write([], () =>
    app.db.run(
      app.db.build.insertInto('score_sheet').values({
        panel_id: cycle.panelId,
        judge_id: cycle.judges[0] ?? 0,
        version: 1,
        opened_at: '2026-03-20T12:00:00Z',
        opened_by: '示例一',
        reason: '',
        submitted_at: '2026-03-20T12:01:00Z',
        submitted_by: '示例一',
        way: 'own',
        content: '{"format":"hengjian-sheet/1","evaluatees":[],"leaves":[],"cells":[]}',
      }),
    ),
  )
  await meeting.closeRound('甲局')

  await meeting.secondRound('甲局', '材料补充')

  const versions = app.db.all(
    app.db.build.selectFrom('score_sheet').select(['judge_id', 'version', 'reason', 'submitted_at']).orderBy('version'),
  )
  expect(versions).toEqual([
    { judge_id: cycle.judges[0], version: 1, reason: '', submitted_at: '2026-03-20T12:01:00Z' },
    { judge_id: cycle.judges[0], version: 2, reason: '第二轮评分：甲局，材料补充', submitted_at: null },
  ])
  await meeting.mark(cycle, '示例一', 0, '3.5')
})

test('one turn is open at a time, and a turn that is put off keeps what was marked', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  expect((await refusalOf(meeting.open('甲局'))).data).toEqual({ missing: 'step' })
  await meeting.begin()
  await meeting.open('甲局')
  await meeting.mark(cycle, '示例一', 0, '3')

  expect((await refusalOf(meeting.open('乙局'))).data).toEqual({ missing: 'item_open', name: '甲局' })
  const shown = await meeting.meetings.postponeItem({ ...meeting.at(), ...meeting.itemOf('甲局') })

  expect(shown.items[0]?.state).toBe('waiting')
  expect(app.db.all(app.db.build.selectFrom('mark').select('value'))).toEqual([{ value: 30_000 }])
})

test('the countdown is kept by its end, so that it goes on while nobody looks', async () => {
  const clock = { now: new Date('2026-03-20T12:00:00Z') }
  const app = await openTestApp(clock)
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')

  expect((await meeting.countdown('甲局', 'start')).items[0]?.countdown).toEqual({ endsAt: '2026-03-20T12:08:00.000Z', left: 480 })
  clock.now = new Date('2026-03-20T12:03:00Z')
  expect((await meeting.countdown('甲局', 'stop')).items[0]?.countdown).toEqual({ endsAt: null, left: 300 })
  expect((await meeting.countdown('甲局', 'start')).items[0]?.countdown).toEqual({ endsAt: '2026-03-20T12:08:00.000Z', left: 480 })
  clock.now = new Date('2026-03-20T12:30:00Z')
  expect((await meeting.countdown('甲局', 'stop')).items[0]?.countdown).toEqual({ endsAt: null, left: 0 })
  expect((await meeting.countdown('甲局', 'reset')).items[0]?.countdown).toEqual({ endsAt: null, left: 480 })
})

test('two windows on one meeting: the later one is told that something changed', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  const { id, version } = await meeting.create(cycle)
  await meeting.attend('示例一', 'present')

  const late = clientOf(app, '另一位').meetings.attend({
    meetingId: id,
    version,
    ...meeting.judgeOf('示例二'),
    state: 'present',
    reason: '',
  })
  expect((await refusalOf(late)).code).toBe('changed_meanwhile')

  const item = meeting.itemOf('甲局')
  await meeting.meetings.saveNote({ ...item, before: '', note: '补充材料齐全' })
  expect((await refusalOf(meeting.meetings.saveNote({ ...item, before: '', note: '另一句' }))).code).toBe('changed_meanwhile')
  expect((await meeting.reread()).items[0]?.note).toBe('补充材料齐全')
})

test('a recusal declared in the meeting is recorded with its reason, and the judge is asked no more', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  const call = { ...meeting.judgeOf('示例三'), evaluateeId: cycle.evaluatees[0] ?? 0 }

  expect((await refusalOf(meeting.meetings.recuse({ ...meeting.at(), ...call, reason: '' }))).code).toBe('reason_required')
  const shown = await meeting.meetings.recuse({ ...meeting.at(), ...call, reason: '亲属在该单位任职' })

  expect(shown.recusals).toEqual([
    {
      judgeId: cycle.judges[2],
      judge: '示例三',
      evaluateeId: cycle.evaluatees[0],
      evaluatee: '甲局',
      source: 'declared',
      reason: '亲属在该单位任职',
    },
  ])
  await meeting.reread()
  await meeting.begin()
  expect((await meeting.open('甲局')).progress.map(({ state }) => state)).toEqual(['missing', 'missing', 'recused'])
})

test('judges who order the evaluatees differently raise the alarm of disagreement', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle, { spreadLimit: '1', agreementLimit: '0.5' })
  await meeting.begin()
  // A Latin square: each evaluatee is first, second and third once, so the rank sums are equal and W is 0.
  const values = [
    ['1', '2', '3'],
    ['2', '3', '1'],
    ['3', '1', '2'],
  ] as const
  for (const [evaluatee, name] of ['甲局', '乙局', '丙局'].entries()) {
    await meeting.open(name)
    for (const [judge, value] of (values[evaluatee] ?? []).entries())
      await meeting.mark(cycle, ['示例一', '示例二', '示例三'][judge] ?? '', evaluatee, value)
    await meeting.closeRound(name)
    if (name !== '丙局') await meeting.close(name)
  }

  const { agreement } = await meeting.meetings.rounds(meeting.itemOf('丙局'))
  const { events } = await meeting.meetings.record({ meetingId: meeting.at().meetingId })

  expect(agreement).toEqual({ w: '0.000', judges: 3, items: 3, below: true })
  expect(events.at(-1)?.event).toMatchObject({ kind: 'round_closed', agreement: { w: '0.000', limit: '0.5' } })
})

test('a meeting ends after every turn, with its minutes as they stood; nothing of it changes then and marks follow the ordinary rules', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app, { evaluatees: [{ name: '甲局' }] })
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  expect((await refusalOf(meeting.step('results'))).data).toEqual({ missing: 'items_open', count: 1 })
  await meeting.open('甲局')
  for (const judge of ['示例一', '示例二', '示例三']) await meeting.mark(cycle, judge, 0, '3')
  await meeting.closeRound('甲局')
  await meeting.close('甲局')
  const results = await meeting.step('results')
  expect([results.complete, results.incomplete]).toEqual([1, []])

  const closed = await meeting.meetings.close({ ...meeting.at(), minutes: '会议纪要正文' })

  expect(closed.step).toBe('closed')
  const frozen = await meeting.meetings.record({ meetingId: closed.id })
  expect([frozen.edited, frozen.stale]).toEqual(['会议纪要正文', false])
  const rewrite = meeting.meetings.saveMinutes({ meetingId: closed.id, before: '会议纪要正文', text: '别的' })
  expect((await refusalOf(rewrite)).data).toEqual({ missing: 'closed', name: '年度考评会' })
  const back = meeting.meetings.step({ meetingId: closed.id, version: closed.version, to: 'items' })
  expect((await refusalOf(back)).data).toEqual({ missing: 'closed', name: '年度考评会' })
  await meeting.mark(cycle, '示例一', 0, '4')
})

test('edited minutes are kept when more happens, and a fresh draft keeps the replaced text in the record', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  const { id: meetingId } = await meeting.create(cycle)

  const saved = await meeting.meetings.saveMinutes({ meetingId, before: null, text: '手工改过' })
  expect([saved.edited, saved.stale]).toEqual(['手工改过', false])
  await meeting.attend('示例一', 'present')
  const later = await meeting.meetings.record({ meetingId })
  expect([later.edited, later.stale]).toEqual(['手工改过', true])
  expect((await refusalOf(meeting.meetings.saveMinutes({ meetingId, before: null, text: '别的窗口' }))).code).toBe('changed_meanwhile')
  const fresh = await meeting.meetings.saveMinutes({ meetingId, before: '手工改过', text: null })
  expect([fresh.edited, fresh.stale, fresh.replaced]).toEqual([null, false, '手工改过'])
})

test('the rules are told as the scheme has them: scale, groups with their share, trimming', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  const { id: meetingId } = await meeting.create(cycle)

  expect(await meeting.meetings.rules({ meetingId })).toEqual({
    sets: [
      {
        leaves: [{ code: 'A3', name: '特色工作', scale: { kind: 'range', min: '0', max: '4', step: '0.1' } }],
        groups: [{ name: '考评组', percent: '100', judges: 3, aggregate: { kind: 'mean' } }],
        emptyGroup: 'block',
      },
    ],
    own: 0,
    rounding: { digits: 2, mode: 'half_up' },
  })
})

test('a meeting is removed while nothing of it was marked in its turn, and not later', async () => {
  const app = await openTestApp()
  const cycle = await makeMeetingCycle(app)
  const meeting = runMeeting(app)
  await meeting.create(cycle)
  await meeting.begin()
  await meeting.open('甲局')

  expect((await refusalOf(meeting.meetings.remove(meeting.at()))).data).toEqual({ missing: 'begun', name: '年度考评会' })
  const shown = await meeting.meetings.postponeItem({ ...meeting.at(), ...meeting.itemOf('甲局') })
  await meeting.meetings.remove({ meetingId: shown.id, version: shown.version })
  expect(await meeting.meetings.list({ cycleId: cycle.cycleId })).toEqual([])
})
