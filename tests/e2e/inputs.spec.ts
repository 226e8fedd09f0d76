import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const office = '财政厅办公室党支部'
const personnel = '财政厅人事处党支部'
const partyOffice = '财政厅机关党委党支部'

test('empty, a number, absent, recused and not applicable are five states, before and after a reload', async ({ program, page }) => {
  const { texts, scoring } = program
  await program.workAs('李青')
  await program.goTo('scoring')
  await scoring.openLeaf('联系服务群众')
  const [first, second, third] = ['示例评委一', '示例评委二', '示例评委三']

  await scoring.enter(office, first, '０')
  await scoring.enter(office, second, 'A')
  await scoring.enter(office, third, 'R')
  await scoring.enter(personnel, first, 'N')
  await scoring.enter(personnel, second, '')
  await expect(scoring.cell(personnel, second)).toHaveValue('')
  await expect(scoring.saved).toContainText(anyPlace(texts.scoring.saved, personnel))

  await page.reload()

  await expect(scoring.cell(office, first)).toHaveValue('0')
  await expect(scoring.cell(office, second)).toHaveValue(texts.scoring.states.absent)
  await expect(scoring.cell(office, third)).toHaveValue(texts.scoring.states.recused)
  await expect(scoring.cell(personnel, first)).toHaveValue(texts.scoring.states.not_applicable)
  await expect(scoring.cell(personnel, second)).toHaveValue('')

  function anyPlace(text: string, evaluatee: string): string {
    return text.slice(0, text.indexOf('{{evaluatee}}')) + evaluatee
  }
})

test('a mark outside the scale stays as typed with its reason and is not saved', async ({ program, page }) => {
  const { texts, scoring } = program
  await program.workAs('李青')
  await program.goTo('scoring')
  await scoring.openLeaf('联系服务群众')
  const cell = scoring.cell(partyOffice, '示例评委一')
  await expect(cell).toHaveValue(/^\d/u)
  const before = await cell.inputValue()

  await scoring.enter(partyOffice, '示例评委一', '8.5')

  await expect(program.main.getByText(filled(texts.scoring.problems.too_high, { max: '8' }))).toBeVisible()
  await expect(cell).toHaveValue('8.5')
  await cell.press('Escape')
  await expect(cell).toHaveValue(before)
  await page.reload()
  await expect(scoring.cell(partyOffice, '示例评委一')).toHaveValue(before)
})

test('a value that is taken away leaves the ranking incomplete until it is entered again', async ({ program }) => {
  const { texts, scoring, ranking } = program
  const column = filled(texts.scoring.valueUnit, { unit: '%' })
  await program.workAs('李青')
  await program.goTo('scoring')
  await scoring.openLeaf('党员教育学时')
  await scoring.enter(office, column, '')
  await expect(scoring.saved).toContainText(office)
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
