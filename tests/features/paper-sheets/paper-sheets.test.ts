import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { makeCycle, openTestApp, type TestCycle } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { clearMarks, makePanel } from '../../helpers/panel.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

interface Desk {
  readonly app: App
  readonly cycle: TestCycle
  readonly panelId: number
  readonly judgeId: number
  readonly first: ReturnType<typeof clientOf>
  readonly second: ReturnType<typeof clientOf>
  readonly paperId: number
}

const scored = (value: string) => ({ state: 'scored' as const, value, option: null })
const absent = { state: 'absent' as const, value: null, option: null }

/** A paper of the first judge for three evaluatees, entered by 李青 and to be checked by 王敏. */
async function beginPaper(folder = tempFolder()): Promise<Desk> {
  const app = await openTestApp(undefined, folder)
  const cycle = await makeCycle(app)
  await clearMarks(app, cycle)
  const panelId = await makePanel(app, cycle)
  const [judgeId = 0] = cycle.judges
  const first = clientOf(app, '李青')
  const { id } = await first.paperSheets.begin({ cycleId: cycle.cycleId, panelId, judgeId })
  return { app, cycle, panelId, judgeId, first, second: clientOf(app, '王敏'), paperId: id }
}

type Marks = readonly (ReturnType<typeof scored> | typeof absent)[]
const marksOf = (cycle: TestCycle, marks: Marks) =>
  marks.map((mark, place) => ({ evaluateeId: cycle.evaluatees[place] ?? 0, indicator: 'A3', mark }))

async function enterFirst({ first, paperId, cycle }: Desk, ...marks: Marks): Promise<void> {
  await first.paperSheets.saveFirst({ paperId, marks: marksOf(cycle, marks) })
  await first.paperSheets.finishFirst({ paperId })
}

const storedMarks = (app: App) =>
  app.db.prepare('SELECT evaluatee_id AS id, judge_id AS judge, state, value FROM mark ORDER BY evaluatee_id').all()

describe('the first entry', () => {
  test('goes on where it was when it is interrupted', async () => {
    const folder = tempFolder()
    const desk = await beginPaper(folder)
    await desk.first.paperSheets.saveFirst({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('3.5')]) })
    desk.app.close()

    const again = clientOf(await openTestApp(undefined, folder), '李青')
    const paper = await again.paperSheets.begin({ cycleId: desk.cycle.cycleId, panelId: desk.panelId, judgeId: desk.judgeId })

    expect([paper.id, paper.state, paper.sheet.cells]).toEqual([
      desk.paperId,
      'first',
      { states: ['scored', 'empty', 'empty'], values: ['3.5', null, null], totals: ['3.50', null, null] },
    ])
  })

  test('is not over while a cell says nothing, and stores no mark of the judge', async () => {
    const desk = await beginPaper()
    await desk.first.paperSheets.saveFirst({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('3'), absent]) })

    expect(await refusalOf(desk.first.paperSheets.finishFirst({ paperId: desk.paperId }))).toEqual({
      code: 'sheet_incomplete',
      data: { count: 1, evaluatee: '丙局', leaf: '特色工作' },
    })
    expect(storedMarks(desk.app)).toEqual([])
  })

  test('takes only what the scale takes', async () => {
    const desk = await beginPaper()

    const refusal = await refusalOf(
      desk.first.paperSheets.saveFirst({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('4.5')]) }),
    )

    expect(refusal).toMatchObject({ code: 'value_out_of_range', data: { min: '0', max: '4' } })
  })

  test('needs a name', async () => {
    const desk = await beginPaper()

    const refusal = await refusalOf(
      clientOf(desk.app, null).paperSheets.saveFirst({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('1')]) }),
    )

    expect(refusal.code).toBe('operator_required')
  })

  test('can be taken up again by who made it, until the second has begun', async () => {
    const desk = await beginPaper()
    await enterFirst(desk, scored('1'), scored('2'), scored('3'))

    expect((await refusalOf(desk.second.paperSheets.reopenFirst({ paperId: desk.paperId }))).code).toBe('status_not_allowed')
    expect((await desk.first.paperSheets.reopenFirst({ paperId: desk.paperId })).state).toBe('first')
    await desk.first.paperSheets.finishFirst({ paperId: desk.paperId })
    await desk.second.paperSheets.beginSecond({ paperId: desk.paperId, way: 'blind' })
    expect((await refusalOf(desk.first.paperSheets.reopenFirst({ paperId: desk.paperId }))).code).toBe('status_not_allowed')
  })
})

