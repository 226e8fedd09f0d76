import { readSaved } from './support/files.ts'
import { Keyboard } from './support/keyboard.ts'
import { branchScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

/**
 * Entered inputs of two branches, worked by hand; the leaves that begin full and only lose points by findings give 73 together.
 *
 * - 信息中心: 6 + 6 + 7 + 6.5 → 98.50, after 主题党日 −0.8 → 97.70
 * - 人事处: 6 × 0.75 = 4.5 + 6 × 90 ÷ 100 = 5.4 + 8 + 7 → 97.90
 */
const branches = ['信息中心党支部', '人事处党支部'] as const

test('the same year is done without a mouse', async ({ program, page }) => {
  test.setTimeout(300_000)
  const { texts, start, register, tableImport, panels, scoring, findings, ranking, explanation, comparison } = program
  const keyboard = new Keyboard(page)
  const [informationCentre, personnel] = branches

  await test.step('say who works here and begin a cycle of branches', async () => {
    await keyboard.to(page.getByRole('textbox', { name: texts.shell.operatorAsk }))
    await keyboard.type('李青')
    await keyboard.press('Enter')
    await expect(program.operator('李青')).toBeVisible()
    await keyboard.to(program.main.getByRole('radio', { checked: true }))
    while (!(await start.scheme(branchScheme).isChecked())) await keyboard.press('ArrowDown')
    await keyboard.fill(start.year, '2026')
    await keyboard.enter(start.create)
    await expect(program.title).toHaveText(texts.register.title)
  })

  await test.step('paste a unit and make its branches from a list of names', async () => {
    await keyboard.enter(register.paste)
    await expect(tableImport.pasteField).toBeFocused()
    await keyboard.paste('单位全称\t简称\n省财政厅\t财政厅')
    await keyboard.enter(tableImport.toPreview)
    await keyboard.enter(tableImport.apply)
    await expect(program.notices).toContainText(tableImport.applied({ new: 1, changed: 0 }))

    await keyboard.enter(register.addBranches)
    await keyboard.to(register.unit)
    await keyboard.type('czt')
    await expect(register.option('省财政厅')).toBeVisible()
    await keyboard.press('Enter')
    await expect(register.unit).toHaveValue('省财政厅')
    await keyboard.to(register.branchNames)
    await keyboard.type('信息中心\n人事处\n办公室')
    await keyboard.enter(register.makeBranches)
    await expect(program.notices).toContainText(filled(texts.register.batch.done, { new: 3, same: 0 }))
    await expect(register.row(informationCentre)).toBeVisible()
    await keyboard.press('Escape')
    await expect(register.branchNames).toHaveCount(0)
  })

  await test.step('enter marks and values', async () => {
    await keyboard.enter(program.screenLink('scoring'))
    await keyboard.enter(scoring.leaf('联系服务群众'))
    await keyboard.enter(program.main.getByRole('link', { name: texts.scoring.judges.add }))
    await keyboard.to(panels.newJudge)
    await keyboard.type('甲')
    await keyboard.press('Enter')
    await expect(panels.removeJudge('甲')).toBeVisible()
    await keyboard.enter(program.screenLink('scoring'))
    await keyboard.enter(scoring.leaf('联系服务群众'))
    await keyboard.to(scoring.grid.field)
    await expect(scoring.grid.field).toHaveAccessibleName(`${informationCentre} 甲`)
    await keyboard.type('7')
    await keyboard.press('Enter')
    await expect(scoring.score(informationCentre, '7.00')).toBeVisible()
    await keyboard.type('8')
    await keyboard.press('Enter')
    await expect(scoring.score(personnel, '8.00')).toBeVisible()

    await keyboard.enter(scoring.leaf('活动场所'))
    await keyboard.to(scoring.grid.field)
    await keyboard.type('6.5')
    await keyboard.press('Enter')
    await expect(scoring.grid.field).toHaveAccessibleName(`${personnel} 甲`)
    await keyboard.type('7')
    await keyboard.press('Enter')
    await expect(scoring.score(personnel, '7.00')).toBeVisible()

    await keyboard.enter(scoring.leaf('组织生活会和民主评议'))
    await keyboard.to(scoring.grid.field)
    await keyboard.type('好')
    await keyboard.press('Enter')
    await expect(scoring.score(informationCentre, '6.00')).toBeVisible()
    await keyboard.press('F2', 'ArrowDown', 'ArrowDown', 'Enter')
    await expect(scoring.score(personnel, '4.50')).toBeVisible()

    await keyboard.enter(scoring.leaf('党员教育学时'))
    const column = texts.scoring.valueUnit.replace('{{unit}}', '%')
    await keyboard.to(scoring.grid.field)
    await keyboard.type('１００')
    await keyboard.press('Enter')
    await expect(scoring.grid.field).toHaveAccessibleName(`${personnel} ${column}`)
    await keyboard.type('90')
    await keyboard.press('Enter')
    await expect(scoring.score(personnel, '5.40')).toBeVisible()
  })

  await test.step('record a finding by initials and save it with Ctrl+Enter', async () => {
    await keyboard.enter(program.screenLink('findings'))
    await expect(program.main.getByRole('heading', { level: 1, name: texts.shell.screens.findings })).toBeVisible()
    await keyboard.press('Alt+N')
    await expect(findings.evaluatee).toBeFocused()
    await keyboard.type('xxzx')
    await expect(findings.option(informationCentre)).toBeVisible()
    await keyboard.press('Enter')
    await keyboard.to(findings.indicator)
    await keyboard.type('ztdr')
    await expect(findings.option('主题党日')).toBeVisible()
    await keyboard.press('Enter')
    await keyboard.to(findings.rule('每少开展1次扣0.8分'))
    await keyboard.press('Space')
    await keyboard.to(findings.description)
    await keyboard.type('三月主题党日未开展')
    await expect(findings.preview).toContainText('98.50 → 97.70')
    await keyboard.press('Control+Enter')
    await expect(program.notices).toContainText(filled(texts.findings.saved.submitted, { evaluatee: informationCentre, points: '−0.80' }))
    await expect(findings.evaluatee).toBeFocused()
    await expect(findings.indicator).toHaveValue(/主题党日/u)
  })

  await test.step('let another person confirm it', async () => {
    await keyboard.enter(program.operator('李青'))
    await keyboard.press('Control+A')
    await keyboard.type('王敏')
    await keyboard.press('Enter')
    await expect(program.operator('王敏')).toBeVisible()
    await keyboard.to(findings.list)
    await keyboard.press('Enter')
    await keyboard.enter(findings.action('confirm'))
    await expect(program.notices).toContainText(filled(texts.findings.saved.confirmed_other, { count: 1 }))
    await keyboard.press('Escape')
    await expect(findings.list).toBeFocused()
  })

  await test.step('walk from the ranking into the explanation and back', async () => {
    await keyboard.enter(program.screenLink('ranking'))
    await expect(await ranking.cell(personnel, texts.results.column.total)).toHaveText('97.90')
    await expect(await ranking.cell(informationCentre, texts.results.column.total)).toHaveText('97.70')
    await keyboard.to(ranking.grid)
    await keyboard.press('ArrowDown', 'Enter')
    await expect(explanation.panel).toContainText('97.70')
    for (const line of [texts.explanation.part.base, '组织生活正常化', '主题党日']) {
      while (!(await explanation.line(line).evaluate((row) => row === document.activeElement))) await keyboard.press('ArrowDown')
      await keyboard.press('ArrowRight')
    }
    await expect(explanation.tree).toContainText('三月主题党日未开展')
    await keyboard.press('Escape')
    await expect(explanation.panel).toHaveCount(0)
    await expect(ranking.grid).toBeFocused()
  })

  await test.step('compare both, and open a number of the comparison', async () => {
    await keyboard.press('Space', 'ArrowUp', 'Space')
    await keyboard.to(ranking.compareSelected, 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(comparison.card(personnel)).toContainText('97.90')
    await keyboard.to(comparison.indicators.getByRole('button').first())
    await keyboard.press('ArrowRight', 'Enter')
    await expect(explanation.panel).toBeVisible()
    await keyboard.press('Escape')
    await expect(explanation.panel).toHaveCount(0)
  })

  await test.step('find a branch with Ctrl+K', async () => {
    await keyboard.press('Control+K')
    await expect(page.getByRole('combobox', { name: texts.shell.searchLabel })).toBeFocused()
    await keyboard.type('xxzx')
    await expect(page.getByRole('option').filter({ hasText: informationCentre })).toBeVisible()
    await keyboard.press('Enter')
    await expect(explanation.panel).toContainText('97.70')
    await keyboard.press('Escape')
  })

  await test.step('export the result', async () => {
    await keyboard.enter(program.screenLink('ranking'))
    const download = page.waitForEvent('download')
    await keyboard.enter(ranking.exportRanking)
    const workbook = await readSaved(await download)
    expect(workbook.sheets.flatMap((sheet) => sheet.rows).some((row) => row.includes(informationCentre) && row.includes('97.7'))).toBe(true)
    await expect(program.main.getByRole('status').filter({ hasText: texts.reports.checked })).toBeVisible()
  })
})
