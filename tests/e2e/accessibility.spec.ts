import type { Locator, Page } from '@playwright/test'
import { Program, type ScreenName } from './pages/program.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { beginCycle, branchScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { chinese, english } from './support/texts.ts'

const screens = ['overview', 'findings', 'schemes', 'register', 'scoring', 'ranking', 'compare', 'settings'] as const satisfies ScreenName[]

const languages = [
  { name: 'Chinese', texts: chinese },
  { name: 'English', texts: english },
] as const

test.describe.configure({ mode: 'parallel' })

/** A screen in both window sizes with its main action in view, then its rules of access. */
async function inspectWith(page: Page, withColours: boolean, where: string, action: Locator | null): Promise<void> {
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, where)
    if (action !== null) await expect.soft(action, `${where}: its main action is whole in the window`).toBeInViewport({ ratio: 1 })
  }
  await page.setViewportSize(windowSizes[0])
  await expectAccessible(page, where, withColours)
}

for (const { name, texts } of languages) {
  const inspect = (page: Page, where: string, action: Locator | null = null) => inspectWith(page, texts === chinese, where, action)

  test(`in ${name} a first start and every empty screen fit and are accessible`, async ({ program: opened, page }) => {
    test.setTimeout(180_000)
    const program = new Program(page, texts)
    if (texts === english) await page.getByRole('button', { name: opened.texts.shell.languageLabel }).click()
    await expect(program.title).toHaveText(texts.start.title)
    await expect(program.start.create).toBeEnabled()
    await inspect(page, 'first start', program.start.create)
    await beginCycle(program, branchScheme)
    for (const screen of screens) {
      await program.goTo(screen)
      await expect(program.main.getByText(texts.common.loading)).toHaveCount(0)
      await inspect(page, `empty ${screen}`)
    }
  })

  test.describe('with the sample', () => {
    test.use({ startWords: ['--sample'] })

    test(`in ${name} every screen and what it opens fit and are accessible`, async ({ program: opened, page }) => {
      test.setTimeout(240_000)
      const program = new Program(page, texts)
      if (texts === english) await page.getByRole('button', { name: opened.texts.shell.languageLabel }).click()
      await program.workAs('李青')
      const { findings, ranking, explanation, tableImport, comparison, register } = program
      for (const screen of screens) {
        await program.goTo(screen)
        await expect(program.main.getByText(texts.common.loading)).toHaveCount(0)
        await inspect(page, screen)
      }

      await program.goTo('findings')
      await findings.showFilters.click()
      await findings.choose({ typed: 'cztrsc', name: '财政厅人事处党支部' }, { typed: 'ztdr', name: '主题党日' }, '每少开展1次扣0.8分')
      await inspect(page, 'findings with filters and a form that is filled', findings.save)
      await findings.save.click()
      await inspect(page, 'findings with a problem', findings.save)
      await findings.list.getByRole('row').nth(1).getByRole('gridcell').nth(4).click()
      await findings.detail.waitFor()
      await inspect(page, 'an opened finding', findings.actions)
      await findings.backToForm.click()
      await findings.importPaste.click()
      await tableImport.paste([
        ['对象', '指标', '规则', '事实', '发现日期'],
        ['没有的党支部', '主题党日', '1', '事实', '九月'],
      ])
      await tableImport.toPreview.waitFor()
      await inspect(page, 'columns of an import', tableImport.toPreview)
      await tableImport.goToPreview()
      await inspect(page, 'preview of an import', tableImport.apply)

      await program.goTo('register')
      await register.row('财政厅人事处党支部').getByRole('gridcell').nth(2).click()
      await inspect(page, 'an opened evaluatee')

      await program.goTo('scoring')
      await program.goTo('panels')
      await inspect(page, 'the judges')

      await program.goTo('ranking')
      for (const section of ['byReference', 'incomplete', 'ranked'] as const) {
        await ranking.section(section).click()
        await inspect(page, `ranking ${section}`)
      }
      await ranking.row('司法厅综合协调处党支部').getByRole('gridcell').nth(2).click()
      await explanation.expandAll.click()
      await inspect(page, 'an explanation')
      await explanation.close.click()

      await program.goTo('compare')
      await program.main.getByRole('button', { name: texts.comparison.takeTop.replace('{{count}}', '4') }).click()
      await comparison.figure(texts.comparison.bars).waitFor()
      await inspect(page, 'a comparison')

      await page.keyboard.press('Control+K')
      await page.getByRole('combobox', { name: texts.shell.searchLabel }).fill('czt')
      await inspect(page, 'the search')
    })
  })
}
