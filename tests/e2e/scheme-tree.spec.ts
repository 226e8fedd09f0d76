import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

test.beforeEach(async ({ program }) => {
  await program.workAs('李青')
  await program.goTo('schemes')
  await program.schemes.tree.waitFor()
})

test('the tree is written, moved, merged, split and taken back by keyboard alone', async ({ program, page }) => {
  const { texts, schemes } = program
  const words = texts.schemeTree
  const { keyboard } = page

  await test.step('a new line is named and given its points; its group says at once that the sum has grown', async () => {
    await schemes.choose('党小组设置')
    await keyboard.press('Alt+Enter')
    await keyboard.type('主题活动')
    await keyboard.press('Tab')
    await keyboard.type('4')
    await keyboard.press('Tab')
    await expect(schemes.points('主题活动')).toHaveText('4')
    await expect(schemes.row('支部设置标准化')).toContainText(
      filled(words.note.summed, { summed: 24, stated: 20, difference: filled(words.difference.more, { by: 4 }) }),
    )
    expect((await schemes.names()).slice(2, 7)).toEqual(['支部设置标准化', '班子健全', '党小组设置', '主题活动', '党员名册管理'])
  })

  await test.step('it moves up, a level up and back, and a number typed on it is its full mark', async () => {
    await keyboard.press('Alt+ArrowUp')
    await expect.poll(async () => (await schemes.names()).slice(3, 6)).toEqual(['班子健全', '主题活动', '党小组设置'])
    await keyboard.press('Alt+ArrowLeft')
    await expect(schemes.row('主题活动')).toHaveAttribute('aria-level', '2')
    await keyboard.press('Alt+ArrowRight')
    await expect(schemes.row('主题活动')).toHaveAttribute('aria-level', '3')
    await keyboard.press('6')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect(schemes.points('主题活动')).toHaveText('6')
  })

  await test.step('what cannot be done says why', async () => {
    await schemes.choose('三会一课')
    await keyboard.press('Alt+ArrowUp')
    await expect(schemes.message(words.refused.at_the_edge)).toBeVisible()
    await keyboard.press('Control+m')
    await expect(schemes.message(words.refused.one_leaf_only)).toBeVisible()
  })

  await test.step('two chosen lines become one with their points together', async () => {
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Control+m')
    await expect(schemes.points('三会一课、主题党日')).toHaveText('20')
    await expect(schemes.row('主题党日')).toHaveCount(0)
  })

  await test.step('and two again, with a rule and points of its own', async () => {
    await keyboard.press('Control+Shift+M')
    await schemes.aside.getByRole('textbox', { name: words.newName, exact: true }).fill('党日活动')
    await schemes.aside.getByRole('textbox', { name: beginningOf(words.firstPoints) }).fill('12')
    await schemes.aside.getByRole('checkbox').last().check()
    await keyboard.press('Enter')
    await expect(schemes.points('党日活动')).toHaveText('8')
    await expect(schemes.row('党日活动')).toContainText(filled(texts.schemes.ruleCount_other, { count: 1 }))
  })

  await test.step('a deleted line comes back with Ctrl+Z', async () => {
    await schemes.choose('谈心谈话')
    await keyboard.press('Delete')
    await expect(program.notices).toContainText(filled(words.removed, { name: '谈心谈话' }))
    await expect(schemes.row('谈心谈话')).toHaveCount(0)
    await keyboard.press('Control+z')
    await expect(schemes.points('谈心谈话')).toHaveText('4')
  })

  await test.step('a copy is numbered on', async () => {
    await schemes.choose('活动场所')
    await keyboard.press('Control+c')
    await keyboard.press('Control+v')
    await expect(schemes.row('活动场所')).toHaveCount(2)
    await expect(schemes.row('活动场所').last()).toContainText('5.3')
  })

  await test.step('every key is listed behind ?', async () => {
    await keyboard.press('?')
    await expect(schemes.aside.getByText(words.help.wrap)).toBeVisible()
  })
})

