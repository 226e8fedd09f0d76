import type { Page } from '@playwright/test'
import { StationPage } from './pages/judging.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { makeSmallPanel, smallPanel } from './support/small-panel.ts'
import { expect, test } from './support/test.ts'
import { chinese, english } from './support/texts.ts'

const texts = chinese.judging

async function inspect(page: Page, where: string, withColours = true): Promise<void> {
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, where)
  }
  await page.setViewportSize(windowSizes[0])
  await expectAccessible(page, where, withColours)
}

/** Goes to an address within the program and waits for its title. */
async function goTo(page: Page, address: string, fragment: string): Promise<void> {
  await page.goto(`${new URL(address).origin}/#${fragment}`)
}

test('the office gives out codes and the machine; a judge marks, checks and hands in by keyboard alone, and the next one follows', async ({
  program,
  page,
  host,
}) => {
  test.setTimeout(180_000)
  const { panelId } = await makeSmallPanel(host.address)
  await page.reload()
  await program.workAs('李青')
  const station = new StationPage(page, chinese)

  // Codes, shown once.
  await goTo(page, host.address, `/panels?panel=${panelId}&view=sheets`)
  await program.main.getByRole('button', { name: texts.sheets.giveMissing.replace('{{count}}', '2') }).click()
  const given = program.main.getByRole('region', { name: texts.sheets.givenTitle })
  await expect(given.getByRole('listitem')).toHaveCount(2)
  const codes = (await given.getByRole('listitem').locator('b').allInnerTexts()).map((code) => code.replace(/\s/gu, ''))
  await inspect(page, '评分表进度与个人码')
  await given.getByRole('button', { name: texts.sheets.givenClose }).click()
  await expect(given).toBeHidden()
  await expect(program.main.getByText(codes[0] ?? '')).toHaveCount(0)

  // The machine becomes a judge station, in every tab.
  const other = await page.context().newPage()
  await other.goto(host.address)
  await other.getByRole('navigation').first().waitFor()
  await program.main.getByRole('button', { name: texts.sheets.station, exact: true }).click()
  const form = program.main.getByRole('form', { name: texts.sheets.station })
  await form.getByLabel(texts.sheets.officeCode).fill('2468')
  await form.getByLabel(texts.sheets.officeCodeAgain).fill('2468')
  await inspect(page, '评委入座表单')
  await form.getByRole('button', { name: texts.sheets.stationDo }).click()
  await expect(station.code).toBeFocused()
  await expect(other.getByLabel(texts.station.code, { exact: true })).toBeVisible()
  await expect(other.getByRole('navigation')).toHaveCount(0)
  await other.close()
  await inspect(page, '评委入座')

  // Another address shows no other screen, and a reload neither.
  await goTo(page, host.address, '/ranking')
  await page.reload()
  await expect(station.code).toBeFocused()

  // A wrong code, then the own one.
  const wrong = codes.includes('135790') ? '135791' : '135790'
  await station.code.pressSequentially(wrong)
  await expect(station.problem(texts.station.wrong, { left: 4 })).toBeVisible()
  await station.signIn(codes[0] ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('周评委')
  await expect(page.getByText('吴评委')).toHaveCount(0)

  // Marks down the columns; a reload keeps the seat and what was called saved.
  await expect(station.field).toBeFocused()
  await station.mark('3.5', '4', 'n')
  await expect(station.cell(2, 0)).toContainText('不考核')
  await expect(station.cell(0, 2)).toContainText('3.5')
  await page.reload()
  await expect(station.cell(1, 0)).toContainText('4')
  await expect(station.cell(0, 0)).toContainText('3.5')
  await inspect(page, '评委评分')

  // Stands back from one, with a reason.
  await station.cell(1, 0).click()
  await station.button(texts.seat.recuse).click()
  await page.keyboard.type('曾在该单位任职')
  await page.keyboard.press('Enter')
  await expect(station.cell(1, 0)).toContainText('回避')
  await expect(station.cell(1, 1)).toContainText('回避')

  // What is missing stops it; a name leads back to its cell.
  await station.review.click()
  await expect(station.problem(texts.review.missing, { count: 2 })).toBeVisible()
  await expect(station.confirmed).toBeDisabled()
  await inspect(page, '提交前核对')
  await station.main.getByRole('button', { name: `${smallPanel.units[0]} · ${smallPanel.leaves[1]}` }).click()
  await expect(station.field).toBeFocused()
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(station.cell(0, 1)).toContainText('0')
  await station.cell(2, 1).click()
  await station.mark('6')
  await expect(station.cell(2, 1)).toContainText('6')

  await station.review.click()
  const zero = station.main.getByRole('region', { name: texts.review.zero })
  await expect(zero.getByRole('button')).toHaveText([`${smallPanel.units[0]} · ${smallPanel.leaves[1]}`])
  await station.confirmed.click()
  await station.button(texts.review.submit).click()
  await expect(station.next).toBeFocused()
  await inspect(page, '已提交')

  // The next judge sees an empty sheet and nothing of the first.
  await page.keyboard.press('Enter')
  await expect(station.code).toBeFocused()
  await station.signIn(codes[1] ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('吴评委')
  await expect(page.getByText('周评委')).toHaveCount(0)
  await expect(station.cell(0, 0)).toContainText('·')
  await station.button(texts.seat.leave).click()

  // A restart stays a station; the office code gives the machine back.
  await host.restart()
  await page.goto(host.address)
  await expect(station.code).toBeFocused()
  await station.officeReturn.click()
  await station.officeCode.fill('2468')
  await page.keyboard.press('Enter')
  await expect(program.screenLink('panels')).toBeVisible()
  const client = clientOf(host.address)
  const { cycleId } = (await client.cycles.list()).map(({ id }) => ({ cycleId: id }))[0] ?? { cycleId: 0 }
  const [first, second] = await client.judging.sheets({ cycleId, panelId })
  expect([first?.submittedBy, first?.done, second?.done]).toEqual(['周评委', 6, 0])
})

test('a judge who goes away is signed out with everything saved, and corrects a sheet handed in by a new version', async ({
  page,
  host,
}) => {
  test.setTimeout(120_000)
  const { cycleId, panelId, judgeIds } = await makeSmallPanel(host.address)
  const client = clientOf(host.address)
  const [given] = await client.judging.giveCodes({ cycleId, panelId, judgeIds: judgeIds.slice(0, 1) })
  const code = given?.code ?? ''
  await client.judging.openStation({ cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 30 })
  const { seat } = await client.judging.signIn({ code })
  const [one] = (await client.judging.mySheet({ seat, panelId })).evaluatees
  const sheet = await client.judging.mySheet({ seat, panelId })
  await client.judging.saveMyMarks({
    seat,
    panelId,
    marks: sheet.evaluatees.flatMap(({ id }) =>
      sheet.leaves.map((leaf) => ({ evaluateeId: id, indicator: leaf.code, mark: { state: 'scored' as const, value: '2', option: null } })),
    ),
  })
  await client.judging.handIn({ seat, panelId, confirmed: true })
  const station = new StationPage(page, chinese)

  await page.clock.install()
  await page.goto(host.address)
  await station.code.pressSequentially(code)
  await expect(station.next).toBeVisible()
  await station.button(texts.done.correct).click()
  await station.main.getByLabel(texts.done.correctReason).fill('看错一行')
  await station.main.getByLabel(texts.done.correctCode).fill(code)
  await station.button(texts.done.correctDo).click()
  await expect(station.cell(0, 0)).toContainText('2')
  await expect(station.field).toBeFocused()
  await page.keyboard.type('3')
  // Still typing when the time is over: the cell is left, and so it is saved.
  await page.clock.fastForward(31_000)
  await expect(station.code).toBeFocused()

  await station.signIn(code)
  await expect(station.cell(0, 0)).toContainText('3')
  await station.review.click()
  await expect(station.main.getByRole('region', { name: texts.review.changes })).toContainText(
    `${one?.name} · ${smallPanel.leaves[0]}：2 → 3`,
  )
})

test('the judge station speaks English completely', async ({ page, host }) => {
  const { cycleId, panelId, judgeIds } = await makeSmallPanel(host.address)
  const client = clientOf(host.address)
  await client.settings.change({ language: 'en' })
  const [given] = await client.judging.giveCodes({ cycleId, panelId, judgeIds: judgeIds.slice(0, 1) })
  await client.judging.openStation({ cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 120 })
  await page.goto(host.address)
  const station = new StationPage(page, english)

  await expect(station.code).toBeFocused()
  await station.signIn(given?.code ?? '')
  await inspect(page, 'judge station in English', false)
  await station.review.click()
  await expect(station.problem(english.judging.review.missing, { count: 6 })).toBeVisible()
  await inspect(page, 'review in English', false)
})
