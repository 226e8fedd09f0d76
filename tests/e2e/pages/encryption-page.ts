import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 数据加密, and the page that asks for the passphrase at the start. */
export class EncryptionPage {
  readonly main: Locator
  readonly texts: ScreenTexts
  readonly #page: Page

  constructor(page: Page, texts: ScreenTexts) {
    this.#page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  /** Goes there by the link of the settings. */
  async open(): Promise<void> {
    await this.main.getByRole('link', { name: this.texts.settings.toEncryption }).press('Enter')
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true })
  }

  field(name: string): Locator {
    return this.main.getByLabel(name, { exact: true })
  }

  heading(name: string): Locator {
    return this.main.getByRole('heading', { name })
  }

  /** The recovery code as it stands on screen. */
  async recoveryCode(): Promise<string> {
    return (await this.main.getByRole('img', { name: new RegExp(`^${this.texts.encryption.code.label} `, 'u') }).innerText()).trim()
  }

  /** Chooses a passphrase and has the recovery code made, by keyboard. */
  async choose(passphrase: string): Promise<void> {
    await this.field(this.texts.encryption.secrets.passphrase).fill(passphrase)
    await this.field(this.texts.encryption.secrets.again).fill(passphrase)
    await this.#page.keyboard.press('Enter')
  }

  /** Types what opens the folder at the start. */
  async unlock(secret: string): Promise<void> {
    await this.field(this.texts.encryption.unlock.secret).fill(secret)
    await this.#page.keyboard.press('Enter')
  }
}
