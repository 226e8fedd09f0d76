import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

test('a changed rule amount moves every total it touches once it is saved, and sums say at once when they no longer agree', async ({
  program,
  page,
}) => {
  const { texts, schemes, ranking } = program
  await program.workAs('李青')
  await program.goTo('schemes')

  await test.step('points of a leaf that leave the sum of its group short are marked, and can be given up', async () => {
    const differs = filled(texts.schemeTree.note.summed, {
      summed: 29,
      stated: 30,
      difference: filled(texts.schemeTree.difference.less, { by: 1 }),
    })
    await schemes.setPoints('三会一课', '11')
    await expect(schemes.row('组织生活正常化')).toContainText(differs)
    await schemes.discard.click()
    await expect(schemes.points('三会一课')).toHaveText('12')
    await expect(schemes.row('组织生活正常化')).not.toContainText(differs)
  })

  await test.step('what was taken back does not come back with a reload', async () => {
    const kept = page.waitForResponse((response) => response.url().endsWith('/schemes/keepWorking'))
    await schemes.setPoints('三会一课', '11')
    await kept
    const givenUp = page.waitForResponse((response) => response.url().endsWith('/schemes/discardWorking'))
    await page.getByRole('button', { name: texts.schemes.undo }).click()
    await givenUp
    await page.reload()
    await expect(schemes.points('三会一课')).toHaveText('12')
    await expect(program.main.getByText(texts.schemes.allSaved)).toBeVisible()
    await expect(program.main.getByText(texts.schemes.restored)).toBeHidden()
  })

  await test.step('an unsaved amount outlives a reload', async () => {
    await schemes.choose('主题党日')
    await expect(schemes.firstAmount).toHaveValue('0.8')
    await schemes.firstAmount.fill('1')
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
