import { SchemeSettingsPage } from './pages/scheme-settings.ts'
import { SchemeWeightsPage } from './pages/scheme-weights.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'

test.use({ startWords: ['--sample'] })

test('a proposal from comparisons fills points only once it is accepted, and one undo takes it back', async ({ program, page }) => {
  const { texts, schemes } = program
  const settings = new SchemeSettingsPage(page, texts)
  const weights = new SchemeWeightsPage(page, texts)
  const names = ['班子健全', '党小组设置', '党员名册管理'] as const
  const group = '支部设置标准化'
  await program.workAs('李青')
  await program.goTo('schemes')
  const pointsNow = () => Promise.all(names.map(async (name) => (await weights.proposed(name))[1]))
  await settings.open()

  await test.step('three comparisons give a proposal that adds up to the points of the group', async () => {
    await weights.group.selectOption({ label: group })
    await weights.open.click()
    await weights.pair(names[0], names[1]).selectOption('2')
    await weights.pair(names[0], names[2]).selectOption('5')
    await expect(weights.proposal).toBeHidden()
    await weights.pair(names[1], names[2]).selectOption('2')
    await expect(weights.help(group)).toContainText('CR 0.0048')
    await weights.precision.selectOption('0.5')
    // 20 points in halves: 23.82, 11.05 and 5.13 of 40 → 24, 11, 5
    await expect.poll(async () => (await weights.proposed(names[0]))[2]).toBe('12')
    expect([(await weights.proposed(names[1]))[2], (await weights.proposed(names[2]))[2]]).toEqual(['5.5', '2.5'])
  })

  await test.step('nothing is changed before it is accepted', async () => {
    expect(await pointsNow()).toEqual(['8', '4', '8'])
    await expect(schemes.save).toBeDisabled()
    await expectAccessible(page, 'a proposal of weights')
  })

  await test.step('accepting fills all three, undoing takes all three back', async () => {
    await weights.accept.click()
    await expect(weights.accept).toBeDisabled()
    expect(await pointsNow()).toEqual(['12', '5.5', '2.5'])
    await page.keyboard.press('Control+Z')
    await expect(weights.accept).toBeEnabled()
    expect(await pointsNow()).toEqual(['8', '4', '8'])
    await expect(schemes.save).toBeDisabled()
  })

  await test.step('the comparisons outlive a reload, and the scores of the year give another proposal', async () => {
    await page.reload()
    await weights.group.selectOption({ label: group })
    await weights.open.click()
    await expect(weights.pair(names[0], names[2])).toHaveValue('5')
    await weights.way('spread').click()
    await weights.takeScores.click()
    await expect(weights.proposal).toBeVisible()
  })
})
