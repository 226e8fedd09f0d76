import { SchemeImportPage } from './pages/scheme-import.ts'
import { SchemeLibraryPage } from './pages/scheme-library.ts'
import { expectAccessible } from './support/accessible.ts'
import { bytesOf } from './support/files.ts'
import { unitScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const branchScheme = '党支部“五化”建设考评细则（支部）'

test('a scheme goes out as a workbook and as a file, and comes back the same', async ({ program, page }) => {
  test.setTimeout(120_000)
  const { texts, schemes, tableImport } = program
  const library = new SchemeLibraryPage(page, texts)
  const wizard = new SchemeImportPage(page, texts)
  await program.workAs('李青')
  await program.goTo('schemes')
  const workbook = await library.export('xlsx')
  await expect(library.checked).toBeVisible()
  await expectAccessible(page, '导出')
  const file = await library.export('json')
  const json = (await bytesOf(file)).toString('utf8')
  await page.keyboard.press('Escape')

  await test.step('the file holds the scheme and nothing of the evaluation', async () => {
    const scheme = JSON.parse(json) as { name: string; format: string }
    expect([scheme.format, scheme.name]).toEqual(['hengjian-scheme/1', branchScheme])
    expect(json).not.toContain('财政厅')
    expect(json).not.toContain('李青')
  })

  await test.step('the file makes a draft of its own', async () => {
    await library.open()
    await library.chooseFile({ name: '方案.json', mimeType: 'application/json', buffer: Buffer.from(json) })
    await expect(program.main.getByRole('heading', { name: texts.schemeLibrary.read.title })).toBeFocused()
    await library.createRead.click()
    await expect(program.notices).toContainText(filled(texts.schemeLibrary.created, { name: branchScheme }))
    await expect(schemes.points('三会一课')).toContainText('12')
    await expect(program.main.getByText(texts.schemes.allSaved)).toBeVisible()
  })

  await test.step('the workbook is known in the wizard and read back as it is', async () => {
    await library.open()
    await library.importRules.click()
    await tableImport.choose({ name: '方案.xlsx', mimeType: spreadsheet, buffer: await bytesOf(workbook) })
    await wizard.readBack.click()
    await expect(library.differences).toBeHidden()
    await library.createRead.click()
    await expect(schemes.points('三会一课')).toContainText('12')
  })

  await test.step('a damaged file and a foreign workbook are refused in words', async () => {
    await library.open()
    await library.chooseFile({ name: '方案.json', mimeType: 'application/json', buffer: Buffer.from(json.slice(0, 300)) })
    await expect(program.problem).toContainText(texts.errors.scheme_unreadable.slice(0, -1))
    await library.chooseFile({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('名称,电话\n办公室,一\n') })
    await expect(program.problem).toContainText(texts.errors.scheme_unreadable.slice(0, -1))
    await expect(library.button(texts.schemeLibrary.file.toImport)).toBeEnabled()
  })
})

test('every way to begin makes a draft, and a draft that nothing uses can be deleted after a backup', async ({ program, page }) => {
  const { texts, schemes } = program
  const words = texts.schemeLibrary
  const library = new SchemeLibraryPage(page, texts)
  await program.workAs('李青')
  await program.goTo('schemes')

  await test.step('a starter', async () => {
    await library.open()
    await library.use(unitScheme).click()
    await expect(schemes.row('政治忠诚')).toBeVisible()
  })

  await test.step('a blank scheme, whose name is asked for', async () => {
    await library.open()
    await library.button(words.blank.start).click()
    await expect(program.main.getByText(words.nameMissing)).toBeVisible()
    await library.blankName.fill('空白试验方案')
    await library.blankName.press('Enter')
    await expect(program.notices).toContainText(filled(words.created, { name: '空白试验方案' }))
  })

  await test.step('last year’s scheme under a new name', async () => {
    await library.open()
    await library.copyName.fill('2027 年度细则')
    await library.button(words.copy.start).click()
    await expect(program.notices).toContainText(filled(words.created, { name: '2027 年度细则' }))
  })

  await test.step('the next version of the same scheme', async () => {
    await library.open()
    await library.button(words.next.start).click()
    await expect(program.main.getByText(texts.schemes.allSaved)).toBeVisible()
  })

  await test.step('a draft is deleted only after a second yes; the one that a cycle uses cannot be', async () => {
    await library.open()
    await expect(library.drafts).toContainText(filled(words.drafts.usedBy, { cycle: '2026 年度考评（示例）' }))
    await library.removeDraft('空白试验方案', 1).click()
    await library.button(words.drafts.confirmNo).click()
    await expect(library.drafts).toContainText('空白试验方案')
    await library.removeDraft('空白试验方案', 1).click()
    await expectAccessible(page, '删除草稿')
    await library.button(words.drafts.confirmYes).click()
    await expect(program.notices).toContainText(words.drafts.removed)
    await expect(library.drafts).not.toContainText('空白试验方案')
  })
})
