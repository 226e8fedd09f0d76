import { join } from 'node:path'
import { SchemeImportPage } from './pages/scheme-import.ts'
import { SchemeLibraryPage } from './pages/scheme-library.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const unitRules = join(import.meta.dirname, '..', 'fixtures', 'schemes', 'sheets', 'scheme-unit.xlsx')
const settingsNote = '附注：总分100分'

test('the office’s own workbook becomes a draft, and each of its rules a rule only once somebody has seen it', async ({
  program,
  page,
}) => {
  test.setTimeout(180_000)
  const { texts, tableImport } = program
  const words = texts.schemeImport
  const library = new SchemeLibraryPage(page, texts)
  const wizard = new SchemeImportPage(page, texts)
  await program.workAs('李青')
  await program.goTo('schemes')
  await library.open()
  await expectAccessible(page, '新建方案')
  await library.importRules.click()

  await test.step('columns are told by their headers', async () => {
    await tableImport.choose(unitRules)
    await expect(wizard.meaning('E')).toHaveValue('criteria')
    await expect(wizard.meaning('C')).toHaveValue('leaf')
    await expectAccessible(page, '核对列')
    await wizard.toOutline.click()
  })

  await test.step('the outline shows the tree with points, how sure each reading is, and the title as the name', async () => {
    await expect(wizard.schemeName).toHaveValue('省直机关创建模范机关考评细则（单位）')
    await expect(wizard.outlineRow('政治忠诚')).toContainText('30')
    await expect(wizard.outlineRow('三会一课')).toContainText(words.certainty.certain)
    await expect(wizard.outlineRow('特色工作')).toContainText(words.certainty.guess)
    await expectAccessible(page, '核对大纲')
    for (const size of windowSizes) {
      await page.setViewportSize(size)
      await expectToFit(page, '核对大纲')
    }
    await page.setViewportSize(windowSizes[0])
    await wizard.create.click()
  })

  await test.step('by keyboard: Enter accepts, Delete keeps the text only, J and K go on and back', async () => {
    await expect(wizard.list).toBeFocused()
    await expect(wizard.current).toContainText('第一议题制度落实')
    await expect(wizard.original).toContainText('每少学习1次扣1分；传达学习晚于规定时限，每次扣0.5分，最多扣2分')
    await page.keyboard.press('Enter')
    await expect(wizard.line('第一议题制度落实')).toContainText(words.review.decided.accepted)
    await expect(wizard.current).toContainText('理论学习中心组学习')
    await page.keyboard.press('Delete')
    await expect(wizard.line('理论学习中心组学习')).toContainText(words.review.decided.rejected)
    await expect(wizard.current).toContainText('青年理论学习小组')
    await page.keyboard.press('j')
    await expect(wizard.current).toContainText('党员教育学时完成率')
    await page.keyboard.press('k')
    await expect(wizard.current).toContainText('青年理论学习小组')
    await expect(wizard.progress(2, 24)).toBeVisible()
    await expectAccessible(page, '读入核对')
  })

  await test.step('a correction is taken over as such', async () => {
    await wizard.line('意识形态工作责任制').click()
    const first = wizard.pane('意识形态工作责任制').getByRole('textbox', { name: texts.schemeLeaf.rule.amount }).first()
    await first.fill('1.5')
    await wizard.accept.click()
    await expect(wizard.line('意识形态工作责任制')).toContainText(words.review.decided.changed)
  })

  await test.step('a guess says why it is one', async () => {
    await wizard.filter('guess').click()
    await wizard.line('违纪违法').click()
    await expect(wizard.notes).toContainText(words.certainty.guess)
    await expect(wizard.notes).toContainText('优秀')
    await wizard.filter('all').click()
  })

  await test.step('the certain ones can be accepted together only after all of them were on screen', async () => {
    await wizard.openBulk.click()
    await expect(wizard.acceptBulk).toBeDisabled()
    for (const [index, entry] of (await wizard.bulkList.getByRole('article').all()).entries()) {
      await entry.evaluate((element) => element.scrollIntoView({ block: 'end' }))
      await expect.poll(() => wizard.seen()).toBeGreaterThan(index)
    }
    await expectAccessible(page, '一并采用')
    await expect(wizard.acceptBulk).toBeEnabled()
    await wizard.acceptBulk.click()
    await expect(wizard.line('服务对象满意度')).toContainText(words.review.decided.accepted)
  })

  await test.step('what was undone is open again', async () => {
    await page.getByRole('button', { name: texts.schemes.undo }).click()
    await expect(wizard.line('服务对象满意度')).toContainText(words.review.decided.undone)
    await page.getByRole('button', { name: texts.schemes.redo }).click()
    await expect(wizard.line('服务对象满意度')).toContainText(words.review.decided.accepted)
  })

  await test.step('a decided one can be looked at again, and decisions outlive a reload', async () => {
    await wizard.line('三会一课').click()
    await wizard.reopen.click()
    await expect(wizard.filter('pending')).toContainText('8')
    await page.reload()
    await expect(wizard.line('三会一课')).not.toContainText(words.review.decided.accepted)
    await expect(wizard.line('意识形态工作责任制')).toContainText(words.review.decided.changed)
    await expect(wizard.filter('pending')).toContainText('8')
  })

  await test.step('once everything is decided the way goes on to the trial and to publishing', async () => {
    await wizard.filter('pending').click()
    for (let left = 8; left > 0; left -= 1) {
      await expect(wizard.filter('pending')).toContainText(String(left))
      await wizard.list.press('Enter')
    }
    await expect(program.main.getByText(words.review.done)).toBeVisible()
    await expect(wizard.progress(24, 24)).toBeVisible()
    await wizard.filter('all').click()
    await wizard.line(settingsNote).click()
    await expect(
      wizard.pane(filled(words.review.noteName.note, { words: '总分100分，加分不超过6分。优秀名额不超过参评单位数的30%。' })),
    ).toContainText(filled(words.review.setting.bonusCap, { value: 6 }))
    await program.main.getByRole('button', { name: words.review.toTrial }).click()
    await expect(page).toHaveURL(/view=trial/u)
  })
})