describe('the second entry', () => {
  test('is made by somebody who entered nothing of the first, however the name is typed', async () => {
    const desk = await beginPaper()
    await desk.second.paperSheets.saveFirst({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('1')]) })
    await enterFirst(desk, scored('1'), scored('2'), scored('3'))
    const begin = (name: string) => clientOf(desk.app, name).paperSheets.beginSecond({ paperId: desk.paperId, way: 'blind' })

    expect((await refusalOf(begin('李青'))).code).toBe('second_person_required')
    expect((await refusalOf(begin('李 青'))).code).toBe('second_person_required')
    expect((await refusalOf(begin('王敏'))).code).toBe('second_person_required')
    expect((await begin('赵强')).way).toBe('blind')
    expect(
      (await refusalOf(desk.first.paperSheets.saveSecond({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('1')]) }))).code,
    ).toBe('second_person_required')
  })

  test('sees nothing of the first in any answer while it is blind', async () => {
    const answers = async (marks: Marks) => {
      const desk = await beginPaper()
      await enterFirst(desk, ...marks)
      const panel = { cycleId: desk.cycle.cycleId, panelId: desk.panelId }
      const cell = marksOf(desk.cycle, [scored('2')])
      return JSON.stringify([
        await desk.second.paperSheets.read({ paperId: desk.paperId }),
        await desk.second.paperSheets.list(panel),
        await desk.second.paperSheets.beginSecond({ paperId: desk.paperId, way: 'blind' }),
        await desk.second.paperSheets.saveSecond({ paperId: desk.paperId, marks: cell }),
        await desk.second.paperSheets.read({ paperId: desk.paperId }),
        await desk.second.paperSheets.list(panel),
        await desk.second.paperSheets.begin({ ...panel, judgeId: desk.judgeId }),
        await desk.second.judging.sheets(panel),
        await desk.second.judging.sheet({ ...panel, judgeId: desk.judgeId }),
        await desk.second.judging.versions({ ...panel, judgeId: desk.judgeId }),
        await desk.second.scoring.inputs({ cycleId: desk.cycle.cycleId, indicator: 'A3', categoryId: null }),
        await refusalOf(
          desk.second.paperSheets.confirmLine({ paperId: desk.paperId, evaluateeId: desk.cycle.evaluatees[0] ?? 0, same: true }),
        ),
        await refusalOf(desk.second.paperSheets.finishSecond({ paperId: desk.paperId })),
      ])
    }

    const [one, other] = [await answers([scored('2'), scored('0.3'), absent]), await answers([scored('1.7'), absent, scored('3.9')])]

    expect(one).toBe(other)
    expect(one).not.toContain('0.3')
  })

  test('stores everything at once when both agree, and hands in the sheet as paper', async () => {
    const desk = await beginPaper()
    await enterFirst(desk, scored('3.5'), scored('0'), absent)
    await desk.second.paperSheets.beginSecond({ paperId: desk.paperId, way: 'blind' })
    await desk.second.paperSheets.saveSecond({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('3.50'), scored('0'), absent]) })

    const paper = await desk.second.paperSheets.finishSecond({ paperId: desk.paperId })

    expect([paper.state, paper.differences, paper.sheet.way]).toEqual(['done', [], 'paper'])
    expect(storedMarks(desk.app)).toEqual([
      { id: desk.cycle.evaluatees[0], judge: desk.judgeId, state: 'scored', value: 35_000 },
      { id: desk.cycle.evaluatees[1], judge: desk.judgeId, state: 'scored', value: 0 },
      { id: desk.cycle.evaluatees[2], judge: desk.judgeId, state: 'absent', value: null },
    ])
    expect((await desk.first.judging.sheets({ cycleId: desk.cycle.cycleId, panelId: desk.panelId }))[0]).toMatchObject({
      submittedBy: '李青、王敏',
      way: 'paper',
      version: 1,
    })
  })

  test('confirms line by line, and a line that is typed otherwise is a difference', async () => {
    const desk = await beginPaper()
    await enterFirst(desk, scored('3'), scored('2'), scored('1'))
    const [one = 0, two = 0, three = 0] = desk.cycle.evaluatees
    const { paperSheets } = desk.second
    const begun = await paperSheets.beginSecond({ paperId: desk.paperId, way: 'confirm' })

    await paperSheets.confirmLine({ paperId: desk.paperId, evaluateeId: one, same: true })
    await paperSheets.confirmLine({ paperId: desk.paperId, evaluateeId: three, same: true })
    const untick = await paperSheets.confirmLine({ paperId: desk.paperId, evaluateeId: three, same: false })
    await paperSheets.confirmLine({ paperId: desk.paperId, evaluateeId: three, same: true })
    const typed = await paperSheets.saveSecond({
      paperId: desk.paperId,
      marks: [{ evaluateeId: two, indicator: 'A3', mark: scored('2.5') }],
    })
    const done = await paperSheets.finishSecond({ paperId: desk.paperId })

    expect(begun.first?.values).toEqual(['3', '2', '1'])
    expect([untick.checked, typed.checked]).toEqual([[one], [one, two, three]])
    expect([done.state, done.differences]).toEqual([
      'differences',
      [
        {
          evaluateeId: two,
          evaluatee: '乙局',
          indicator: 'A3',
          leaf: '特色工作',
          first: { state: 'scored', value: '2' },
          second: { state: 'scored', value: '2.5' },
          resolved: null,
        },
      ],
    ])
  })
})

