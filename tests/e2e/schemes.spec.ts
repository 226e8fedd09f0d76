import { expect, test } from './support/test.ts'

test.use({ startWords: ['--sample'] })

test('a changed rule amount moves every total it touches once it is saved, and sums say at once when they no longer agree', async ({
  program,
  page,
}) => {
  const { texts, schemes, ranking } = program
  const rule = '每少开展1次扣0.8分'
  await program.workAs('李青')
  await program.goTo('schemes')

  await test.step('points of a leaf that leave the sum of its group short are marked, and can be given up', async () => {
    await schemes.pointsOf('三会一课').fill('11')
    await expect(schemes.row('组织生活正常化')).toContainText(texts.schemes.differs)
    await schemes.discard.click()
    await expect(schemes.pointsOf('三会一课')).toHaveValue('12')
    await expect(schemes.row('组织生活正常化')).not.toContainText(texts.schemes.differs)
  })

  await test.step('an unsaved amount outlives a reload', async () => {
    await schemes.openRules('主题党日')
    await schemes.amountOf(rule).fill('1')
    await expect(schemes.save).toBeEnabled()
    await page.reload()
    await expect(program.main.getByText(texts.schemes.restored)).toBeVisible()
    await schemes.save.click()
    await expect(program.notices).toContainText(texts.schemes.saved)
  })

  await test.step('the branch with one such finding has 98.43 in place of 98.63', async () => {
    await program.goTo('ranking')
    await ranking.find.fill('财政厅办公室')
    await expect(await ranking.cell('财政厅办公室党支部', texts.results.column.total)).toHaveText('98.43')
  })
})
