import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { Keyboard } from './support/keyboard.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const branch = '财政厅科技与信息化处党支部'

test('judges, a panel of some branches, its coverage and recusals are kept from the keyboard', async ({ program, page }) => {
  test.setTimeout(180_000)
  const { panels, texts } = program
  const words = texts.panels
  const keyboard = new Keyboard(page)
  await program.workAs('李青')
  await program.goTo('panels')

  await test.step('a change that would leave marks without a panel lists them and can be dropped', async () => {
    await expect(panels.list).toContainText(filled(words.list.line, { judges: 7, evaluatees: 83, leaves: 3 }))
    await panels.panel('考评组').getByRole('checkbox', { name: '示例评委七' }).click()
    await expect(panels.panel('考评组').getByRole('alert')).toContainText('231')
    await expect(panels.panel('考评组')).toContainText('示例评委七 · ')
    await expectAccessible(page, 'marks without a panel')
    await keyboard.enter(panels.panel('考评组').getByRole('button', { name: words.work.keep }))
    await expect(panels.panel('考评组').getByRole('checkbox', { name: '示例评委七' })).toBeChecked()
  })

  await test.step('judges are pasted with their units, and stand back from them', async () => {
    await keyboard.enter(panels.view('judges'))
    await keyboard.enter(panels.judges.getByRole('button', { name: words.judges.paste }))
    await expect(panels.judges.getByRole('textbox', { name: words.paste.field })).toBeFocused()
    await keyboard.paste('姓名\t类别\t单位\n何评委\t考评组\t省司法厅\n许评委\t来宾')
    await expect(panels.judges).toContainText(words.paste.problems.group_unknown)
    await expectAccessible(page, 'pasted judges')
    await keyboard.enter(panels.judges.getByRole('button', { name: filled(words.paste.apply, { count: 1 }) }))
    await expect(panels.removeJudge('何评委')).toBeVisible()
  })

  await test.step('the new judge joins the panel; coverage says who is missing', async () => {
    await keyboard.enter(panels.view('work'))
    await panels.panel('考评组').getByRole('checkbox', { name: '何评委' }).click()
    await expect(panels.list).toContainText(filled(words.list.line, { judges: 8, evaluatees: 83, leaves: 3 }))
    await keyboard.enter(panels.view('coverage'))
    await expect(program.main.getByRole('status')).toContainText(words.coverage.facts.unfinished_other.replace('{{count}}', ''))
    const row = panels.coverage.getByRole('row').filter({ hasText: branch })
    await expect(row).toContainText(filled(words.coverage.cell, { done: 7, judges: 8 }))
    await row.getByRole('gridcell').first().click()
    await expect(page.getByRole('complementary', { name: filled(words.coverage.detail, { name: branch }) })).toContainText('何评委')
    await expectAccessible(page, 'coverage')
    await keyboard.press('Escape')
  })

  await test.step('a declared recusal takes the place of marks, and is withdrawn with a reason', async () => {
    await keyboard.enter(panels.view('recusals'))
    await expect(panels.recusals).toContainText(words.recusals.ownUnit)
    await program.main.getByRole('combobox', { name: words.recusals.judge }).selectOption({ label: '示例评委一' })
    await keyboard.to(program.main.getByRole('combobox', { name: words.recusals.evaluatee }))
    await keyboard.type(branch)
    await keyboard.press('Enter')
    await keyboard.to(program.main.getByRole('textbox', { name: words.recusals.reason }))
    await keyboard.type('亲属在该处任职')
    await keyboard.press('Enter')
    await expect(program.notices).toContainText(filled(words.recusals.added, { judge: '示例评委一', evaluatee: branch }))
    await expect(panels.recusals).toContainText('亲属在该处任职')
    await expectAccessible(page, 'recusals')
    const pair = { judge: '示例评委一', evaluatee: branch }
    await keyboard.enter(panels.recusals.getByRole('button', { name: filled(words.recusals.withdrawOf, pair) }))
    await expect(panels.recusals.getByRole('textbox', { name: words.recusals.withdrawReason })).toBeFocused()
    await keyboard.type('登记有误')
    await keyboard.press('Enter')
    await expect(program.notices).toContainText(filled(words.recusals.withdrawn, pair))
    await expect(panels.recusals).not.toContainText('亲属在该处任职')
  })

  await test.step('every view fits the window', async () => {
    for (const size of windowSizes) {
      await page.setViewportSize(size)
      for (const view of ['work', 'judges', 'coverage', 'recusals'] as const) {
        await panels.view(view).click()
        await expect(panels.view(view)).toHaveAttribute('aria-current', 'page')
        await expectToFit(page, view)
      }
    }
  })
})
