import { bytesOf, readSaved } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ startWords: ['--sample'] })

/** Smallest category of the sample: its eight branches are all on screen at once. */
const small = '直属单位组'

test('the ranking tells ranked, by-reference and incomplete apart, says what broke ties, and shows movement since a day', async ({
  program,
}) => {
  const { texts, ranking } = program
  await program.goTo('ranking')
  await expect(ranking.grid.getByRole('row').nth(1)).toContainText('司法厅综合协调处党支部')
  await ranking.category(small).click()
  await expect(ranking.section('ranked')).toHaveText(`${texts.results.section.ranked}8`)
  const column = async (title: string) => {
    const heads = (await ranking.grid.getByRole('columnheader').allInnerTexts()).map((head) => head.trim())
    const rows = await ranking.grid.getByRole('row').all()
    return Promise.all(rows.slice(1).map((row) => row.getByRole('gridcell').nth(heads.indexOf(title)).innerText()))
  }
  const totals = await column(texts.results.column.total)
  expect(totals).toHaveLength(8)
  expect(totals).toEqual(totals.toSorted((first, second) => Number(second) - Number(first)))
  expect((await column(texts.results.column.rank))[0]).toBe('1')
  expect((await column(texts.results.column.grade)).every((grade) => grade !== '')).toBe(true)

  const days = await ranking.since.getByRole('option').count()
  await ranking.since.selectOption({ index: days - 1 })
  await expect(ranking.grid.getByRole('columnheader', { name: texts.results.column.moved })).toBeVisible()
  await expect.poll(async () => (await column(texts.results.column.moved)).some((moved) => /[▲▼]/u.test(moved))).toBe(true)

  await ranking.category(texts.results.allCategories).click()
  for (const equal of ['财政厅行政审批处党支部', '财政厅监督检查处党支部']) {
    await ranking.find.fill(equal)
    await expect(await ranking.cell(equal, texts.results.column.total)).toHaveText('94.16')
    await expect(await ranking.cell(equal, texts.results.column.overallRank)).toHaveText('31')
    await expect(await ranking.cell(equal, texts.results.column.tie)).toHaveText(texts.results.tieStands)
  }
  await ranking.find.fill('')
  await ranking.section('byReference').click()
  await expect(ranking.grid.getByRole('columnheader', { name: texts.results.column.total })).toBeVisible()
  await expect(ranking.grid.getByRole('columnheader', { name: texts.results.column.overallRank })).toHaveCount(0)
  await ranking.section('incomplete').click()
  await expect(ranking.grid.getByRole('columnheader', { name: texts.results.column.missing, exact: true })).toBeVisible()
  await expect(ranking.grid.getByRole('row').nth(1)).toContainText('党员教育学时')
})

test('any number opens its explanation, which can be walked, copied and closed', async ({ program, page, context }) => {
  const { texts, ranking, explanation } = program
  await program.goTo('ranking')
  await (await ranking.cell('司法厅综合协调处党支部', texts.results.column.bonus)).click()
  await expect(explanation.panel).toContainText('99.46')
  await expect(explanation.line(texts.explanation.part.bonus)).toBeFocused()

  await explanation.expandAll.click()
  await expect(explanation.tree).toContainText('三会一课')
  await expect(explanation.tree).toContainText(texts.explanation.recordedBy)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await explanation.panel.getByRole('button', { name: texts.explanation.copy }).click()
  await expect(program.notices).toContainText(texts.explanation.copied)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('99.46')

  await explanation.close.click()
  await expect(explanation.panel).toHaveCount(0)
})

test('the exported workbook is checked, and every row and total of the screen is in it', async ({ program }) => {
  const { texts, ranking } = program
  await program.goTo('ranking')
  await ranking.category(small).click()
  await expect(ranking.section('ranked')).toHaveText(`${texts.results.section.ranked}8`)
  const shown = await Promise.all(
    (await ranking.grid.getByRole('row').all()).slice(1).map(async (row) => {
      const cells = await row.getByRole('gridcell').allInnerTexts()
      return { name: cells[2] ?? '', total: cells.find((cell) => /^\d+\.\d\d$/u.test(cell)) ?? '' }
    }),
  )

  const download = await ranking.export()

  await expect(program.main.getByRole('status').filter({ hasText: texts.reports.checked })).toContainText(download.suggestedFilename())
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/u)
  expect((await bytesOf(download)).subarray(0, 2).toString()).toBe('PK')
  const { sheets } = await readSaved(download)
  const places = sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) => shown.filter(({ name }) => row.includes(name)).map(({ name, total }) => ({ name, total, row }))),
  )
  for (const { name, total } of shown) {
    const number = total.replace(/\.?0+$/u, '')
    expect(
      places.some((place) => place.name === name && place.row.some((cell) => cell === number || cell === total)),
      `${name} ${total}`,
    ).toBe(true)
  }
  await expect(program.main.getByRole('status').filter({ hasText: texts.reports.checked })).toContainText('8 行')
})