test('a sheet without known headers is read once its columns are said, and one without rules is refused in words', async ({
  program,
  page,
}) => {
  const { texts, tableImport } = program
  const library = new SchemeLibraryPage(page, texts)
  const wizard = new SchemeImportPage(page, texts)
  await program.workAs('李青')
  await program.goTo('schemes')
  await library.open()
  await library.importRules.click()

  await test.step('a broken file changes nothing', async () => {
    await tableImport.choose({ name: '细则.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') })
    await expect(program.problem).toContainText(texts.errors.table_format.slice(0, -1))
    await expect(tableImport.chooseFile).toBeEnabled()
  })

  await test.step('a list of names holds no rules', async () => {
    await tableImport.paste([
      ['名称', '电话'],
      ['办公室', '一'],
      ['人事处', '二'],
    ])
    await wizard.meaning('A').selectOption('leaf')
    await wizard.toOutline.click()
    await expect(program.problem).toContainText(texts.schemeImport.nothing)
    await program.main.getByRole('button', { name: texts.schemeImport.back.file }).click()
  })

  await test.step('columns that say nothing can be told', async () => {
    await tableImport.paste([
      ['甲', '乙', '丙', '丁'],
      ['组织生活', '三会一课', '12', '每少召开1次扣0.5分，最多扣6分。'],
      ['组织生活', '主题党日', '8', '每少开展1次扣0.8分。'],
    ])
    await wizard.meaning('A').selectOption('level1')
    await wizard.meaning('B').selectOption('leaf')
    await wizard.meaning('C').selectOption('points')
    await wizard.meaning('D').selectOption('criteria')
    await wizard.toOutline.click()
    await expect(wizard.outlineRow('组织生活')).toBeVisible()
    await expect(wizard.outlineRow('三会一课')).toContainText('12')
    await wizard.schemeName.fill('本单位细则')
    await wizard.create.click()
    await expect(wizard.current).toContainText('三会一课')
    await expect(program.main.getByText(texts.schemes.allSaved)).toBeVisible()
  })
})