describe('differences', () => {
  async function withDifferences(): Promise<Desk> {
    const desk = await beginPaper()
    await enterFirst(desk, scored('3'), scored('2'), scored('1'))
    await desk.second.paperSheets.beginSecond({ paperId: desk.paperId, way: 'blind' })
    await desk.second.paperSheets.saveSecond({ paperId: desk.paperId, marks: marksOf(desk.cycle, [scored('3'), scored('2.4'), absent]) })
    await desk.second.paperSheets.finishSecond({ paperId: desk.paperId })
    return desk
  }

  test('store nothing until each is settled, and then what was settled and no mean', async () => {
    const desk = await withDifferences()
    const [, two = 0, three = 0] = desk.cycle.evaluatees
    const settle = (evaluateeId: number, mark: ReturnType<typeof scored> | typeof absent | null) =>
      desk.second.paperSheets.resolve({ paperId: desk.paperId, evaluateeId, indicator: 'A3', mark })

    const before = await desk.first.paperSheets.read({ paperId: desk.paperId })
    await settle(two, scored('2.4'))
    const open = await refusalOf(desk.second.paperSheets.apply({ paperId: desk.paperId }))
    const none = storedMarks(desk.app)
    await settle(three, scored('1.8'))
    const done = await desk.second.paperSheets.apply({ paperId: desk.paperId })

    expect(before.sheet.cells.values).toEqual(['3', null, null])
    expect([open, none]).toEqual([{ code: 'differences_open', data: { count: 1 } }, []])
    expect(done.sheet.cells.values).toEqual(['3', '2.4', '1.8'])
    expect(storedMarks(desk.app)).toEqual([
      { id: desk.cycle.evaluatees[0], judge: desk.judgeId, state: 'scored', value: 30_000 },
      { id: two, judge: desk.judgeId, state: 'scored', value: 24_000 },
      { id: three, judge: desk.judgeId, state: 'scored', value: 18_000 },
    ])
  })

  test('are settled only where both entries differ, and may be taken back', async () => {
    const desk = await withDifferences()
    const [one = 0, two = 0] = desk.cycle.evaluatees
    const settle = (evaluateeId: number, mark: ReturnType<typeof scored> | null) =>
      desk.second.paperSheets.resolve({ paperId: desk.paperId, evaluateeId, indicator: 'A3', mark })

    expect((await refusalOf(settle(one, scored('1')))).code).toBe('not_found')
    await settle(two, scored('2'))
    expect((await settle(two, null)).differences[0]?.resolved).toBeNull()
  })

  test('end with a sheet that changes only by a new version', async () => {
    const desk = await withDifferences()
    const [, two = 0, three = 0] = desk.cycle.evaluatees
    for (const evaluateeId of [two, three]) {
      await desk.second.paperSheets.resolve({ paperId: desk.paperId, evaluateeId, indicator: 'A3', mark: scored('2') })
    }
    await desk.second.paperSheets.apply({ paperId: desk.paperId })
    const sheet = { cycleId: desk.cycle.cycleId, panelId: desk.panelId, judgeId: desk.judgeId }

    expect((await refusalOf(desk.first.paperSheets.begin(sheet))).code).toBe('sheet_submitted')
    expect((await refusalOf(desk.first.paperSheets.discard({ paperId: desk.paperId }))).code).toBe('status_not_allowed')
    await desk.first.judging.openVersion({ ...sheet, reason: '评委更正' })
    expect((await desk.first.paperSheets.begin(sheet)).state).toBe('first')
  })
})

test('a paper that is thrown away leaves the marks as they were', async () => {
  const desk = await beginPaper()
  await enterFirst(desk, scored('3'), scored('2'), scored('1'))

  await desk.first.paperSheets.discard({ paperId: desk.paperId })

  const [line] = await desk.first.paperSheets.list({ cycleId: desk.cycle.cycleId, panelId: desk.panelId })
  expect([line?.paper, storedMarks(desk.app)]).toEqual([null, []])
})
