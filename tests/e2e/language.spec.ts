import { Program, type ScreenName } from './pages/program.ts'
import { expect, test } from './support/test.ts'
import { english } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

const screens = ['overview', 'findings', 'schemes', 'register', 'scoring', 'ranking', 'compare', 'settings'] as const satisfies ScreenName[]

/** Chinese that English screens show on purpose: the seal of the program, and the way back to the other language. */
const kept = ['衡', english.shell.language, english.shell.languageLabel]

test('in English nothing but data is Chinese, every key has its text, and the choice is kept', async ({
  program: chineseProgram,
  page,
}) => {
  test.setTimeout(150_000)
  let data = ''
  const arriving: Promise<void>[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/rpc/') || response.url().includes('changes')) return
    if (!(response.headers()['content-type'] ?? '').includes('json')) return
    arriving.push(
      response.text().then(
        (body) => {
          data += body
        },
        () => undefined,
      ),
    )
  })
  const program = new Program(page, english)
  await page.getByRole('button', { name: chineseProgram.texts.shell.languageLabel }).click()
  await expect(program.title).toHaveText(english.overview.title)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(program.title).toHaveText(english.overview.title)

  const inspect = async (where: string) => {
    await expect(program.main.getByText(english.common.loading)).toHaveCount(0)
    await Promise.all(arriving)
    const words = await page.evaluate(() => {
      const found: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '')
      for (const element of document.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '')
      }
      return found
    })
    const foreign = words
      .flatMap((text) => text.match(/[\u4e00-\u9fff]+/gu) ?? [])
      .filter((run) => !kept.includes(run) && !data.includes(run))
    expect.soft([...new Set(foreign)], `Chinese that is no data: ${where}`).toEqual([])
    const keys = Object.keys(english).join('|')
    const bare = words.filter((text) => new RegExp(`^(${keys})\\.[a-z]\\w+`, 'u').test(text) || /\{\{|\[object /u.test(text))
    expect.soft(bare, `keys without a text, and places without a value: ${where}`).toEqual([])
  }

  for (const screen of screens) {
    await program.goTo(screen)
    await inspect(screen)
  }
  await program.goTo('findings')
  await program.findings.showFilters.click()
  await program.findings.list.getByRole('row').nth(1).getByRole('gridcell').nth(4).click()
  await program.findings.detail.waitFor()
  await inspect('an opened finding')
  await program.goTo('ranking')
  for (const section of ['byReference', 'incomplete', 'ranked'] as const) {
    await program.ranking.section(section).click()
    await inspect(`ranking ${section}`)
  }
  await program.ranking.row('司法厅综合协调处党支部').getByRole('gridcell').nth(2).click()
  await program.explanation.expandAll.click()
  await inspect('an explanation')
  await program.explanation.close.click()
  await program.goTo('compare')
  await program.main.getByRole('button', { name: english.comparison.takeTop.replace('{{count}}', '4') }).click()
  await program.comparison.figure(english.comparison.bars).waitFor()
  await inspect('a comparison')
})
