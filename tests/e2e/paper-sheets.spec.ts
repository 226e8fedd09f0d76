import type { Page } from '@playwright/test'
import { StationPage } from './pages/judging.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { makeSmallPanel, smallPanel } from './support/small-panel.ts'
import { expect, test } from './support/test.ts'
import { chinese, filled } from './support/texts.ts'

const texts = chinese.paperSheets

async function inspect(page: Page, where: string): Promise<void> {
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, where)
  }
  await page.setViewportSize(windowSizes[0])
  await expectAccessible(page, where)
}

test('a paper is entered twice by two people, what differs is settled from the paper, and everything is stored at once', async ({
  program,
  page,
  host,
}) => {
  test.setTimeout(180_000)
  const { cycleId, panelId, judgeIds } = await makeSmallPanel(host.address)
  await page.reload()
  await program.workAs('李青')
  // The grid of a paper is the grid of a sheet.
  const entry = new StationPage(page, chinese)
  const button = (name: string) => program.main.getByRole('button', { name, exact: true })
  await page.goto(`${new URL(host.address).origin}/#/panels?panel=${panelId}&view=paper`)

  // First entry, broken off by a reload.
  await button(`${texts.begin} ${smallPanel.judges[0]}`).click()
  await entry.cell(0, 0).click()
  await entry.mark('3.5', '3', '2')
  await expect(entry.cell(2, 2)).toContainText('2')
  await page.reload()
  await expect(entry.cell(1, 0)).toContainText('3')
  await inspect(page, '首次录入')
  await entry.cell(0, 1).click()
  await entry.mark('5', '4.5', 'a')
  await expect(entry.cell(2, 1)).toContainText('缺席')
  await button(texts.finishFirst).click()

  // The same person may not check.
  await button(texts.blind).click()
  await expect(program.notices).toContainText(chinese.errors.second_person_required)
  await program.workAs('王敏')
  await inspect(page, '选择复核方式')
  await button(texts.blind).click()
  await expect(entry.cell(0, 0)).toContainText('·')
  await expect(entry.cells.filter({ hasText: '3.5' })).toHaveCount(0)
  await entry.cell(0, 0).click()
  await entry.mark('3.5', '3.8', '2')
  await expect(entry.cell(2, 0)).toContainText('2')
  await entry.cell(0, 1).click()
  await entry.mark('5', '4.5', '1')
  await expect(entry.cell(2, 1)).toContainText('1')
  await button(texts.finishSecond).click()

  // Two differences; one is settled by the second entry, one by typing what the paper says.
  await expect(program.main.getByText(filled(texts.settled, { done: 0, count: 2 }))).toBeVisible()
  await inspect(page, '核对差异')
  await program.main
    .getByRole('row', { name: `${smallPanel.units[1]} ${smallPanel.leaves[0]}` })
    .getByRole('button', { name: texts.useSecond })
    .click()
  await expect(program.main.getByText(filled(texts.settled, { done: 1, count: 2 }))).toBeVisible()
  const typed = program.main.getByLabel(filled(texts.typedFor, { evaluatee: smallPanel.units[2], leaf: smallPanel.leaves[1] }))
  await typed.fill('7')
  await typed.press('Enter')
  await expect(program.main.getByRole('alert')).toContainText('6')
  await typed.fill('1.5')
  await typed.press('Enter')
  await expect(program.main.getByText(filled(texts.settled, { done: 2, count: 2 }))).toBeVisible()
  await button(texts.apply).click()
  await expect(program.main.getByText(texts.done)).toBeVisible()

  const sheet = await clientOf(host.address).judging.sheet({ cycleId, panelId, judgeId: judgeIds[0] ?? 0 })
  expect([sheet.way, sheet.cells.values]).toEqual(['paper', ['3.5', '5', '3.8', '4.5', '2', '1.5']])
})

test('a paper is checked line by line with the space bar', async ({ program, page, host }) => {
  const { cycleId, panelId, judgeIds } = await makeSmallPanel(host.address)
  const [judgeId = 0] = judgeIds
  const first = clientOf(host.address, '赵强')
  const { id: paperId, sheet } = await first.paperSheets.begin({ cycleId, panelId, judgeId })
  await first.paperSheets.saveFirst({
    paperId,
    marks: sheet.evaluatees.flatMap(({ id }) =>
      sheet.leaves.map((leaf) => ({ evaluateeId: id, indicator: leaf.code, mark: { state: 'scored' as const, value: '3', option: null } })),
    ),
  })
  await first.paperSheets.finishFirst({ paperId })
  await page.reload()
  await program.workAs('李青')
  await page.goto(`${new URL(host.address).origin}/#/panels?panel=${panelId}&view=paper&paper=${paperId}`)

  await program.main.getByRole('button', { name: texts.confirm, exact: true }).click()
  for (const evaluatee of smallPanel.units) {
    const box = program.main.getByRole('checkbox', { name: filled(texts.sameFor, { evaluatee }) })
    await box.focus()
    await page.keyboard.press('Space')
    await expect(box).toBeChecked()
  }
  await inspect(page, '逐行核对')
  await program.main.getByRole('button', { name: texts.finishConfirm, exact: true }).click()
  await expect(program.main.getByText(texts.done)).toBeVisible()
})
