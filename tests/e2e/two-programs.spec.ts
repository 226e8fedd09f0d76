import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStart } from '../helpers/start-program.ts'
import { Program } from './pages/program.ts'
import { withHost } from './support/host.ts'
import { expect, test } from './support/test.ts'

test.describe('with the sample', () => {
  test.use({ startWords: ['--sample'] })

  test('a second program on the same data folder is refused in words and harms nothing', async ({ program, host }) => {
    const { ended } = runStart(['--browser', '--port', '0', '--no-open', '--data', host.dataFolder])
    const { code, err } = await ended

    expect(code).toBe(1)
    expect(err).toContain('另一个衡鉴程序正在使用这个数据文件夹')
    expect(err).toContain('Another Hengjian program is using this data folder')
    await program.goTo('ranking')
    await expect(program.ranking.row('司法厅综合协调处党支部')).toBeVisible()
  })

  test('a second tab sees what the first one saves, without being touched', async ({ program, host, context }) => {
    const other = new Program(await context.newPage())
    await other.open(host.address)
    await other.goTo('ranking')
    const { texts } = program
    await expect(await other.ranking.cell('财政厅人事处党支部', texts.results.column.total)).toHaveText('99.12')

    await program.workAs('王敏')
    await program.goTo('findings')
    await program.findings.group('submitted').click()
    const first = program.findings.list.getByRole('row').nth(1)
    await expect(first).toContainText(texts.glossary.findingStatus.submitted)
    const waiting = Number((await other.screenLink('findings').innerText()).replace(/\D/gu, ''))
    await first.getByRole('gridcell').nth(4).click()
    await program.findings.action('confirm').click()

    await expect(other.screenLink('findings')).toContainText(String(waiting - 1))
  })
})

test('the first start opens the folder of an earlier year, and refuses a damaged one without touching anything', async ({ program }) => {
  test.setTimeout(150_000)
  const { texts, start } = program
  const parent = mkdtempSync(join(tmpdir(), 'hengjian-e2e-folders-'))
  try {
    const damaged = join(parent, 'damaged')
    mkdirSync(damaged)
    writeFileSync(join(damaged, 'hengjian.db'), 'this was a database once '.repeat(400))
    await start.folderPath.fill(damaged)
    await start.folderPath.press('Enter')
    await start.openFolder.click()
    await expect(program.problem).toContainText(/没有打开，文件没有改动/u)
    await expect(program.title).toHaveText(texts.start.title)

    await withHost(['--sample'], true, async (earlier) => {
      await start.folderPath.fill(earlier.dataFolder)
      await start.folderPath.press('Enter')
      await start.openFolder.click()
      await expect(program.problem).toContainText(texts.errors.database_locked)
      await earlier.leave()
      await start.openFolder.click()
      await expect(program.title).toHaveText(texts.overview.title)
      await expect(program.cycle).toContainText('2026 年度考评（示例）')
    })
  } finally {
    rmSync(parent, { recursive: true })
  }
})
