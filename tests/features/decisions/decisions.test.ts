import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { readStandings } from '../../../electron/features/decisions/standings.ts'
import type { DecisionView } from '../../../shared/contract/decisions.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'

/** Two places for 优秀 (18 and more of 20) in a category of five: 甲 20, 乙 19.5, 丙 19.5, 丁 19, 戊 17 (by its bound), or as the deductions say. */
async function officeOfFive(app: App, deductions: readonly number[] = [0, 1, 1, 2, 6]): Promise<TestCycle> {
  const scheme = smallScheme((plain) => ({
    ...plain,
    settings: { ...(plain.settings as object), quotas: [{ grade: 'excellent', limit: { kind: 'number', number: 2 } }] },
  }))
  const cycle = await makeCycle(app, { scheme, evaluatees: ['甲局', '乙局', '丙局', '丁局', '戊局'].map((name) => ({ name })) })
  for (const [index, count] of deductions.entries()) {
    if (count > 0) await confirmFinding(app, cycle, cycle.evaluatees[index] ?? 0, { quantity: count * 10_000 })
  }
  return cycle
}

function rows(view: DecisionView): readonly string[] {
  return view.categories.flatMap(({ ranked }) =>
    ranked.map(({ name, total, computedPlace, place, computedGrade, grade, open, departure }) =>
      [
        `${name} ${total}`,
        `${computedPlace}→${place}`,
        `${computedGrade?.name ?? '-'}→${grade?.name ?? '-'}${open ? '?' : ''}`,
        departure === null ? '' : '◆',
      ]
        .join(' ')
        .trim(),
    ),
  )
}

describe('the decision screen', () => {
  test('shows the computed beside the decided order, the quota, the tie on its line and one line why not', async () => {
    const app = await openTestApp()
    const cycle = await officeOfFive(app)

    const view = await clientOf(app).decisions.view({ cycleId: cycle.cycleId })

    expect(rows(view)).toEqual([
      '甲局 20.00 1→1 优秀→优秀',
      '乙局 19.50 2→2 良好→良好?',
      '丙局 19.50 2→2 良好→良好?',
      '丁局 19.00 4→4 良好→良好',
      '戊局 17.00 5→5 良好→良好',
    ])
    expect(view.categories[0]?.quotas).toEqual([{ grade: 'excellent', gradeName: '优秀', places: 2, used: 1, decided: 1 }])
    expect(view.categories[0]?.ranked.map(({ whyNot }) => whyNot)).toEqual([
      null,
      { kind: 'tie', grade: '优秀', tied: 2, free: 1, decided: false },
      { kind: 'tie', grade: '优秀', tied: 2, free: 1, decided: false },
      { kind: 'quota', grade: '优秀', place: 4, places: 2 },
      { kind: 'points', grade: '优秀', gap: '1' },
    ])
    const [tie] = view.ties
    expect([tie?.categoryName, tie?.gradeName, tie?.places, tie?.free, tie?.tied.map(({ name }) => name)]).toEqual([
      '甲组',
      '优秀',
      2,
      1,
      ['乙局', '丙局'],
    ])
    expect(tie?.options.map(({ choice, possible, used, next }) => [choice, possible, used, next?.count])).toEqual([
      ['admit_all', true, 3, 2],
      ['admit_none', true, 1, 4],
      ['next_tie_breaker', false, 1, undefined],
      ['vote', true, 2, 3],
    ])
  })

  test('names the facts behind a veto that lowers a grade', async () => {
    const app = await openTestApp()
    const cycle = await officeOfFive(app)
    await confirmFinding(app, cycle, cycle.evaluatees[0] ?? 0, { indicator: 'V1', rule: 'accident' })

    const view = await clientOf(app).decisions.view({ cycleId: cycle.cycleId })

    // 总分计零: the total itself is 0, so what is missing are points.
    expect(view.categories[0]?.ranked.at(-1)?.whyNot).toEqual(null)
    expect(view.categories[0]?.ranked.at(-1)?.name).toBe('甲局')
  })
})

