import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedDriver } from '../../electron/database/driver.ts'
import { AuditPage } from './pages/audit-page.ts'
import { clientOf } from './support/client.ts'
import { expect, test } from './support/test.ts'

test.use({ startWords: ['--sample'] })

test('the auditor finds a line by keyboard, checks log and data, keeps the head and compares it later', async ({ program, host }) => {
  test.setTimeout(150_000)
  const { texts, page } = program
  const audit = new AuditPage(page, texts)
  await program.workAs('李青')
  const client = clientOf(host.address)
  const [cycle] = await client.cycles.list()
  await client.register.addCategory({ cycleId: cycle?.id ?? 0, name: '审计用分组' })
  await program.goTo('audit')

  await audit.filter(texts.audit.filter.action).selectOption({ label: texts.audit.actions.category_added })
  await expect(audit.lines(texts.audit.actions.category_added)).toHaveCount(1)
  await expect(audit.lines(texts.audit.actions.program_started)).toHaveCount(0)
  await audit.table.focus()
  await page.keyboard.press('Enter')
  await expect(audit.panel).toContainText('审计用分组')
  await page.keyboard.press('Escape')
  await expect(audit.panel).toHaveCount(0)

  await audit.verify.press('Enter')
  await expect(page.getByText(texts.audit.check.unchanged, { exact: true })).toBeVisible()

  const download = page.waitForEvent('download')
  await audit.button(texts.audit.exportHead).press('Enter')
  const path = await (await download).path()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'hengjian-audit-head/1', reason: 'kept' })
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByRole('status').filter({ hasText: texts.audit.head.fits.slice(0, 3) })).toBeVisible()
})

test('rows that another program changed are found by the check, and a log that was cut is told above every screen', async ({
  program,
  host,
}) => {
  test.setTimeout(150_000)
  const { texts, page } = program
  // Nothing of the first page may still be loading when its host goes.
  await page.goto('about:blank')
  await host.restartWith(() => {
    const db = shippedDriver.open(join(host.dataFolder, 'hengjian.db'), { key: null })
    db.exec("UPDATE unit SET name = name || '（改）' WHERE id = (SELECT min(id) FROM unit)")
    db.exec('DROP TRIGGER audit_stays')
    db.exec('DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)')
    db.close()
  })
  await program.open(host.address)

  const warning = page.getByRole('status').filter({ hasText: texts.audit.notice.open })
  await expect(warning).toBeVisible()
  await warning.getByRole('link').press('Enter')
  const audit = new AuditPage(page, texts)
  await audit.verify.press('Enter')

  const found = page.getByRole('alert').filter({ hasText: texts.audit.check.advice })
  await expect(found).toContainText(texts.audit.tables.unit)
  await expect(found).toContainText('audit_stays')
})
