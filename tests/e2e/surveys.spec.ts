import type { Page } from '@playwright/test'
import { SurveysPage } from './pages/surveys.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { expect, test } from './support/test.ts'
import { chinese, english, filled, type ScreenTexts } from './support/texts.ts'

const leaf = '服务对象满意度'
const units = ['档案馆', '发展和改革委员会', '机关事务管理局'] as const

/** A cycle under the starter scheme for units, which asks those who are served (满意 1, 基本满意 0.8, 一般 0.6, 不满意 0; at least half must vote). */
async function prepare(address: string): Promise<void> {
  const client = clientOf(address, '办公室')
  const cycle = await client.cycles.create({ year: 2026, name: '2026 年度', scheme: { from: 'starter', code: 'model-unit' } })
  const category = await client.register.addCategory({ cycleId: cycle.id, name: '党政部门' })
  for (const name of units) {
    await client.register.add({
      cycleId: cycle.id,
      name,
      shortName: name,
      code: '',
      categoryId: category.id,
      unitId: null,
      participation: 'full',
    })
  }
}

async function inspect(page: Page, where: string, withColours: boolean): Promise<void> {
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, where)
  }
  await page.setViewportSize(windowSizes[0])
  await expectAccessible(page, where, withColours)
}

test('two people count a pile by keys alone, settle what differs by the paper, and the result is counted in', async ({
  program,
  page,
  host,
}) => {
  test.setTimeout(240_000)
  const { texts } = program
  const surveys = new SurveysPage(page, texts)
  const words = texts.surveys
  await prepare(host.address)
  await page.reload()
  await program.workAs('王甲')
  await program.goTo('surveys')
  await inspect(page, 'no forms', true)

  await test.step('one click makes the form, with a blank ballot to print', async () => {
    await surveys.propose.click()
    await expect(surveys.main.getByRole('heading', { name: filled(words.formTitle, { letter: 'A', name: '服务对象' }) })).toBeVisible()
    await expect(surveys.main.getByText(words.paper.how)).toBeVisible()
    await inspect(page, 'form', true)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText(words.paper.how).last()).toBeVisible()
    await expect(surveys.main).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('numbers that do not fit are said, and so is what the scheme makes of them', async () => {
    await surveys.addBatch.click()
    await surveys.enterNumbers({ entitled: '10', issued: '9', returned: '4' })
    await expect(surveys.main.getByText(filled(words.standing.withheld, { leaf, minimum: '50%' }))).toBeVisible()
    await surveys.number('issued').fill('11')
    await expect(surveys.main.getByText(filled(words.fault.issued, { entitled: 10, issued: 11 }))).toBeVisible()
    await surveys.number('issued').fill('9')
    await surveys.number('returned').fill('6')
    await surveys.number('returned').press('Tab')
    await expect(surveys.main.getByText(filled(words.standing.counts, { leaf }))).toBeVisible()
    await inspect(page, 'batch', true)
  })

  await test.step('the first counts at speed; a reload goes on at the same line', async () => {
    await surveys.pass(1).getByRole('link', { name: words.pass.begin }).press('Enter')
    await expect(surveys.ballot(1)).toBeVisible()
    await inspect(page, 'counting', true)
    await surveys.count('1211')
    await expect(surveys.ballot(2)).toBeVisible()
    await expect(surveys.line).toContainText(units[1])
    await expect(surveys.main.getByText(filled(words.count.saved, { keys: 4 }))).toBeVisible()
    await page.reload()
    await expect(surveys.ballot(2)).toBeVisible()
    await expect(surveys.line).toContainText(units[1])
    // Ballot 2 goes on with two lines, ballot 3 is void, 4 has a slip taken back, 5 an empty and a void line.
    await surveys.count('22V13.24120X111')
    await expect(surveys.main.getByText(filled(words.count.through, { returned: 6 }))).toBeVisible()
    await expect(surveys.main.getByText(/^已全部保存/u)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(surveys.pass(1)).toContainText(filled(words.pass.done, { count: 6 }))
  })

  await test.step('the second sees nothing of the first, and cannot be the same person', async () => {
    await expect(surveys.pass(2)).toContainText(words.pass.own)
    await program.workAs('李乙')
    await surveys.pass(2).getByRole('link', { name: words.pass.begin }).press('Enter')
    await expect(surveys.ballot(1)).toBeVisible()
    await expect(surveys.main.getByRole('list', { name: words.count.lines })).not.toContainText('满意')
    // Another reading of the last line of ballot 2.
    await surveys.count('121123V124120X111')
    await page.keyboard.press('Enter')
    await expect(surveys.main.getByText(filled(words.compare.differs, { count: 1 }))).toBeVisible()
    await inspect(page, 'comparison', true)
  })

  await test.step('the paper settles the difference; then the batch is counted in', async () => {
    await expect(surveys.agree).toBeDisabled()
    await surveys.main.getByRole('button', { name: filled(words.compare.takeFirst, { number: 2 }) }).press('Enter')
    await expect(surveys.main.getByText(filled(words.compare.equal, { count: 6 }))).toBeVisible()
    await surveys.agree.press('Enter')
    await expect(surveys.main.getByRole('button', { name: words.compare.takeOut })).toBeVisible()
    await surveys.main.getByRole('button', { name: words.batches.toForm }).click()
    // 档案馆: 满意 on ballots 1, 2, 4, 5, void on 6 → 6 points. 发改委: 基本满意 on 1, 2, 4, 5, 满意 on 6 → 6 × (4 × 0.8 + 1) ÷ 5 = 5.04.
    await expect(surveys.result(leaf, units[0])).toContainText('100.00%6.00')
    await expect(surveys.result(leaf, units[1])).toContainText('5.04')
    await inspect(page, 'results', true)
    await page.getByRole('banner').getByRole('button', { name: texts.shell.languageLabel }).click()
    const inEnglish: ScreenTexts = english
    await expect(surveys.main.getByRole('heading', { name: inEnglish.surveys.results.heading })).toBeVisible()
    await inspect(page, 'results in English', false)
    await page.getByRole('banner').getByRole('button', { name: inEnglish.shell.languageLabel }).click()
    await expect(surveys.main.getByRole('heading', { name: chinese.surveys.results.heading })).toBeVisible()
  })

  await test.step('after a restart all of it is there', async () => {
    await host.restart()
    await program.open(host.address)
    await program.goTo('surveys')
    await expect(surveys.result(leaf, units[1])).toContainText('5.04')
  })
})

test('a result under the minimum turnout shows no count, on the form and in data entry', async ({ program, page, host }) => {
  test.setTimeout(120_000)
  const { texts } = program
  const surveys = new SurveysPage(page, texts)
  await prepare(host.address)
  const client = clientOf(host.address, '办公室')
  const [cycle] = await client.cycles.list()
  const cycleId = cycle?.id ?? 0
  await client.surveys.propose({ cycleId })
  const [form] = (await client.surveys.overview({ cycleId })).forms
  const formId = form?.id ?? 0
  const { id: batchId } = await client.surveys.saveBatch({ formId, batchId: null, name: '第1批', entitled: 10, issued: 9, returned: 4 })
  for (const [pass, counter] of [
    [1, '王甲'],
    [2, '李乙'],
  ] as const) {
    const counting = clientOf(host.address, counter)
    const tab = '00000000-0000-4000-8000-00000000000a'
    await counting.surveys.openPass({ batchId, pass, page: tab })
    const ballots = [1, 2, 3, 4].map((number) => ({ number, void: false, choices: ['satisfied', 'satisfied', 'satisfied'] }))
    await counting.surveys.saveBallots({ batchId, pass, page: tab, ballots })
    await counting.surveys.finishPass({ batchId, pass })
  }
  await client.surveys.agree({ batchId, shuffled: false, replaceTyped: false })

  await page.reload()
  await program.workAs('办公室')
  await program.goTo('surveys')

  await expect(surveys.main.getByText(texts.surveys.results.withheld)).toBeVisible()
  await expect(surveys.result(leaf, units[0])).toHaveCount(0)
  const { leaves } = await client.surveys.results({ formId })
  expect(leaves.map(({ kind, rows }) => [kind, rows])).toEqual([['withheld', []]])
})
