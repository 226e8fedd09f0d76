import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { openTestApp, type TestCycle } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { makeMeetingCycle, runMeeting } from '../meetings/meeting-cycle.ts'
import { handIn, makeJudgedCycle, marksOf } from './marked-cycle.ts'

const everybody = { scope: { kind: 'all' }, leaves: { kind: 'all' } } as const

function unitOf(app: App, evaluateeId: number): number {
  const row = app.db.get(app.db.build.selectFrom('evaluatee').select('unit_id as unitId').where('id', '=', evaluateeId))
  if (row === undefined) throw new Error(`no evaluatee ${evaluateeId}`)
  return row.unitId
}

const [judge, evaluatee] = [(cycle: TestCycle) => cycle.judges[0] ?? 0, (cycle: TestCycle) => cycle.evaluatees[0] ?? 0]

describe('a declared recusal', () => {
  test('replaces the marks given on every leaf, keeps them in the log, and counts no more', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels, results } = clientOf(app)
    const explained = async () => JSON.stringify(await results.explanation({ evaluateeId: evaluatee(cycle) }))

    const recusal = await panels.recuse({
      judgeId: judge(cycle),
      evaluateeId: evaluatee(cycle),
      source: 'declared',
      reason: '曾在该单位任职',
    })

    expect(recusal).toEqual({
      judgeId: 1,
      judge: '示例一',
      evaluateeId: 1,
      evaluatee: '甲局',
      unit: '甲局',
      source: 'declared',
      reason: '曾在该单位任职',
      recordedBy: '录入员',
      recordedAt: '2026-03-20T12:00:00.000Z',
      sameUnit: false,
    })
    expect(await panels.recusals({ cycleId: cycle.cycleId })).toEqual([recusal])
    expect(marksOf(app).slice(0, 4)).toEqual([
      '甲局 A3 示例一 recused',
      '甲局 A3 示例二 scored 4',
      '甲局 A4 示例一 recused',
      '乙局 A3 示例一 scored 4',
    ])
    const log = app.db.get(app.db.build.selectFrom('audit').select('detail').where('action', '=', 'recusal_marks'))
    expect(JSON.parse(log?.detail ?? '')).toEqual({ before: [[1, 'A3', 1, 'scored', 40_000]], added: 1 })
    expect(await explained()).toContain('"recused"')
  })

  test('is withdrawn with a reason and leaves the places empty', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const pair = { judgeId: judge(cycle), evaluateeId: evaluatee(cycle) }
    await panels.recuse({ ...pair, source: 'office', reason: '办公室认定' })

    expect(await panels.withdrawRecusal({ ...pair, reason: '情况不实' })).toEqual({ withdrawn: 1 })
    expect(await panels.recusals({ cycleId: cycle.cycleId })).toEqual([])
    expect(marksOf(app).slice(0, 2)).toEqual(['甲局 A3 示例二 scored 4', '乙局 A3 示例一 scored 4'])
  })

  test('needs a name, a judge and an evaluatee of one cycle, and a sheet that is not handed in', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const { id: panelId } = await panels.add({ cycleId: cycle.cycleId, name: '考评组', ...everybody, judgeIds: [...cycle.judges] })
    const pair = { judgeId: judge(cycle), evaluateeId: evaluatee(cycle) }
    const declared = { ...pair, source: 'declared' as const, reason: '亲属' }
    const nameless = await refusalOf(clientOf(app, null).panels.recuse(declared))
    await panels.recuse(declared)
    handIn(app, panelId, pair.judgeId)
    const before = marksOf(app)

    expect(nameless).toEqual({ code: 'operator_required', data: {} })
    expect(await refusalOf(panels.recuse({ ...declared, evaluateeId: 99 }))).toEqual({
      code: 'not_found',
      data: { what: 'evaluatee', id: 99 },
    })
    const submitted = { code: 'sheet_submitted', data: { judge: '示例一', evaluatee: '甲局', leaf: '特色工作' } }
    expect(await refusalOf(panels.recuse(declared))).toEqual(submitted)
    expect(await refusalOf(panels.withdrawRecusal({ ...pair, reason: '不实' }))).toEqual(submitted)
    expect(marksOf(app)).toEqual(before)
  })

  test('waits for a second round while a running meeting holds the evaluatee’s marks, wherever it is recorded or withdrawn', async () => {
    const app = await openTestApp()
    const cycle = await makeMeetingCycle(app)
    const meeting = runMeeting(app)
    await meeting.create(cycle)
    await meeting.begin()
    const { panels, meetings } = clientOf(app)
    const pair = (name: string) => ({ ...meeting.judgeOf(name), evaluateeId: evaluatee(cycle) })
    await panels.recuse({ ...pair('示例三'), source: 'declared', reason: '亲属' })
    await meeting.open('甲局')
    await meeting.mark(cycle, '示例一', 0, '3')
    await meeting.mark(cycle, '示例二', 0, '2')
    await meeting.closeRound('甲局')
    const before = marksOf(app)
    const declared = { ...pair('示例一'), source: 'declared', reason: '曾在该单位任职' } as const
    const moved = { ...meeting.judgeOf('示例一'), name: '示例一', group: 'panel', unitId: unitOf(app, evaluatee(cycle)) }

    const stands = (judge: string) => ({
      code: 'step_not_allowed',
      data: { missing: 'stands', judge, evaluatee: '甲局', leaf: expect.stringMatching(/^(特色工作|A3)$/u) },
    })
    expect(await refusalOf(panels.recuse(declared))).toEqual(stands('示例一'))
    expect(await refusalOf(meetings.recuse({ ...meeting.at(), ...pair('示例一'), reason: '亲属' }))).toEqual(stands('示例一'))
    expect(await refusalOf(panels.withdrawRecusal({ ...pair('示例三'), reason: '不实' }))).toEqual(stands('示例三'))
    expect(await refusalOf(panels.updateJudge(moved))).toEqual(stands('示例一'))
    await meeting.close('甲局')
    expect(await refusalOf(panels.recuse(declared))).toEqual(stands('示例一'))
    expect(marksOf(app)).toEqual(before)

    await meeting.reopen('甲局', '评委补充申明')
    await meeting.secondRound('甲局', '评委回避')
    await panels.recuse(declared)
    expect(marksOf(app)).toEqual(['甲局 A3 示例一 recused', '甲局 A3 示例二 scored 2', '甲局 A3 示例三 recused'])
  })

  test('keeps the judge from marking the evaluatee by any way', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels, scoring } = clientOf(app)
    const pair = { judgeId: judge(cycle), evaluateeId: evaluatee(cycle) }
    await panels.recuse({ ...pair, source: 'declared', reason: '亲属' })

    const marked = scoring.saveMark({
      ...pair,
      cycleId: cycle.cycleId,
      indicator: 'A3',
      mark: { state: 'scored', value: '3', option: null },
    })

    expect(await refusalOf(marked)).toEqual({ code: 'judge_recused', data: { judge: '示例一', evaluatee: '甲局', leaf: '特色工作' } })
  })
})

