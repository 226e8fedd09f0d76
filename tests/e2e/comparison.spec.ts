import { bytesOf, readSaved } from './support/files.ts'
import { expect, test } from './support/test.ts'
import { filled } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const office = '财政厅办公室党支部'
const personnel = '财政厅人事处党支部'
const partyOffice = '财政厅机关党委党支部'

test('branches are added, compared number by number, taken away, and handed out as picture, CSV and workbook', async ({ program }) => {
  test.setTimeout(120_000)
  const { texts, comparison, explanation } = program
  await program.goTo('compare')

  await test.step('two make a comparison', async () => {
    await comparison.add('cztbgs', office)
    await expect(program.main.getByText(texts.comparison.chooseOneMore)).toBeVisible()
    await comparison.add('cztrsc', personnel)
    await expect(comparison.card(office)).toContainText('98.63')
    await expect(comparison.card(personnel)).toContainText('99.12')
    await comparison.add('cztjgdw', partyOffice)
    await expect(comparison.card(partyOffice)).toContainText('94.18')
  })

  await test.step('the charts say the same as their tables', async () => {
    for (const title of [texts.comparison.radar, texts.comparison.bars]) {
      await expect(comparison.chartTable(title).getByRole('columnheader')).toHaveText([
        texts.comparison.dimension,
        office,
        personnel,
        partyOffice,
        texts.comparison.mean,
      ])
      await expect(comparison.chartTable(title).getByRole('row')).toHaveCount(6)
      await expect(comparison.figure(title).getByRole('img').first()).toBeVisible()
    }
    await comparison.figure(texts.comparison.bars).getByRole('button', { name: texts.comparison.table, exact: true }).click()
    await expect(comparison.chartTable(texts.comparison.bars).getByRole('rowheader', { name: '支部设置标准化' })).toBeInViewport()
    await comparison.figure(texts.comparison.bars).getByRole('button', { name: texts.comparison.chart, exact: true }).click()
  })

  await test.step('the indicators stand by gap, the best and the worst marked by a sign', async () => {
    const column = (await comparison.indicators.locator('tbody tr td:last-child').allInnerTexts()).map(Number)
    expect(column).toEqual(column.toSorted((first, second) => second - first))
    const first = comparison.indicators.locator('tbody tr').first()
    await expect(first).toContainText('▲')
    await expect(first).toContainText('▼')
    await first.getByRole('button').first().click()
    await expect(explanation.panel).toContainText(office)
    await explanation.close.click()
  })

  await test.step('it is handed out', async () => {
    const picture = await bytesOf(await comparison.exportPicture())
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.readUInt32BE(16)).toBeGreaterThan(800)
    const csv = await readSaved(await comparison.exportCsv())
    expect(csv.sheets[0]?.rows.flat()).toEqual(expect.arrayContaining([office, personnel, partyOffice, '三会一课']))
    const workbook = await readSaved(await comparison.exportTable())
    expect(workbook.sheets.flatMap((sheet) => sheet.rows).flat()).toEqual(
      expect.arrayContaining([office, personnel, partyOffice, '三会一课']),
    )
    await expect(program.main.getByRole('status').filter({ hasText: texts.reports.checked })).toBeVisible()
  })

  await test.step('one is taken away', async () => {
    await comparison.remove(personnel).click()
    await expect(comparison.card(personnel)).toHaveCount(0)
    await expect(comparison.card(office)).toBeVisible()
    await expect(program.main.getByText(filled(texts.comparison.facts.count.branch, { count: 2 }))).toBeVisible()
  })
})

test('the head of the ranking is one press away, and eight is the most', async ({ program }) => {
  const { texts, comparison } = program
  await program.goTo('compare')
  await program.main.getByRole('button', { name: filled(texts.comparison.takeTop, { count: 4 }) }).click()
  await expect(program.main.getByRole('listitem').getByRole('heading')).toHaveCount(4)
  for (const [typed, name] of [
    ['cztbgs', office],
    ['cztjgdw', partyOffice],
  ] as const) {
    if ((await comparison.card(name).count()) === 0) await comparison.add(typed, name)
  }
  while (await comparison.picker.isVisible()) {
    const before = await program.main.getByRole('listitem').getByRole('heading').count()
    await comparison.picker.click()
    await comparison.option().first().click()
    await expect(program.main.getByRole('listitem').getByRole('heading')).toHaveCount(before + 1)
  }
  await expect(program.main.getByRole('listitem').getByRole('heading')).toHaveCount(8)
  await expect(program.main.getByText(filled(texts.comparison.full, { limit: 8 }))).toBeVisible()
})
