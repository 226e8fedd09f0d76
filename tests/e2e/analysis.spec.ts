import { AnalysisPage } from './pages/analysis.ts'
import { Program } from './pages/program.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { beginCycle, branchScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { chinese, english } from './support/texts.ts'

test('without judges the screen says what to do next', async ({ program }) => {
  const analysis = new AnalysisPage(program.page, program.texts)
  await beginCycle(program, branchScheme)
  await program.goTo('analysis')

  await expect(program.main.getByText(program.texts.agreement.nobody)).toBeVisible()
  await analysis.toPanels.click()
  await expect(program.title).toHaveText(program.texts.panels.title)
})

for (const [language, texts] of [
  ['Chinese', chinese],
  ['English', english],
] as const) {
  test.describe(`in ${language}, with the sample`, () => {
    test.use({ startWords: ['--sample'] })

    test('the report shows how far judges agree, and the ranking without each of them', async ({ program: opened, page }) => {
      test.setTimeout(120_000)
      const program = new Program(page, texts)
      if (texts === english) await page.getByRole('button', { name: opened.texts.shell.languageLabel }).click()
      const analysis = new AnalysisPage(page, texts)
      await program.goTo('analysis')
      await expect(program.main.getByText(texts.agreement.onlyInformation)).toBeVisible()
      await expect(analysis.rows('judges')).toHaveCount(7)
      await expect(analysis.rows('judges').first()).toContainText('评委一')
      await expect(analysis.coefficient('alpha')).toContainText(/0\.\d{3}/u)

      // A category by keyboard: the places without each judge are of one category.
      await analysis.category.focus()
      await page.keyboard.press('End')
      await expect(page).toHaveURL(/category=/u)
      await expect(analysis.rows('without')).toHaveCount(7)
      await expect(analysis.table('without').getByRole('columnheader').nth(2)).toHaveText(texts.agreement.without.first)
      await expect(analysis.rows('distances').first().getByRole('cell')).toHaveCount(7)
      await page.reload()
      await expect(analysis.rows('without')).toHaveCount(7)

      for (const size of windowSizes) {
        await page.setViewportSize(size)
        await expectToFit(page, 'analysis')
      }
      await page.setViewportSize(windowSizes[0])
      await expectAccessible(page, 'analysis', texts === chinese)

      const name = await analysis.table('distances').getByRole('button').first().innerText()
      await analysis.explain(name).click()
      await expect(program.explanation.panel).toContainText(name)
    })
  })
}
