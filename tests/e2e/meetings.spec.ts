import { MeetingsPage } from './pages/meetings-page.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { Keyboard } from './support/keyboard.ts'
import { makeSmallPanel, smallPanel } from './support/small-panel.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

const [firstUnit, secondUnit, thirdUnit] = smallPanel.units
const [firstJudge, secondJudge] = smallPanel.judges

test('a whole meeting is run by keyboard, through a restart in the middle, and ends in minutes that say what happened', async ({
  program,
  page,
  host,
}) => {
  test.setTimeout(240_000)
  const { cycleId, judgeIds } = await makeSmallPanel(host.address)
  const keyboard = new Keyboard(page)
  const meetings = new MeetingsPage(page, program.texts)
  const { meetings: texts } = program.texts
  const mark = async (unit: string, judge: number, value: string): Promise<void> => {
    const client = clientOf(host.address)
    const { evaluatees } = await client.register.list({ cycleId })
    const evaluateeId = evaluatees.find(({ name }) => name === unit)?.id ?? 0
    for (const indicator of ['2.2.2', '4.3.1']) {
      const place = { cycleId, evaluateeId, indicator, judgeId: judgeIds[judge] ?? 0 }
      await client.scoring.saveMark({ ...place, mark: { state: 'scored', value, option: null } })
    }
  }
  await page.reload()
  await program.workAs('李青')
  await program.goTo('meetings')

  await keyboard.enter(meetings.add)
  await expectAccessible(page, 'new meeting')
  await keyboard.enter(meetings.prepare)
  await expect(meetings.step).toContainText(texts.step.check_in)

  await expect(meetings.judge(firstJudge)).toBeFocused()
  await page.keyboard.press('2')
  await expect(meetings.judge(firstJudge).getByRole('textbox')).toBeVisible()
  await page.keyboard.press('1')
  await expect(meetings.judge(secondJudge)).toBeFocused()
  await page.keyboard.press('1')
  await expect(meetings.quorum).toContainText(filled(texts.checkIn.reached, { needed: 2 }))
  await expectAccessible(page, 'check-in')
  await page.keyboard.press('Control+Enter')

  await expect(meetings.step).toContainText(texts.step.recusals)
  await keyboard.to(meetings.recusalJudge)
  await page.keyboard.press('ArrowDown')
  await keyboard.to(meetings.recusalEvaluatee)
  await keyboard.type(thirdUnit)
  await page.keyboard.press('Enter')
  await keyboard.to(meetings.recusalReason)
  await keyboard.type('曾在该单位任职')
  await page.keyboard.press('Enter')
  await expect(meetings.recusals).toContainText(thirdUnit)
  await expectAccessible(page, 'recusals')
  await page.keyboard.press('Control+Enter')
  await expect(meetings.step).toContainText(texts.step.rules)
  await expectAccessible(page, 'rules')
  await page.keyboard.press('Control+Enter')
  await expect(meetings.step).toContainText(texts.step.items)

  await page.keyboard.press('n')
  await expect(meetings.item(firstUnit)).toContainText(texts.items.state.first_round)
  await expect(meetings.itemTitle).toHaveText(firstUnit)
  await page.keyboard.press('Space')
  await expect(meetings.countdown).toContainText(texts.countdown.stop)
  await keyboard.fill(meetings.note, '材料齐全')
  await page.keyboard.press('Tab')
  await expect(meetings.noteSaved).toBeVisible()
  await mark(firstUnit, 0, '1')

  await host.restart()
  await program.open(host.address)
  await program.goTo('meetings')
  await keyboard.enter(meetings.meeting(filled(texts.create.usualName, { panel: smallPanel.panel })))
  await expect(meetings.itemTitle).toHaveText(firstUnit)
  await expect(meetings.countdown).toContainText(texts.countdown.stop)
  await expect(meetings.note).toHaveValue('材料齐全')
  await expect(meetings.incoming).toContainText(filled(texts.progress.missing, { count: 2 }))
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, 'marking')
  }
  // A window of 1440 × 900 enlarged to 200 %: one column, what is open first, and the keys as before.
  await page.setViewportSize({ width: 720, height: 450 })
  const stacked = [meetings.itemTitle, meetings.incoming, meetings.item(firstUnit)]
  const boxes = await Promise.all(stacked.map((part) => part.boundingBox()))
  expect(boxes.slice(1).map((box) => box !== null && box.width > 400)).toEqual([true, true])
  expect(boxes[0]?.height).toBeLessThan(60)
  expect(boxes.map((box) => box?.y ?? 0)).toEqual(boxes.map((box) => box?.y ?? 0).toSorted((a, b) => a - b))
  await page.keyboard.press('Space')
  await expect(meetings.countdown).toContainText(texts.countdown.start)
  await page.setViewportSize(windowSizes[0])
  await expectAccessible(page, 'marking')

  await page.keyboard.press('e')
  await expect(meetings.absentReason(secondJudge)).toBeFocused()
  await page.keyboard.press('Escape')
  await mark(firstUnit, 1, '4')
  await expect(program.main.getByText(texts.progress.all)).toBeVisible()
  await page.keyboard.press('e')
  await expect(meetings.round(1)).toContainText(texts.round.over)
  await expectAccessible(page, 'after the round')
  await page.keyboard.press('s')
  await expect(meetings.secondRoundReason).toBeFocused()
  await keyboard.type('补充材料后重评')
  await page.keyboard.press('Enter')
  await expect(meetings.item(firstUnit)).toContainText(texts.items.state.second_round)
  await mark(firstUnit, 0, '4')
  await page.keyboard.press('e')
  await expect(meetings.round(2)).toContainText(texts.round.within)
  await page.keyboard.press('c')
  await expect(meetings.item(firstUnit)).toContainText(texts.items.state.closed)

  for (const [unit, judges] of [
    [secondUnit, [0, 1]],
    [thirdUnit, [1]],
  ] as const) {
    await page.keyboard.press('n')
    await expect(meetings.itemTitle).toHaveText(unit)
    for (const judge of judges) await mark(unit, judge, '3')
    await expect(program.main.getByText(texts.progress.all)).toBeVisible()
    await page.keyboard.press('e')
    await expect(meetings.round(1)).toBeVisible()
    await page.keyboard.press('c')
    await expect(meetings.item(unit)).toContainText(texts.items.state.closed)
  }
  await page.keyboard.press('Control+Enter')
  await expect(meetings.step).toContainText(texts.step.results)
  await expectAccessible(page, 'results')

  await keyboard.enter(meetings.openMinutes)
  await expect(meetings.minutes).toHaveValue(/补充材料后重评/u)
  await expect(meetings.minutes).toHaveValue(/讨论：材料齐全/u)
  await expect(meetings.minutes).toHaveValue(new RegExp(`${firstJudge}对${thirdUnit}回避：曾在该单位任职`, 'u'))
  await expectAccessible(page, 'minutes')
  await keyboard.to(meetings.minutes)
  await page.keyboard.press('Control+End')
  await keyboard.type('散会。')
  await page.keyboard.press('Tab')
  await expect(program.main.getByText(texts.minutes.edited)).toBeVisible()
  await keyboard.enter(meetings.openConsole)
  await keyboard.enter(meetings.end)
  await keyboard.enter(meetings.confirmEnd)
  await expect(meetings.over).toBeVisible()
  await keyboard.enter(meetings.openMinutes)
  await expect(meetings.minutes).toHaveValue(/散会。$/u)
  await expect(meetings.minutes).toHaveAttribute('readonly', '')
})
