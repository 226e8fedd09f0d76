import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupsPage } from './pages/backups-page.ts'
import { Program } from './pages/program.ts'
import { clientOf } from './support/client.ts'
import { expect, test } from './support/test.ts'
import { chinese, english } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

test('a restore says what will be lost, takes the word by keyboard, and every tab comes back on the restored data', async ({
  program,
  host,
  context,
}) => {
  test.setTimeout(150_000)
  const { texts, page } = program
  const backups = new BackupsPage(page, texts)
  await program.workAs('李青')
  await program.goTo('backups')
  await backups.make.press('Enter')
  await expect(backups.rows).toHaveCount(1)
  const client = clientOf(host.address)
  const [cycle] = await client.cycles.list()
  const { evaluatees } = await client.register.list({ cycleId: cycle?.id ?? 0 })
  await client.register.addCategory({ cycleId: cycle?.id ?? 0, name: '多余的分组' })
  const other = new Program(await context.newPage())
  await other.open(host.address)
  await other.goTo('register')
  await expect(other.main.getByText('多余的分组').first()).toBeAttached()

  await backups.choose(texts.backups.reasons.manual)
  await backups.button(texts.backups.detail.restore).press('Enter')
  await expect(backups.main.getByText(texts.backups.restore.usable)).toBeVisible()
  const lost = backups.main.getByRole('table', { name: texts.backups.restore.lostTitle })
  await expect(lost.getByRole('row', { name: /李青/u }).first()).toBeVisible()
  await backups.confirm('误加了分组')

  await expect(backups.done).toBeVisible()
  await backups.button(texts.backups.restore.open).press('Enter')
  await expect(program.title).toHaveText(texts.overview.title)
  await expect(other.main.getByText('多余的分组')).toHaveCount(0)
  expect((await client.register.list({ cycleId: cycle?.id ?? 0 })).evaluatees).toHaveLength(evaluatees.length)
  const [kept = ''] = readdirSync(join(host.dataFolder, 'quarantine'))
  expect(readdirSync(join(host.dataFolder, 'quarantine', kept))).toContain('hengjian.db')
})

test('a damaged database is told at the start, and a backup restores it', async ({ program, host, page }) => {
  test.setTimeout(150_000)
  const { texts } = program
  await clientOf(host.address).settings.change({ operator: '李青' })
  const path = join(host.dataFolder, 'hengjian.db')
  let damaged = Buffer.alloc(0)
  // Nobody's disk fails politely: the middle third of the file is noise from now on.
  await host.restartWith(() => {
    damaged = readFileSync(path)
    damaged.fill(0xa5, Math.floor(damaged.length / 3), Math.floor((damaged.length * 2) / 3))
    writeFileSync(path, damaged)
  })
  await page.goto(host.address)
  const backups = new BackupsPage(page, texts)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts.backups.broken.title)
  await expect(page.getByRole('alert')).toHaveText(texts.backups.broken.why.database_corrupt)
  await expect(backups.startRows.first()).toContainText(texts.backups.reasons.exit)
  await backups.button(texts.backups.broken.restore).press('Enter')
  await expect(backups.main.getByText(texts.backups.restore.usable)).toBeVisible()
  await backups.field(texts.backups.restore.by).fill('李青')
  await backups.confirm('磁盘故障')

  await expect(backups.done).toBeVisible()
  await backups.button(texts.backups.restore.open).press('Enter')
  await expect(program.cycle).toContainText('2026 年度考评（示例）')
  await program.goTo('ranking')
  await expect(program.ranking.row('司法厅综合协调处党支部')).toBeVisible()
  const [kept = ''] = readdirSync(join(host.dataFolder, 'quarantine'))
  expect(readFileSync(join(host.dataFolder, 'quarantine', kept, 'hengjian.db')).equals(damaged)).toBe(true)
})

test('the newest backup goes to another folder, where it is read back; another program finds it there', async ({ program, host }) => {
  const { texts, page } = program
  const backups = new BackupsPage(page, texts)
  const stick = mkdtempSync(join(tmpdir(), 'hengjian-e2e-stick-'))
  try {
    await program.workAs('李青')
    await program.goTo('backups')
    await backups.make.click()
    await backups.button(texts.backups.medium.copyNewest).click()
    await backups.field(texts.backups.medium.path).fill(stick)
    await backups.field(texts.backups.medium.path).press('Enter')
    await backups.button(texts.backups.medium.copyHere).click()

    // A temporary folder is on the disk of the data, and the program says so.
    await expect(backups.main.getByText(texts.backups.medium.sameDisk)).toBeVisible()
    expect(readdirSync(stick).filter((name) => name.endsWith('.db'))).toHaveLength(1)
    await backups.button(texts.backups.medium.back).click()
    await backups.button(texts.backups.medium.look).click()
    await backups.field(texts.backups.medium.path).fill(stick)
    await backups.field(texts.backups.medium.path).press('Enter')
    const found = backups.main.getByRole('table', { name: texts.backups.medium.foundHere })
    await expect(found.locator('tbody tr')).toHaveCount(1)
    expect((await clientOf(host.address).backups.list({ folder: stick }))[0]?.standing).toBe('verified')
  } finally {
    rmSync(stick, { recursive: true })
  }
})

test('the start-up page speaks English too, and opens another folder', async ({ program, host, page }) => {
  rmSync(join(host.dataFolder, 'nothing'), { force: true })
  await host.restartWith(() => {
    for (const name of readdirSync(host.dataFolder)) if (name.startsWith('hengjian.db')) rmSync(join(host.dataFolder, name))
  })
  await page.goto(host.address)
  await expect(page.getByRole('alert')).toHaveText(chinese.backups.broken.why.database_missing)

  await page.getByRole('button', { name: program.texts.shell.languageLabel }).click()

  const { broken } = english.backups
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(broken.title)
  await page.getByRole('textbox', { name: broken.otherFolderPath }).fill(join(host.dataFolder, 'nowhere'))
  await page.getByRole('textbox', { name: broken.otherFolderPath }).press('Enter')
  await expect(page.getByText(english.errors.database_missing)).toBeVisible()
})
