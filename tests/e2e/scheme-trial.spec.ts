import { SchemeTrialPage } from './pages/scheme-trial.ts'
import { expectAccessible, expectToFit } from './support/accessible.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

test('a scheme is tried on typed facts before it is saved, and on those of a real branch', async ({ program, page }) => {
  const { texts, schemes } = program
  const trial = new SchemeTrialPage(page, texts)
  const missed = '每少召开1次扣0.5分，最多扣6分'
  await program.workAs('李青')
  await program.goTo('schemes')

  await test.step('an empty trial says what it lacks', async () => {
    await trial.open.focus()
    await page.keyboard.press('Enter')
    await expect(trial.result).toContainText(filled(texts.schemeTrial.missing_other, { count: 4 }))
  })

  await test.step('full marks, three meetings missed and a row of marks give the total with its explanation', async () => {
    await trial.full.focus()
    await page.keyboard.press('Enter')
    // An empty trial stands at 100.00 provisionally; only full facts bring a grade.
    await expect(trial.total).toContainText('可推荐为先进党支部')
    await expect(trial.total).toContainText('100.00')
    await trial.quantityOf(missed).focus()
    await page.keyboard.type('2')
    await page.keyboard.press('ArrowUp')
    await expect(trial.total).toContainText('98.50')
    await expect(trial.quantityOf(missed)).toBeFocused()
    await trial.marksOf('联系服务群众', '考评组').fill('6 7 8 回避')
    await expect(trial.total).toContainText('97.50')
    await expect(trial.tree.getByRole('row', { name: /^三会一课.*10\.5/u })).toBeVisible()
  })

  await test.step('what does not fit is said at its leaf, and the rest goes on', async () => {
    await trial.marksOf('联系服务群众', '考评组').fill('6 7 9')
    await expect(trial.leaf('联系服务群众')).toContainText('9 不在允许的范围之内')
    await expect(trial.total).toContainText('97.00')
    await trial.marksOf('联系服务群众', '考评组').fill('6 7 8')
  })

  await test.step('a changed rule that nobody saved counts at once, and the facts are still there', async () => {
    await trial.openTree.click()
    await schemes.setPoints('三会一课', '10')
    await schemes.setPoints('主题党日', '10')
    await trial.open.click()
    await expect(trial.quantityOf(missed)).toHaveValue('3')
    await expect(trial.total).toContainText('97.50')
    await expect(trial.tree.getByRole('row', { name: /^三会一课.*8\.5/u })).toBeVisible()
  })

  await test.step('facts of a real branch give its result by the scheme in force and by this one', async () => {
    await trial.take.fill('财政厅办公室')
    await page.keyboard.press('Enter')
    await expect(trial.result).toContainText('现行方案 98.63 → 本方案 98.63')
    await expectAccessible(page, 'trial of a real branch')
    await expectToFit(page, 'trial')
    await trial.find.fill('班子健全')
    await trial.leaf('班子健全').getByRole('checkbox', { name: '未按期换届的扣4分' }).check()
    await expect(trial.result).toContainText('现行方案 98.63 → 本方案 94.63')
    await trial.clear.click()
    await expect(trial.result).toContainText(filled(texts.schemeTrial.missing_other, { count: 4 }))
  })
})
