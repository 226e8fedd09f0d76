import { SchemeLeafPage } from './pages/scheme-leaf.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const missed = '每少召开1次扣0.5分，最多扣6分'
const incomplete = '记录不完整每次扣0.25分，最多扣2分'

test('rules of a leaf are written, tried, ordered and taken back by keyboard, and only what can stand is saved', async ({
  program,
  page,
}) => {
  const { texts, schemes } = program
  const leaf = new SchemeLeafPage(page, texts)
  await program.workAs('李青')
  await program.goTo('schemes')
  await schemes.choose('三会一课')

  await test.step('each rule shows what three events take, and its cap', async () => {
    await expect(leaf.result(missed)).toHaveText('→ −1.50，封顶 6')
    await expect(leaf.result(incomplete)).toHaveText('→ −0.75，封顶 2')
  })

  await test.step('another quantity reaches the cap, and another cap is seen at once', async () => {
    await leaf.quantity(missed).fill('20')
    await expect(leaf.result(missed)).toHaveText('→ −10.00，封顶 6，实计 −6.00')
    await leaf.cap(missed).fill('8')
    await expect(leaf.result(missed)).toHaveText('→ −10.00，封顶 8，实计 −8.00')
  })

  await test.step('a number or a sentence that cannot stand is named and holds back saving', async () => {
    await leaf.cap(missed).fill('-8')
    await leaf.sentence(incomplete).fill('')
    await expect(leaf.form.getByText(texts.schemeLeaf.fault.negative)).toBeVisible()
    await expect(leaf.form.getByText(texts.schemeLeaf.fault.text)).toBeVisible()
    await expect(schemes.save).toBeDisabled()
    await leaf.cap(missed).fill('8')
    await leaf.sentence(incomplete).fill(incomplete)
    await expect(schemes.save).toBeEnabled()
  })

  await test.step('a multiplier is added and doubles what is tried', async () => {
    await leaf.quantity(missed).fill('3')
    await leaf.more(missed).focus()
    await page.keyboard.press('Enter')
    await leaf.button(texts.schemeLeaf.rule.addMultiplier).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('瞒报')
    await leaf
      .entry(missed)
      .getByRole('checkbox', { name: filled(texts.schemeLeaf.try.multiplier, { name: '瞒报', factor: '2' }) })
      .press('Space')
    await expect(leaf.result(missed)).toHaveText('→ −3.00，封顶 8')
  })

  await test.step('rules change places by Alt and the arrows, and the focus goes along', async () => {
    await leaf.sentence(incomplete).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => leaf.sentences()).toEqual([incomplete, missed])
    await expect(leaf.sentence(incomplete)).toBeFocused()
  })

  await test.step('a copy is another rule, and a deleted one takes its fault with it', async () => {
    await leaf.button(filled(texts.schemeLeaf.list.copy, { name: missed })).press('Enter')
    await expect.poll(() => leaf.sentences()).toEqual([incomplete, missed, missed])
    await leaf.cap(missed).last().fill('x')
    await expect(schemes.save).toBeDisabled()
    await leaf
      .button(filled(texts.schemeLeaf.list.remove, { name: missed }))
      .last()
      .press('Enter')
    await expect.poll(() => leaf.sentences()).toEqual([incomplete, missed])
    await expect(schemes.save).toBeEnabled()
  })

  await test.step('saved, it is there after a reload', async () => {
    await page.keyboard.press('Control+S')
    await expect(program.notices).toContainText(texts.schemes.saved)
    await page.reload()
    await schemes.choose('三会一课')
    await expect.poll(() => leaf.sentences()).toEqual([incomplete, missed])
    await expect(leaf.cap(missed)).toHaveValue('8')
  })
})

test('every method has its form and shows what it does, and says what it cannot keep', async ({ program, page }) => {
  const { texts, schemes } = program
  const leaf = new SchemeLeafPage(page, texts)
  const { schemeLeaf } = texts
  await program.workAs('李青')
  await program.goTo('schemes')
  await schemes.choose('三会一课')

  await test.step('two rules would be lost to judging; they can be kept', async () => {
    await leaf.method.selectOption('judged')
    await expect(leaf.question).toContainText(filled(schemeLeaf.lost.rules_other, { count: 2 }))
    await leaf.button(filled(schemeLeaf.method.keep, { name: texts.glossary.method.deduct })).press('Enter')
    await expect(leaf.method).toHaveValue('deduct')
    await expect.poll(() => leaf.sentences()).toEqual([missed, incomplete])
  })

  await test.step('judges: trimming is seen in an example', async () => {
    await leaf.change('judged')
    await leaf.field(filled(schemeLeaf.judged.aggregateOf, { name: schemeLeaf.new.judges })).selectOption('trimmed')
    await expect(leaf.form).toContainText(schemeLeaf.strip.struck)
    await expect(leaf.form).toContainText(filled(schemeLeaf.strip.ends, { worst: 0, best: 12 }))
    await expectAccessible(page, 'the form of a judged leaf')
  })

  await test.step('a survey keeps the group; the last two options stand', async () => {
    await leaf.change('survey')
    await expect(leaf.form).toContainText(filled(schemeLeaf.strip.points, { percent: 80, points: '9.6' }))
    for (const name of [schemeLeaf.new.unknown, schemeLeaf.new.poor, schemeLeaf.new.fair]) {
      await leaf.button(filled(schemeLeaf.list.remove, { name })).press('Enter')
    }
    await expect(leaf.form.getByText(schemeLeaf.fewest.option)).toBeVisible()
    await expect(leaf.field(filled(schemeLeaf.option.share, { name: schemeLeaf.new.fair }))).toHaveValue('80')
  })

  await test.step('a measured leaf is read off its curve, and a hole between tiers is named in its row', async () => {
    await leaf.change('measured')
    await leaf.field(schemeLeaf.measured.curve).selectOption('linear')
    await leaf.field(schemeLeaf.curve.zeroUpTo).fill('60')
    await leaf.curve.press('End')
    await expect(leaf.curve).toHaveAttribute('aria-valuetext', '110% → 12 分')
    await leaf.field(schemeLeaf.measured.curve).selectOption('tiers')
    await leaf.field(filled(schemeLeaf.tiers.from, { number: 2 })).fill('110')
    await expect(leaf.form.getByText(filled(schemeLeaf.tiers.gap, { from: 100, to: 110 }))).toBeVisible()
    await leaf.field(filled(schemeLeaf.tiers.from, { number: 2 })).fill('100')
    await expectAccessible(page, 'the form of a measured leaf')
  })

  await test.step('places of the category, a score from elsewhere and tasks', async () => {
    await leaf.field(schemeLeaf.measured.curve).selectOption('rank_points')
    await expect(leaf.form.getByText(filled(schemeLeaf.picture.place, { value: 3, points: 11 }))).toBeVisible()
    await leaf.change('external')
    await leaf.field(schemeLeaf.external.fullMarks).fill('345')
    await expect(leaf.form).toContainText('293.25')
    await leaf.change('tasks')
    await expect(leaf.form).toContainText(filled(schemeLeaf.strip.points, { percent: 90, points: '10.8' }))
    await expectAccessible(page, 'the form of tasks')
  })

  await test.step('undo goes back to the two rules', async () => {
    while ((await leaf.method.inputValue()) !== 'deduct') await schemes.undo.click()
    await expect.poll(() => leaf.sentences()).toEqual([missed, incomplete])
  })
})