describe('a recusal from the own unit', () => {
  test('follows from the judge’s unit at once and goes when the unit was wrong', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const named = { judgeId: judge(cycle), name: '示例一', group: 'panel' }
    const sources = async () =>
      (await panels.recusals({ cycleId: cycle.cycleId })).map((each) => [each.judge, each.evaluatee, each.source, each.sameUnit])

    const moved = await panels.updateJudge({ ...named, unitId: unitOf(app, evaluatee(cycle)) })
    const derived = await sources()
    const marksOfJudge = (await panels.judgeMarks({ cycleId: cycle.cycleId })).find(({ judgeId }) => judgeId === judge(cycle))?.marks
    const withdrawn = await refusalOf(panels.withdrawRecusal({ judgeId: judge(cycle), evaluateeId: evaluatee(cycle), reason: '不必回避' }))
    const recused = marksOf(app).filter((mark) => mark.includes('recused'))
    await panels.updateJudge({ ...named, unitId: null })

    expect([moved.unitName, marksOfJudge]).toEqual(['甲局', 2])
    expect(derived).toEqual([['示例一', '甲局', 'own_unit', true]])
    expect(withdrawn).toEqual({ code: 'own_unit_recusal', data: { judge: '示例一', evaluatee: '甲局' } })
    expect(recused).toEqual(['甲局 A3 示例一 recused', '甲局 A4 示例一 recused'])
    expect(await sources()).toEqual([])
    expect(marksOf(app).filter((mark) => mark.includes('recused'))).toEqual([])
  })

  test('comes with a new judge and with a new evaluatee of the unit, and goes with either', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels, register } = clientOf(app)
    const added = await panels.addJudge({ cycleId: cycle.cycleId, name: '示例三', group: 'panel', unitId: unitOf(app, evaluatee(cycle)) })
    const recusals = async () => (await panels.recusals({ cycleId: cycle.cycleId })).map((each) => `${each.judge} ${each.evaluatee}`)

    expect(await recusals()).toEqual(['示例三 甲局'])
    expect(await panels.removeJudge({ judgeId: added.id })).toEqual({ removed: 1 })
    expect(await recusals()).toEqual([])

    const other = await register.add({
      cycleId: cycle.cycleId,
      name: '丁局',
      shortName: '',
      code: '',
      categoryId: cycle.categories[0],
      unitId: null,
      participation: 'full',
    })
    await panels.addJudge({ cycleId: cycle.cycleId, name: '示例四', group: 'panel', unitId: other.unitId })
    expect(await recusals()).toEqual(['示例四 丁局'])
    expect(await register.remove({ evaluateeIds: [other.id] })).toEqual({ removed: 1 })
    expect(await recusals()).toEqual([])
  })

  test('does not touch what a handed-in sheet says', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const { id: panelId } = await panels.add({ cycleId: cycle.cycleId, name: '考评组', ...everybody, judgeIds: [...cycle.judges] })
    handIn(app, panelId, judge(cycle))

    const moved = panels.updateJudge({ judgeId: judge(cycle), name: '示例一', group: 'panel', unitId: unitOf(app, evaluatee(cycle)) })

    expect((await refusalOf(moved)).code).toBe('sheet_submitted')
    expect((await panels.judges({ cycleId: cycle.cycleId }))[0]?.unitId).toBeNull()
  })

  test('marks 回避 where the panels let the judge mark, and nowhere else', async () => {
    const app = await openTestApp()
    const cycle = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const { id: panelId } = await panels.add({ cycleId: cycle.cycleId, name: '考评组', ...everybody, judgeIds: [...cycle.judges] })
    await panels.updateJudge({ judgeId: judge(cycle), name: '示例一', group: 'panel', unitId: unitOf(app, evaluatee(cycle)) })
    const recused = () => marksOf(app).filter((mark) => mark.includes('recused'))
    const both = recused()

    await panels.update({ panelId, leaves: { kind: 'chosen', codes: ['A3'] }, clearMarks: null })

    expect(both).toEqual(['甲局 A3 示例一 recused', '甲局 A4 示例一 recused'])
    expect(recused()).toEqual(['甲局 A3 示例一 recused'])
  })
})
