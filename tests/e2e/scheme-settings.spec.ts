import { SchemeSettingsPage } from './pages/scheme-settings.ts'
import { expectAccessible } from './support/accessible.ts'
import { tableFixture } from './support/files.ts'
import { Keyboard } from './support/keyboard.ts'
import { beginCycle, unitScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test('grades with a hole are refused by name until they are joined, and a quota says what it comes to in the register', async ({
  program,
  page,
}) => {
  const { texts, schemes, tableImport } = program
  const settings = new SchemeSettingsPage(page, texts)
  await beginCycle(program, unitScheme)
  await program.register.importFile.click()
  await tableImport.choose(tableFixture('register.xlsx'))
  await tableImport.goToPreview()
  await tableImport.apply.click()
  await expect(program.notices).toContainText(tableImport.applied({ new: 90, changed: 0 }))
  await program.goTo('schemes')
  await settings.open()

  await test.step('a changed limit takes its neighbour along', async () => {
    await settings.lower('优秀').fill('92')
    await expect(settings.upper('良好')).toHaveValue('92')
    await expect(schemes.save).toBeEnabled()
  })

  await test.step('a hole is named in its row and prevents saving', async () => {
    await settings.upper('良好').fill('90')
    await expect(settings.section('bands')).toContainText(filled(texts.schemeProblems.bands_hole, { from: '90', to: '92' }))
    await expect(settings.sectionLink('bands')).toContainText('1')
    await expect(schemes.save).toBeDisabled()
  })

  await test.step('joined to the better grade it is mended and can be saved', async () => {
    await settings.join('优秀').click()
    await expect(settings.upper('良好')).toHaveValue('92')
    await expect(settings.sectionLink('bands')).not.toContainText('1')
    await schemes.save.click()
    await expect(program.notices).toContainText(texts.schemes.saved)
  })

  await test.step('30 % of the 85 participants are 25, over all together; categories are rounded one by one', async () => {
    await expect(settings.quotaShare).toHaveValue('30')
    await expect(settings.quotaOutcome).toContainText(texts.schemeSettings.quotas.counted.category)
    await settings.quotaPer.selectOption('cycle')
    await expect(settings.quotaOutcome).toHaveText(/参评 85 个单位 → 25 个/)
    await settings.assumedCount.fill('10')
    await expect(settings.assumedOutcome).toHaveText(filled(texts.schemeSettings.quotas.assumed, { name: '优秀', count: 3 }))
  })

  await test.step('a grade that a quota names asks before it goes', async () => {
    await settings.removeGrade('优秀').click()
    await expect(settings.section('bands').getByRole('alert')).toContainText(
      filled(texts.schemeSettings.bands.quotasGo, { name: '优秀', count: 1 }),
    )
    await settings.section('bands').getByRole('button', { name: texts.common.cancel }).click()
    await expect(settings.lower('优秀')).toHaveValue('92')
  })

  await expectAccessible(page, 'settings of a scheme')
})

test.describe('with the sample', () => {
  test.use({ startWords: ['--sample'] })

  test('tie-breakers are added, put in order and saved without a mouse', async ({ program, page }) => {
    const { texts, schemes } = program
    const settings = new SchemeSettingsPage(page, texts)
    const keyboard = new Keyboard(page)
    await program.workAs('李青')
    await program.goTo('schemes')
    await keyboard.enter(settings.tab)
    await keyboard.enter(settings.sectionLink('ties'))

    await keyboard.fill(settings.addBreakerOfNode, 'shyk')
    await keyboard.press('Enter')
    await expect(settings.breakers).toHaveText([/1．比“三会一课”得分/])
    await keyboard.enter(settings.addBreaker('fewer_deductions'))
    await expect(settings.breakers).toHaveCount(2)
    const grip = settings.breakers.nth(1).getByRole('button').first()
    await keyboard.to(grip, 'Shift+Tab')
    await keyboard.press('Alt+ArrowUp')
    await expect(settings.breakers).toHaveText([/1．扣分项数少者在前/, /2．比“三会一课”得分/])

    await keyboard.press('Control+S')
    await expect(program.notices).toContainText(texts.schemes.saved)
    await page.reload()
    await settings.section('ties').waitFor()
    await expect(settings.breakers).toHaveText([/1．扣分项数少者在前/, /2．比“三会一课”得分/])
    await expect(schemes.save).toBeDisabled()
  })
})
