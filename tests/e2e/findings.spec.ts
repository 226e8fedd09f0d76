import type { Program } from './pages/program.ts'
import { bytesOf } from './support/files.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const branch = { typed: 'cztrsc', name: '财政厅人事处党支部' }
const partyDay = { typed: 'ztdr', name: '主题党日' }
const rule = '每少开展1次扣0.8分'

async function record({ findings }: Program, description: string): Promise<void> {
  await findings.choose(branch, partyDay, rule)
  await findings.description.fill(description)
  await findings.save.click()
  await findings.row(description).waitFor()
}

test('who recorded a finding confirms it only in an office of one, with a reason that stays in its history', async ({ program }) => {
  const { texts, findings, settings } = program
  await program.workAs('李青')
  await program.goTo('findings')
  await record(program, '九月主题党日未开展')
  await findings.openRow('九月主题党日未开展')
  await expect(findings.actions).toContainText(texts.findings.actions.ownFinding)
  await expect(findings.action('confirm')).toHaveCount(0)

  await program.goTo('settings')
  await settings.onePersonOffice.click()
  await expect(settings.onePersonOffice).toBeChecked()
  await program.goTo('findings')
  await findings.openRow('九月主题党日未开展')
  await findings.action('confirm').click()
  await findings.proceedWith(texts.findings.actions.onePersonReason, '办公室仅一人在岗')

  await expect(program.notices).toContainText(filled(texts.findings.saved.confirmed_other, { count: 1 }))
  await expect(findings.detail).toContainText(texts.findings.detail.onePerson)
  await expect(findings.detail).toContainText(texts.findings.historyActions.confirmed_one_person)
  await expect(findings.detail).toContainText('办公室仅一人在岗')
})

test('a finding is edited while it waits, keeps its evidence byte for byte, and is withdrawn only with a reason', async ({
  program,
  page,
}) => {
  const { texts, findings } = program
  const evidence = [
    { name: '签到表 & 照片.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]) },
    { name: '情况说明.txt', mimeType: 'text/plain', buffer: Buffer.from('第三季度未开展', 'utf8') },
  ]
  await program.workAs('李青')
  await program.goTo('findings')
  await findings.attach(evidence)
  for (const { name } of evidence) await expect(findings.evidence(name)).toBeVisible()
  await record(program, '第三季度主题党日未开展')

  await findings.openRow('第三季度主题党日未开展')
  for (const { name, buffer } of evidence) {
    const saved = page.waitForEvent('download')
    await findings.evidence(name).click()
    expect((await bytesOf(await saved)).equals(buffer)).toBe(true)
  }

  await findings.action('edit').click()
  await findings.editForm.getByRole('textbox', { name: texts.findings.fields.description }).fill('第三季度主题党日未开展，已约谈')
  await findings.editForm.getByRole('button', { name: texts.findings.save.edit }).click()
  await expect(findings.detail).toContainText('第三季度主题党日未开展，已约谈')
  await expect(findings.detail).toContainText(texts.findings.historyActions.changed)

  await findings.action('withdraw').click()
  await expect(program.main.getByRole('button', { name: texts.findings.actions.proceed, exact: true })).toBeDisabled()
  await findings.proceedWith(texts.findings.actions.withdrawReason, '经复核属误录')
  await expect(findings.detail).toContainText('经复核属误录')
  await findings.group('withdrawn').click()
  await expect(findings.row('第三季度主题党日未开展，已约谈')).toBeVisible()
})

test('what is typed outlives a reload, and is cleared on request', async ({ program, page }) => {
  const { texts, findings } = program
  await program.workAs('李青')
  await program.goTo('findings')
  await findings.choose(branch, partyDay, rule)
  await findings.description.fill('写到一半的事实')

  await page.reload()

  await expect(findings.description).toHaveValue('写到一半的事实')
  await expect(findings.evaluatee).toHaveValue(branch.name)
  await expect(findings.rule(rule)).toBeChecked()
  await expect(program.main.getByText(texts.findings.draftRestored)).toBeVisible()
  await findings.form.getByRole('button', { name: texts.findings.save.clear }).click()
  await expect(findings.description).toHaveValue('')
  await expect(findings.evaluatee).toHaveValue('')
})

test('many pasted findings are previewed row by row and wait for confirmation', async ({ program }) => {
  const { texts, findings, tableImport } = program
  await program.workAs('李青')
  await program.goTo('findings')
  await findings.importPaste.click()
  await tableImport.paste([
    ['对象', '指标', '规则', '次数', '事实', '发现日期'],
    [branch.name, '主题党日', rule, '２', '粘贴的第一条', '2026-09-01'],
    ['没有的党支部', '主题党日', rule, '1', '粘贴的第二条', '2026-09-02'],
    [branch.name, '主题党日', rule, '1', '粘贴的第三条', '九月'],
  ])
  await tableImport.goToPreview()
  expect(await tableImport.counts()).toEqual({ new: 1, same: 0, changed: 0, refused: 2 })
  await expect(tableImport.previewRow('粘贴的第二条')).toContainText(filled(texts.rowProblems.evaluatee_unknown, { text: '没有的党支部' }))
  await expect(tableImport.previewRow('粘贴的第三条')).toContainText(filled(texts.rowProblems.not_a_date, { text: '九月' }))
  await tableImport.verdict('new').click()
  await expect(tableImport.previewRow('粘贴的第一条')).toContainText('−1.60')

  await tableImport.withoutRefused.check()
  await tableImport.apply.click()

  await expect(program.notices).toContainText(tableImport.applied({ new: 1, changed: 0 }))
  await findings.search.fill('粘贴的')
  await expect(findings.found(1)).toBeVisible()
  await expect(findings.row('粘贴的第一条')).toContainText(texts.glossary.findingStatus.submitted)
})

test('the list is narrowed by words, status and conditions, and widened again', async ({ program }) => {
  const { texts, findings } = program
  await program.workAs('李青')
  await program.goTo('findings')
  await record(program, '第一条独有的事实')

  await findings.search.fill('独有的')
  await expect(findings.found(1)).toBeVisible()
  await findings.group('draft').click()
  await expect(findings.found(0)).toBeVisible()
  await expect(findings.list).toContainText(texts.findings.list.emptyFilterTitle)
  await findings.clearFilters.first().click()
  await expect(findings.search).toHaveValue('')

  await findings.showFilters.click()
  await findings.condition(texts.findings.filters.evaluatee).fill(branch.typed)
  await findings.option(branch.name).click()
  await findings.condition(texts.findings.filters.source).selectOption({ label: texts.glossary.findingSource.routine_supervision })
  await expect(findings.row('第一条独有的事实')).toBeVisible()
  const rows = findings.list.getByRole('row').filter({ has: program.page.getByRole('gridcell') })
  await expect(rows.filter({ hasNotText: branch.name })).toHaveCount(0)
})