describe('a tie', () => {
  test('is decided by a vote, with reason and name, and can be opened again', async () => {
    const app = await openTestApp()
    const cycle = await officeOfFive(app)
    const client = clientOf(app, '示例主任')
    const [, second = 0, third = 0] = cycle.evaluatees
    const votes = (a: number, b: number) => [
      { evaluateeId: second, votes: a },
      { evaluateeId: third, votes: b },
    ]
    const tie = { cycleId: cycle.cycleId, categoryId: cycle.categories[0], grade: 'excellent', tied: [third, second] }

    expect(await refusalOf(client.decisions.settle({ ...tie, choice: 'vote', votes: votes(4, 4), reason: '现场表决' }))).toMatchObject({
      code: 'counts_do_not_add_up',
    })
    expect(await refusalOf(client.decisions.settle({ ...tie, choice: 'vote', votes: votes(4, 5), reason: ' ' }))).toMatchObject({
      code: 'reason_required',
    })
    expect(
      await refusalOf(clientOf(app, null).decisions.settle({ ...tie, choice: 'vote', votes: votes(4, 5), reason: '现场表决' })),
    ).toMatchObject({ code: 'operator_required' })
    await client.decisions.settle({ ...tie, choice: 'vote', votes: votes(4, 5), reason: '现场表决' })

    const view = await client.decisions.view({ cycleId: cycle.cycleId })
    expect(rows(view).slice(1, 3)).toEqual(['乙局 19.50 2→2 良好→良好', '丙局 19.50 2→2 优秀→优秀'])
    expect(view.ties[0]?.decided).toMatchObject({ choice: 'vote', admitted: [third], reason: '现场表决', decidedBy: '示例主任' })

    await client.decisions.unsettle({ cycleId: cycle.cycleId, categoryId: cycle.categories[0], grade: 'excellent', reason: '重新表决' })
    expect((await client.decisions.view({ cycleId: cycle.cycleId })).ties[0]?.decided).toBeNull()
  })

  test('is refused for others than those on the line, and its decision no longer holds when scores change', async () => {
    const app = await openTestApp()
    const cycle = await officeOfFive(app)
    const client = clientOf(app)
    const [first = 0, second = 0, third = 0, fourth = 0] = cycle.evaluatees
    const tie = { cycleId: cycle.cycleId, categoryId: cycle.categories[0], grade: 'excellent', votes: [], reason: '会议决定' }

    expect(await refusalOf(client.decisions.settle({ ...tie, choice: 'admit_all', tied: [first, second] }))).toMatchObject({
      code: 'changed_meanwhile',
    })
    await client.decisions.settle({ ...tie, choice: 'admit_all', tied: [second, third] })
    await confirmFinding(app, cycle, first, { quantity: 10_000 })
    await confirmFinding(app, cycle, fourth, { indicator: 'B1', rule: 'award' })

    const view = await client.decisions.view({ cycleId: cycle.cycleId })
    expect(view.ties.map(({ tied, decided, outdated }) => [tied.map(({ name }) => name), decided, outdated])).toEqual([
      [['甲局', '乙局', '丙局'], null, true],
    ])
  })
})

describe('a departure', () => {
  test('of place and grade keeps its reason and mark, moves the others, and is taken back with a reason', async () => {
    const app = await openTestApp()
    const cycle = await officeOfFive(app, [0, 1, 2, 3, 6])
    const client = clientOf(app, '示例主任')
    const fourth = cycle.evaluatees[3] ?? 0

    await client.decisions.depart({ evaluateeId: fourth, place: 1, grade: 'excellent', reason: '全省经验交流' })

    const view = await client.decisions.view({ cycleId: cycle.cycleId })
    expect(rows(view)).toEqual([
      '丁局 18.50 4→1 良好→优秀 ◆',
      '甲局 20.00 1→2 优秀→优秀',
      '乙局 19.50 2→3 优秀→优秀',
      '丙局 19.00 3→4 良好→良好',
      '戊局 17.00 5→5 良好→良好',
    ])
    expect(view.categories[0]?.ranked.map(({ shifted }) => shifted)).toEqual([false, true, true, true, false])
    expect(view.categories[0]?.quotas).toEqual([{ grade: 'excellent', gradeName: '优秀', places: 2, used: 2, decided: 3 }])
    expect(readStandings(app, cycle.cycleId).get(fourth)?.departure).toMatchObject({ reason: '全省经验交流', decidedBy: '示例主任' })

    await client.decisions.takeBack({ evaluateeId: fourth, reason: '复议' })
    expect((await client.decisions.view({ cycleId: cycle.cycleId })).departures).toBe(0)
    expect(
      app.db
        .all(app.db.build.selectFrom('audit').select(['action', 'actor', 'note']).where('action', 'like', 'departure%'))
        .map(({ action, actor, note }) => `${action} ${actor} ${note}`),
    ).toEqual(['departure_decided 示例主任 全省经验交流', 'departure_taken_back 示例主任 复议'])
  })

  test.each([
    ['without a reason', { place: 1, grade: null, reason: '' }, 'reason_required'],
    ['to a place beyond the category', { place: 6, grade: null, reason: '理由' }, 'amount_out_of_range'],
    ['to a grade that the scheme does not have', { place: null, grade: 'best', reason: '理由' }, 'not_found'],
    ['to what is computed anyway', { place: 4, grade: 'good', reason: '理由' }, 'nothing_to_apply'],
  ])('is refused %s', async (_, input, code) => {
    const app = await openTestApp()
    const cycle = await officeOfFive(app, [0, 1, 2, 3, 6])

    expect(await refusalOf(clientOf(app).decisions.depart({ evaluateeId: cycle.evaluatees[3] ?? 0, ...input }))).toMatchObject({ code })
  })
})
