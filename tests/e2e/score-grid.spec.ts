import { expectAccessible, expectToFit } from './support/accessible.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

/** Three rows in a row in which the first three judges stand back from nobody. */
const technology = '财政厅科技与信息化处党支部'
const culture = '财政厅宣传处党支部'
const retired = '财政厅离退休干部处党支部'
/** The first judge stands back from it. */
const office = '财政厅办公室党支部'
const [one, two, three] = ['示例评委一', '示例评委二', '示例评委三'] as const

test.beforeEach(async ({ program }) => {
  await program.workAs('李青')
  await program.goTo('scoring')
  await program.scoring.openLeaf('联系服务群众')
})

test('marks are typed, moved through, corrected and taken back by keyboard alone', async ({ program, page }) => {
  const { grid } = program.scoring
  const { keyboard } = page
  const before = await grid.cell(retired, one).innerText()
  await grid.cell(technology, one).click()

  await keyboard.type('5')
  await keyboard.press('Enter')
  await expect(grid.field).toHaveAccessibleName(`${culture} ${one}`)
  await keyboard.type('5.5')
  await keyboard.press('Tab')
  await expect(grid.field).toHaveAccessibleName(`${culture} ${two}`)
  await keyboard.type('6')
  await keyboard.press('ArrowDown')
  await expect(grid.field).toHaveAccessibleName(`${retired} ${two}`)
  await keyboard.press('ArrowLeft')
  await keyboard.press('F2')
  await keyboard.press('Backspace')
  await keyboard.press('Escape')

  await expect(grid.cell(technology, one)).toHaveText('5')
  await expect(grid.cell(culture, one)).toContainText('5.5')
  await expect(grid.cell(culture, two)).toContainText('6')
  await expect(grid.cell(retired, one)).toHaveText(before)
  await expect(grid.saved).toContainText(filled(program.texts.components.grid.saved, { time: '', count: '1' }).split(' ').at(-1) ?? '')
  await page.reload()
  await expect(grid.cell(technology, one)).toHaveText('5')
  await expect(grid.cell(culture, one)).toHaveText('5.5')
  await expect(grid.cell(culture, two)).toHaveText('6')
})

test('a typed zero is asked about once and answered with one key', async ({ program, page }) => {
  const { grid } = program.scoring
  const question = program.main.getByText(program.texts.components.grid.zeroQuestion)
  await grid.cell(technology, one).click()

  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await expect(question).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(grid.cell(technology, one)).toContainText('·')
  await expect(grid.field).toHaveAccessibleName(`${culture} ${one}`)
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await page.keyboard.press('0')
  await expect(grid.cell(culture, one)).toContainText('0')
  await grid.cell(technology, one).click()
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')

  await expect(question).toBeHidden()
  await expect(grid.cell(technology, one)).toContainText('0')
})

test('a block from a spreadsheet is pasted whole, undone and copied back', async ({ program, page }) => {
  const { grid } = program.scoring
  const before = await grid.cell(technology, two).innerText()
  await grid.cell(technology, one).click()

  await grid.paste('７．５\t6\t"5"\r\n缺席\t0\t\r\n')

  await expect(grid.cell(technology, one)).toContainText('7.5')
  await expect(grid.cell(culture, one)).toContainText(program.texts.glossary.inputState.absent)
  await expect(grid.cell(culture, two)).toContainText('0')
  await expect(grid.cell(culture, three)).toContainText('·')
  await expect(grid.saved).toContainText(filled(program.texts.components.grid.zeros, { count: '1' }))
  await page.keyboard.press('Control+C')
  expect(await grid.copied()).toBe('7.5\t6\t5\r\n缺席\t0\t')

  await page.keyboard.press('Control+Z')
  await expect(grid.cell(technology, two)).toContainText(before)
  await page.keyboard.press('Control+Y')
  await expect(grid.cell(technology, two)).toContainText('6')
  await page.reload()
  await expect(grid.cell(culture, three)).toHaveText('·')
  await expect(grid.cell(technology, one)).toHaveText('7.5')
})

test('a block with one cell that cannot take its text changes nothing and says which', async ({ program }) => {
  const { grid } = program.scoring
  const before = await grid.cell(technology, one).innerText()
  await grid.cell(technology, one).click()

  await grid.paste('5\t5\n5\t99\n')

  await expect(grid.refusal).toContainText(`${culture} · ${two}`)
  await expect(grid.refusal).toContainText(filled(program.texts.components.grid.problems.too_high, { max: '8' }))
  await expect(grid.cell(technology, one)).toHaveText(before)
})

test('a cell from which the judge stands back says so and takes nothing', async ({ program, page }) => {
  const { grid } = program.scoring
  await grid.cell(office, one).click()
  await expect(grid.cell(office, one)).toHaveAttribute('aria-description', program.texts.scoring.locks.recused)

  await page.keyboard.type('5')

  const refused = filled(program.texts.components.grid.locked, { reason: program.texts.scoring.locks.recused })
  await expect(program.main.getByText(refused)).toBeVisible()
  await expect(grid.cell(office, one)).toHaveText(program.texts.glossary.inputState.recused)
})

test('a selected block is filled down, cleared and found again', async ({ program, page }) => {
  const { grid } = program.scoring
  await grid.cell(technology, one).click()
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')

  await page.keyboard.press('Control+D')
  await expect(grid.cell(retired, one)).toContainText('4')
  await page.keyboard.press('Delete')
  await expect(grid.cell(culture, one)).toContainText('·')
  await page.keyboard.press('Control+F')
  await page.keyboard.type('ltxgb')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await expect(grid.field).toBeFocused()
  await expect(grid.field).toHaveAccessibleName(`${retired} ${one}`)
})

test('marks are shown by judge and by evaluatee, and totals can be hidden', async ({ program, page }) => {
  const { scoring, texts } = program
  const { grid } = scoring
  await scoring.view('judge').click()
  await grid.cell(technology, '联系服务群众').click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(grid.saved).toContainText('1')
  await expectAccessible(page, 'score sheet of a judge')
  await expectToFit(page, 'score sheet of a judge')

  await scoring.view('evaluatee').click()
  await program.main.getByRole('combobox', { name: texts.scoring.evaluatee }).fill('科技与信息化处')
  await page.keyboard.press('Enter')
  await expect(grid.cell('联系服务群众', one)).toHaveText('5')
  await expect(
    program.main
      .getByRole('gridcell')
      .getByText(filled(texts.scoring.means.counted, { counted: '7' }))
      .first(),
  ).toBeVisible()
  const score = grid.grid.getByRole('columnheader', { name: texts.scoring.score })
  await expect(score).toBeVisible()
  await program.main.getByRole('checkbox', { name: texts.scoring.showTotals }).click()
  await expect(score).toBeHidden()
  await page.reload()
  await expect(grid.cell('联系服务群众', one)).toHaveText('5')
  await expect(score).toBeHidden()
})
