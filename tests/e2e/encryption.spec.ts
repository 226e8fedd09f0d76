import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EncryptionPage } from './pages/encryption-page.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { expect, test } from './support/test.ts'
import { chinese, english } from './support/texts.ts'

const passphrase = 'three quiet rivers 1958'

test('data is encrypted by keyboard, asks for its passphrase at the next start, and is all there', async ({ program, host, page }) => {
  test.setTimeout(240_000)
  const { texts } = program
  const { encryption: words } = texts
  const screen = new EncryptionPage(page, texts)
  await program.workAs('李青')
  await program.goTo('settings')
  await screen.open()
  await expect(screen.heading(words.off.title)).toBeVisible()
  await expectAccessible(page, 'encryption, off')
  await screen.button(words.off.begin).press('Enter')

  await screen.choose('1234567890')
  await expect(page.getByRole('alert')).toContainText(words.secrets.reasons.common)
  await screen.choose(passphrase)
  const code = await screen.recoveryCode()
  await expectAccessible(page, 'recovery code')
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, 'recovery code')
  }
  await expect(screen.button(words.apply.turnOn)).toBeDisabled()
  await screen.field(words.code.typed).fill('0000-0000-0000-0000-0000-0000-0000')
  await expect(screen.main.getByText(words.code.differs)).toBeVisible()
  await screen.field(words.code.typed).fill(code.toLowerCase().replaceAll('-', ''))
  await page.keyboard.press('Enter')

  await expect(screen.heading(words.on.title)).toBeVisible({ timeout: 60_000 })
  await expect(screen.main.getByText(words.on.evidenceDone)).toBeVisible()
  await screen.button(words.plain.encrypt).press('Enter')
  await expect(screen.button(words.plain.encrypt)).toHaveCount(0)
  await expectAccessible(page, 'encryption, on')
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, 'encryption, on')
  }

  await host.restart()
  expect(readFileSync(join(host.dataFolder, 'hengjian.keys'), 'utf8')).not.toContain(passphrase)
  await page.goto(host.address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.unlock.title)
  await expectAccessible(page, 'unlock')
  await screen.unlock('three quiet rivers 1959')
  await expect(page.getByRole('alert')).toHaveText(texts.errors.passphrase_refused)
  await expect(screen.field(words.unlock.secret)).toHaveValue('')
  await screen.unlock(code)
  await expect(program.title).not.toHaveText(words.unlock.title)
  expect((await clientOf(host.address).settings.about()).operator).toBe('李青')
})

test('the page that asks for the passphrase speaks both languages', async ({ program, host, page }) => {
  test.setTimeout(180_000)
  const client = clientOf(host.address)
  await program.workAs('李青')
  const prepared = await client.encryption.prepare({ passphrase, deputy: null, cipher: 'chacha20', secret: null })
  await client.encryption.turnOn(prepared)
  await host.restart()

  await page.goto(host.address)

  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(chinese.encryption.unlock.title)
  await page.getByRole('button', { name: chinese.shell.languageLabel }).press('Enter')
  await expect(title).toHaveText(english.encryption.unlock.title)
  await new EncryptionPage(page, english).unlock(passphrase)
  await expect(title).not.toHaveText(english.encryption.unlock.title)
})