test('a line is dragged to another group, and a place that cannot take it says why', async ({ program, page }) => {
  const { texts, schemes } = program
  const name = (row: string) => schemes.row(row).getByTitle(row, { exact: true })

  await test.step('above the first line of another group', async () => {
    await name('谈心谈话').hover()
    await page.mouse.down()
    const target = await name('班子健全').boundingBox()
    await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 30)
    await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 2)
    await page.mouse.up()
    await expect.poll(async () => (await schemes.names()).slice(2, 5)).toEqual(['支部设置标准化', '谈心谈话', '班子健全'])
  })

  await test.step('deductions do not go among vetoes', async () => {
    const veto = texts.schemes.part.veto
    await schemes.tree.focus()
    await page.keyboard.press('End')
    const line = schemes.row('经费使用')
    const why = filled(texts.schemeTree.refused.method_not_in_part, { name: '经费使用', method: texts.glossary.method.deduct, part: veto })
    await line.getByTitle('经费使用', { exact: true }).hover()
    await page.mouse.down()
    // The tree may still be scrolling to its end: the place is looked for anew until the pointer is over it.
    await expect(async () => {
      const target = await name(veto).boundingBox()
      await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) - 8)
      await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 12)
      await expect(schemes.tree.getByText(why)).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 20_000 })
    await page.mouse.up()
    await expect(schemes.message(why)).toBeVisible()
    await expect(line).toHaveAttribute('aria-level', '3')
  })
})

test('the check leads to the field that has to be mended', async ({ program, page }) => {
  const { texts, schemes } = program
  await schemes.choose('三会一课')
  await expect(schemes.field('code')).toHaveValue('2.1')

  await test.step('a cell that is left for a field of the form gives the focus to it', async () => {
    await schemes.row('三会一课').locator('[data-cell="points"]').dblclick()
    await page.keyboard.type('12')
    await schemes.field('code').click()
    await expect(schemes.field('code')).toBeFocused()
    await expect(schemes.points('三会一课')).toHaveText('12')
  })

  await test.step('a code that another line has is refused where it is typed', async () => {
    await schemes.field('code').fill('2.2')
    await expect(schemes.aside.getByText(filled(texts.schemeTree.refused.code_taken, { code: '2.2' }))).toBeVisible()
    await schemes.field('points').focus()
    await expect(schemes.field('code')).toHaveValue('2.1')
  })

  await test.step('points that are missing hold back saving and are listed', async () => {
    await schemes.choose('组织生活会和民主评议')
    await schemes.field('points').fill('')
    await schemes.tab('check').click()
    const jump = schemes.aside.getByRole('button', { name: filled(texts.schemes.problem.jump, { name: '组织生活会和民主评议' }) })
    await expect(jump.first()).toBeVisible()
    await expect(schemes.save).toBeDisabled()
    await schemes.tree.getByRole('button', { name: filled(texts.schemeTree.collapse, { name: '组织生活正常化' }) }).click()
    await expect(schemes.row('组织生活会和民主评议')).toHaveCount(0)
    await jump.first().click()
    await expect(schemes.row('组织生活会和民主评议')).toBeVisible()
    await expect(schemes.field('points')).toBeFocused()
  })

  await test.step('and can be saved again once they are there', async () => {
    await page.keyboard.type('5')
    await expect(schemes.row('组织生活正常化')).toContainText(texts.schemeTree.note.summed.slice(0, 4))
    await expect(schemes.save).toBeEnabled()
    await schemes.save.click()
    await expect(program.notices).toContainText(texts.schemes.saved)
  })
})

test('the tree with its form, list and keys is accessible', async ({ program, page }) => {
  const { schemes } = program
  await schemes.choose('三会一课')
  await schemes.setPoints('三会一课', '11')
  await expectAccessible(page, 'form of a leaf')
  await schemes.choose('组织生活正常化')
  await expectAccessible(page, 'form of a group')
  await schemes.tab('check').click()
  await expectAccessible(page, 'check')
  await schemes.more.click()
  await expectAccessible(page, 'further commands')
})

function beginningOf(text: string): RegExp {
  return new RegExp(`^${text}`, 'u')
}
