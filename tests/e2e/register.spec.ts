import { tableFixture } from './support/files.ts'
import { beginCycle, branchScheme, unitScheme } from './support/office-year.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

const header = ['编号', '单位名称', '简称', '分组', '参评方式']

test('the register comes from CSV in either encoding and from pasted cells, and refused rows are told apart', async ({ program }) => {
  test.setTimeout(120_000)
  const { texts, register, tableImport } = program
  await beginCycle(program, unitScheme)

  await test.step('UTF-8 fills it', async () => {
    await register.importFile.click()
    await tableImport.choose(tableFixture('units.csv'))
    await tableImport.goToPreview()
    expect(await tableImport.counts()).toEqual({ new: 90, same: 0, changed: 0, refused: 0 })
    await tableImport.apply.click()
    await expect(register.facts).toHaveText('参评 85 · 参照 5 · 免评 0 · 6 个分组')
  })

  await test.step('the same in GB18030 is the same', async () => {
    await register.importFile.click()
    await tableImport.choose(tableFixture('units-gb18030.csv'))
    await expect(program.main.getByText(filled(texts.components.import.encoding, { encoding: 'GB18030' }))).toBeVisible()
    await tableImport.goToPreview()
    expect(await tableImport.counts()).toEqual({ new: 0, same: 90, changed: 0, refused: 0 })
    await tableImport.cancel.click()
  })

  await test.step('pasted rows say what they change and why two are refused; the others go in as a whole', async () => {
    await register.paste.click()
    await tableImport.paste([
      header,
      ['061', '省信访局', '信访局', '政府部门', '参评'],
      ['', '示范一局', '', '没有的组', '参评'],
      ['', '示范二局', '', '政府部门', '随便'],
      ['', '示范三局', '', '政府部门', '参照'],
    ])
    await tableImport.goToPreview()
    expect(await tableImport.counts()).toEqual({ new: 1, same: 0, changed: 1, refused: 2 })
    await expect(tableImport.previewRow('示范一局')).toContainText(filled(texts.rowProblems.category_unknown, { text: '没有的组' }))
    await expect(tableImport.previewRow('示范二局')).toContainText(filled(texts.rowProblems.participation_unknown, { text: '随便' }))
    await tableImport.verdict('changed').click()
    await expect(tableImport.previewRow('省信访局')).toContainText('简称：省信访局 → 信访局')
    await expect(tableImport.apply).toBeDisabled()

    await tableImport.withoutRefused.check()
    await tableImport.apply.click()
    await expect(program.notices).toContainText(tableImport.applied({ new: 1, changed: 1 }))
    await expect(register.facts).toHaveText('参评 85 · 参照 6 · 免评 0 · 6 个分组')
  })

  await test.step('the list finds by initials, and changes where one leaves a field', async () => {
    await register.search.fill('sfsj')
    await expect(register.shown).toHaveText(filled(texts.register.filter.shown, { shown: 1, total: 91 }))
    await register.row('示范三局').getByRole('gridcell').nth(2).click()
    await register.field(texts.register.fields.remark).fill('今年新设')
    await register.field(texts.register.fields.remark).press('Tab')
    await expect(register.row('示范三局')).toContainText('今年新设')
    await register.field(texts.register.fields.participation).last().selectOption({ label: texts.glossary.participation.exempt })
    await expect(register.facts).toHaveText('参评 85 · 参照 5 · 免评 1 · 6 个分组')
  })
})

test('branches of a unit are made from a list of names, once each', async ({ program }) => {
  test.setTimeout(120_000)
  const { texts, register, tableImport } = program
  await beginCycle(program, branchScheme)
  await register.importFile.click()
  await tableImport.choose(tableFixture('units.csv'))
  await tableImport.goToPreview()
  await expect(tableImport.previewRow('中共省委办公厅')).toContainText(texts.rowProblems.unit_only)
  await tableImport.apply.click()
  await expect(program.notices).toContainText(tableImport.applied({ new: 90, changed: 0 }))

  const makeBranches = async (names: string) => {
    await register.unit.click()
    await register.unit.fill('sjt')
    await register.option('省审计厅').click()
    await register.branchNames.fill(names)
    await register.makeBranches.click()
  }
  await register.addBranches.click()
  await makeBranches('办公室\n信息中心\n机关党委')
  await expect(program.notices).toContainText(filled(texts.register.batch.done, { new: 3, same: 0 }))
  await makeBranches('信息中心\n人事处')
  await expect(program.notices).toContainText(filled(texts.register.batch.done, { new: 1, same: 1 }))

  await expect(register.facts).toHaveText('参评 4 · 参照 0 · 免评 0 · 1 个分组')
  await expect(register.row('信息中心党支部')).toContainText('省审计厅')
})
