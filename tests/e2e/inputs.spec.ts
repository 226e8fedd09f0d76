import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const office = '财政厅办公室党支部'
/** Nobody stands back from these two in the sample. */
const culture = '财政厅宣传处党支部'
const retired = '财政厅离退休干部处党支部'
const partyOffice = '财政厅机关党委党支部'

test('empty, a number, absent, recused and not applicable are five states, before and after a reload', async ({ program, page }) => {
  const { texts, scoring } = program
  await program.workAs('李青')
  await program.goTo('scoring')
  await scoring.openLeaf('联系服务群众')
  const states = texts.glossary.inputState
  const [first, second, third] = ['示例评委一', '示例评委二', '示例评委三']

  await scoring.enter(culture, first, '０')
  await scoring.enter(culture, second, 'A')
  await scoring.enter(culture, third, 'R')
  await scoring.enter(retired, first, 'N')
  await scoring.enter(retired, second, '')
  await expect(scoring.cell(retired, second)).toHaveText('·')
  await expect(scoring.moved).toContainText(retired)

  await page.reload()

  await expect(scoring.cell(culture, first)).toHaveText('0')
  await expect(scoring.cell(culture, second)).toHaveText(states.absent)
  await expect(scoring.cell(culture, third)).toHaveText(states.recused)
  await expect(scoring.cell(retired, first)).toHaveText(states.not_applicable)
  await expect(scoring.cell(retired, second)).toHaveText('·')
})

test('a mark outside the scale stays as typed with its reason and is not saved', async ({ program, page }) => {
  const { texts, scoring } = program
  await program.workAs('李青')
  await program.goTo('scoring')
  await scoring.openLeaf('联系服务群众')
  const cell = scoring.cell(partyOffice, '示例评委一')
  await expect(cell).toHaveText(/^\d/u)
  const before = await cell.innerText()

  await scoring.enter(partyOffice, '示例评委一', '8.5')

  await expect(program.main.getByText(filled(texts.components.grid.problems.too_high, { max: '8' }))).toBeVisible()
  await expect(scoring.grid.field).toHaveValue('8.5')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText(before)
  await page.reload()
  await expect(scoring.cell(partyOffice, '示例评委一')).toHaveText(before)
})

test('a value that is taken away leaves the ranking incomplete until it is entered again', async ({ program }) => {
  const { texts, scoring, ranking } = program
  const column = filled(texts.scoring.valueUnit, { unit: '%' })
  await program.workAs('李青')
  await program.goTo('scoring')
  await scoring.openLeaf('党员教育学时')
  await scoring.enter(office, column, '')
  await expect(scoring.moved).toContainText(office)
  await program.goTo('ranking')
  await ranking.section('incomplete').click()
  await expect(ranking.row(office)).toContainText('党员教育学时')

  await program.goTo('scoring')
  await scoring.openLeaf('党员教育学时')
  await scoring.enter(office, column, '95')
  await expect(scoring.score(office, '5.70')).toBeVisible()
  await program.goTo('ranking')
  await expect(ranking.row(office)).toBeVisible()
})
