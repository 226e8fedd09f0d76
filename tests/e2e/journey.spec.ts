import { bytesOf, readSaved, tableFixture } from './support/files.ts'
import { enteredYear, enterYear, unitScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

const [women, redCross] = enteredYear
const notice = { name: '整改通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n第一议题督查记录\n%%EOF') }

test('an office goes from nothing to a ranked year that explains itself, and finds it all again after a restart', async ({
  program,
  host,
  page,
}) => {
  test.setTimeout(300_000)
  const { texts, tableImport, findings, ranking, explanation, comparison } = program

  await test.step('the first start offers three ways on and asks who works here', async () => {
    await expect(program.title).toHaveText(texts.start.title)
    await expect(program.start.create).toBeEnabled()
    await expect(program.start.loadOfficeSample).toBeVisible()
    await expect(program.start.folderPath).toBeVisible()
    await program.workAs('李青')
  })

  await test.step('a cycle begins with the starter scheme', async () => {
    await program.start.createCycle(unitScheme, 2026)
    await expect(program.notices).toContainText('2026 年度单位考评')
    await expect(program.title).toHaveText(texts.register.title)
  })

  await test.step('the register is read as the office keeps it, and is the same when read again', async () => {
    await program.register.importFile.click()
    await tableImport.choose(tableFixture('register.xlsx'))
    await expect(tableImport.choice(texts.components.import.headerFirst)).toHaveValue('3')
    await expect(tableImport.choice(texts.components.import.headerLast)).toHaveValue('4')
    await tableImport.goToPreview()
    expect(await tableImport.counts()).toEqual({ new: 90, same: 0, changed: 0, refused: 0 })
    await tableImport.apply.click()
    await expect(program.notices).toContainText(tableImport.applied({ new: 90, changed: 0 }))
    await expect(program.register.facts).toHaveText('参评 85 · 参照 5 · 免评 0 · 6 个分组')

    await program.register.importFile.click()
    await tableImport.choose(tableFixture('register.xlsx'))
    await tableImport.goToPreview()
    expect(await tableImport.counts()).toEqual({ new: 0, same: 90, changed: 0, refused: 0 })
    await expect(tableImport.apply).toBeDisabled()
    await tableImport.cancel.click()
  })

  await test.step('entered values, marks and ballots give two units their totals', async () => {
    await enterYear(program)
    await program.goTo('ranking')
    await expect(await ranking.cell(women.unit, texts.results.column.total)).toHaveText('97.72')
    await expect(await ranking.cell(women.unit, texts.results.column.overallRank)).toHaveText('1')
    await expect(await ranking.cell(redCross.unit, texts.results.column.total)).toHaveText('89.80')
    await expect(ranking.section('ranked')).toHaveText(`${texts.results.section.ranked}2`)
    await expect(ranking.section('incomplete')).toHaveText(`${texts.results.section.incomplete}83`)
  })

  await test.step('a finding says before saving what it would do', async () => {
    await program.goTo('findings')
    await findings.choose({ typed: 'sfn', name: women.unit }, { typed: 'dyyt', name: '第一议题制度落实' }, '每少学习1次扣1分')
    await findings.description.fill('二月未传达学习，核实属实')
    await expect(findings.preview).toContainText('97.72 → 96.72')
    await findings.attach([notice])
    await expect(findings.evidence(notice.name)).toBeVisible()
    await findings.save.click()
    await expect(program.notices).toContainText(filled(texts.findings.saved.submitted, { evaluatee: women.unit, points: '−1.00' }))
    await expect(findings.evaluatee).toBeFocused()
    await expect(findings.row(women.unit)).toContainText(texts.glossary.findingStatus.submitted)
  })

  await test.step('it counts only when another person has confirmed it', async () => {
    await findings.openRow('二月未传达学习')
    await expect(findings.actions).toContainText(texts.findings.actions.ownFinding)
    await expect(findings.action('confirm')).toHaveCount(0)
    await program.goTo('ranking')
    await expect(await ranking.cell(women.unit, texts.results.column.total)).toHaveText('97.72')

    await program.workAs('王敏')
    await program.goTo('findings')
    await findings.openRow('二月未传达学习')
    await findings.action('confirm').click()
    await expect(program.notices).toContainText(filled(texts.findings.saved.confirmed_other, { count: 1 }))
    await expect(findings.detail).toContainText('王敏')
  })

  await test.step('the total moves, and opens down to the finding, its confirmer and its evidence', async () => {
    await program.goTo('ranking')
    const total = await ranking.cell(women.unit, texts.results.column.total)
    await expect(total).toHaveText('96.72')
    await total.click()
    await expect(explanation.panel).toContainText('96.72')
    for (const line of [texts.explanation.part.base, '政治忠诚', '学习贯彻', '第一议题制度落实']) await explanation.expand(line)
    await expect(explanation.tree).toContainText('二月未传达学习，核实属实')
    await expect(explanation.tree).toContainText('李青')
    await expect(explanation.tree).toContainText('王敏')
    const saved = page.waitForEvent('download')
    await explanation.evidence(notice.name).click()
    expect((await bytesOf(await saved)).equals(notice.buffer)).toBe(true)
    await explanation.close.click()
  })

  await test.step('two units stand side by side', async () => {
    await ranking.select([women.unit, redCross.unit])
    await ranking.compareSelected.click()
    await expect(comparison.card(women.unit)).toContainText('96.72')
    await expect(comparison.card(redCross.unit)).toContainText('89.80')
    const leaf = comparison.indicators.getByRole('row').filter({ hasText: '第一议题制度落实' })
    await expect(leaf).toContainText('▼')
    await expect(comparison.chartTable(texts.comparison.bars).getByRole('row')).toHaveCount(5)
    expect((await bytesOf(await comparison.exportPicture())).subarray(1, 4).toString()).toBe('PNG')
  })

  await test.step('the workbook is read back before it is called checked, and holds what the screen shows', async () => {
    await program.goTo('ranking')
    const workbook = await readSaved(await ranking.export())
    const cells = workbook.sheets.flatMap((sheet) => sheet.rows)
    const row = cells.find((each) => each.includes(women.unit) && each.includes('96.72'))
    expect(row).toBeDefined()
    expect(cells.some((each) => each.includes(redCross.unit) && each.some((cell) => cell === '89.8' || cell === '89.80'))).toBe(true)
    expect(cells.some((each) => each.includes('二月未传达学习，核实属实'))).toBe(true)
  })

  await test.step('after a restart everything is there', async () => {
    await host.restart()
    await program.open(host.address)
    await expect(program.operator('王敏')).toBeVisible()
    await program.goTo('ranking')
    await expect(await ranking.cell(women.unit, texts.results.column.total)).toHaveText('96.72')
    await expect(await ranking.cell(redCross.unit, texts.results.column.total)).toHaveText('89.80')
    await program.goTo('findings')
    await findings.openRow('二月未传达学习')
    await expect(findings.detail).toContainText(texts.findings.historyActions.confirmed)
    const saved = page.waitForEvent('download')
    await findings.evidence(notice.name).click()
    expect((await bytesOf(await saved)).equals(notice.buffer)).toBe(true)
  })
})
