import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SchemeVersionsPage } from './pages/scheme-versions.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

test('a scheme is published with a recorded yes, changed in a next version, compared, and the cycle moved as previewed', async ({
  program,
  page,
  host,
}) => {
  const { texts, schemes, ranking } = program
  const words = texts.schemeVersions
  const versions = new SchemeVersionsPage(page, texts)
  await program.workAs('李青')
  await program.goTo('schemes')

  await test.step('points that do not agree need an explicit yes, which is shown with who gave it', async () => {
    await schemes.setPoints('主题党日', '9')
    await schemes.save.click()
    await expect(program.notices).toContainText(texts.schemes.saved)
    await versions.show()
    await versions.askToPublish.press('Enter')
    const publish = versions.publishPanel(1).getByRole('button', { name: texts.schemes.publish, exact: true })
    await expect(versions.publishPanel(1)).toContainText('写明满分 30，下级合计 31，两者不一致')
    await expect(publish).toBeDisabled()
    await versions.accept.press('Space')
    await publish.press('Enter')
    await expect(versions.row(1)).toContainText(texts.glossary.versionState.published)
    await expect(versions.row(1)).toContainText('李青')
    await versions
      .row(1)
      .getByText(/^确认了 \d+ 处不一致$/u)
      .click()
    await expect(versions.row(1)).toContainText('写明满分 30，下级合计 31，两者不一致')
  })

  await test.step('the next version differs in one amount, and says so', async () => {
    await versions.row(1).getByRole('button', { name: words.next }).press('Enter')
    await expect(versions.row(2)).toContainText(words.shown)
    await expect(program.main.getByText(words.difference.none)).toBeVisible()
    await versions.view(texts.schemes.view.tree).press('Enter')
    await schemes.choose('主题党日')
    await expect(schemes.firstAmount).toHaveValue('0.8')
    await schemes.firstAmount.fill('1')
    await schemes.firstAmount.press('Tab')
    await schemes.save.click()
    await versions.show()
    const change = versions.changesOf('主题党日').getByRole('row').nth(1)
    await expect(change).toContainText('每少开展1次扣0.8分')
    await expect(change.getByRole('cell')).toHaveText(['0.8', '1'])
  })

  await test.step('its leaves continue one by one, and are confirmed', async () => {
    await versions.tab('mapping').press('Enter')
    await versions.mapping.getByRole('checkbox', { name: filled(words.mapping.confirmLine, { name: '主题党日' }) }).click()
    await expect(program.main.getByText(filled(words.mapping.confirmedOf, { confirmed: 1, lines: 16 }))).toBeVisible()
  })

  const row = versions.moved.getByRole('row').filter({ hasText: '财政厅办公室党支部' })
  const cell = (title: string) => row.getByRole('gridcell').nth(Object.values(words.move.column).indexOf(title))
  let category = ''
  let rank = ''

  await test.step('the preview names the branch with its old and new total and place', async () => {
    await versions.tab('move').press('Enter')
    await versions.preview.press('Enter')
    await expect(cell(words.move.column.totalBefore)).toHaveText('99.63')
    await expect(cell(words.move.column.totalAfter)).toHaveText('99.43')
    category = await cell(words.move.column.category).innerText()
    rank = await cell(words.move.column.rankAfter).innerText()
    expect(rank).toMatch(/^\d+$/u)
    expect(backups()).toEqual([])
  })

  await test.step('confirmed, the ranking shows exactly that, and a backup was taken', async () => {
    await versions.confirmMove.press('Enter')
    await expect(program.notices).toContainText('已改用第 2 版')
    expect(backups()).toHaveLength(1)
    await program.goTo('ranking')
    await ranking.category(category).click()
    await ranking.find.fill('财政厅办公室')
    await expect(await ranking.cell('财政厅办公室党支部', texts.results.column.total)).toHaveText('99.43')
    await expect(await ranking.cell('财政厅办公室党支部', texts.results.column.rank)).toContainText(rank)
  })

  function backups(): readonly string[] {
    return readdirSync(join(host.dataFolder, 'backups')).filter((name) => name.endsWith('scheme-move.db'))
  }
})
