import { OwnIndicatorsPage } from './pages/own-indicators.ts'
import { expectAccessible, expectToFit } from './support/accessible.ts'
import { addOwnGroup } from './support/own-group.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

test('a branch gets leaves of its own, which are checked, entered, copied and counted', async ({ program, page, host }) => {
  const { texts, ranking } = program
  const own = new OwnIndicatorsPage(page, texts)
  const branch = '财政厅办公室党支部'
  const other = '司法厅办公室党支部'
  await addOwnGroup(host.address)
  await program.workAs('李青')
  await program.goTo('schemes')
  await own.open.click()

  await test.step('a leaf that leaves the sum short is said, and full points are saved by keyboard', async () => {
    await own.find.fill('财政厅办公室')
    await own.evaluatee(branch).click()
    await own.add.focus()
    await page.keyboard.press('Enter')
    await own.nameOf(1).fill('预算改革')
    await expect(own.problems).toContainText('写明满分 20，下级合计 10')
    await expect(own.save).toBeDisabled()
    await own.pointsOf('预算改革').fill('20')
    await expect(own.problems).toBeHidden()
    await page.keyboard.press('Control+s')
    await expect(program.notices).toContainText(filled(texts.ownIndicators.saved, { name: branch }))
    await expect(own.evaluatee(branch)).toContainText('完整 20/20')
  })

  await test.step('a score entered for it is in the total', async () => {
    await own.pointsOf('预算改革').focus()
    await own.inputs.getByRole('textbox', { name: /预算改革：完成值/u }).fill('18')
    await own.inputs.getByRole('button', { name: texts.ownIndicators.saveInputs }).click()
    await expect(own.inputs).toContainText(filled(texts.ownIndicators.score, { score: '18.00' }))
    await expect(own.remove('预算改革')).toBeDisabled()
  })

  await test.step('another branch takes the same leaves over, in points of its own', async () => {
    await own.find.fill('办公室')
    await own.evaluatee(other).click()
    await own.copyFrom.fill('财政厅')
    await page.keyboard.press('Enter')
    await expect(own.nameOf(1)).toHaveValue('预算改革')
    await own.pointsOf('预算改革').fill('15')
    await expect(own.problems).toContainText('下级合计 15')
    await own.accept.check()
    await own.save.click()
    await expect(own.evaluatee(other)).toContainText('缺 5')
    await expectAccessible(page, 'own leaves')
    await expectToFit(page, 'own leaves')
  })

  await test.step('the ranking has the branch with 98.63 and 18 more', async () => {
    await program.goTo('ranking')
    await ranking.find.fill('财政厅办公室')
    await expect(await ranking.cell(branch, texts.results.column.total)).toHaveText('116.63')
  })
})
