import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** The way in and out, and 账户与权限: wizard, sign-in, lock, the question for the password, the account menu, the list of accounts. */
export class AccountsPage {
  readonly page: Page
  readonly texts: ScreenTexts
  readonly main: Locator

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
    this.main = page.getByRole('main')
  }

  private get words(): ScreenTexts['accounts'] {
    return this.texts.accounts
  }

  title(words: string): Locator {
    return this.main.getByRole('heading', { level: 1, name: words, exact: true })
  }

  /** The button of a card of the wizard. */
  way(mode: 'single' | 'three' | 'demonstration'): Locator {
    return this.main.getByRole('region', { name: this.words.setUp[mode].title }).getByRole('button')
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  get demonstrationLine(): Locator {
    return this.page.getByText(this.texts.shell.demonstration)
  }

  get leaveDemonstration(): Locator {
    return this.page.getByRole('button', { name: this.texts.shell.demonstrationSetUp, exact: true })
  }

  get recoveryCode(): Locator {
    return this.main.getByLabel(this.words.recovery.code, { exact: true })
  }

  /** Signs in on the page of the way in. */
  async signIn(login: string, password: string): Promise<void> {
    await this.field(this.words.fields.login).fill(login)
    await this.field(this.words.fields.password).fill(password)
    await this.page.keyboard.press('Enter')
  }

  /** Types a new password twice, where one is asked for. */
  async choosePassword(label: string, password: string): Promise<void> {
    await this.field(label).fill(password)
    await this.field(this.words.fields.repeat).fill(password)
  }

  /** Who is signed in; opens the menu of the own account. */
  get menu(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: this.texts.shell.accountMenu })
  }

  async signOut(): Promise<void> {
    await this.menu.click()
    await this.page.getByRole('menuitem', { name: this.texts.shell.signOut }).click()
    await this.title(this.words.signIn.title).waitFor()
  }

  /** Answers the question for the own password. */
  async confirmIdentity(password: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: this.words.confirm.title })
    await dialog.getByLabel(this.words.fields.password).fill(password)
    await this.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  }

  get table(): Locator {
    return this.main.getByRole('table', { name: this.words.list.title })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  role(name: string): Locator {
    return this.main.getByRole('checkbox', { name: new RegExp(`^${name}`, 'u') })
  }

  /** Makes an account on the open list. @returns the first half of its one-time password */
  async newPerson(name: string, login: string): Promise<string> {
    await this.button(this.words.list.add).click()
    await this.field(this.words.fields.name).fill(name)
    await this.field(this.words.fields.login).fill(login)
    await this.page.keyboard.press('Enter')
    return this.takeHalf(this.words.detail.firstHalf)
  }

  /** Reads the half of a one-time password that is shown under these words, and says that it was noted. */
  async takeHalf(words: string): Promise<string> {
    await this.main.getByText(words).first().waitFor()
    const half = await this.main.locator('output').innerText()
    await this.button(this.words.detail.noted).click()
    return half
  }

  /** Puts an own password in place of the one-time password, on the page that asks for it. */
  async replaceOneTime(typed: string, password: string): Promise<void> {
    await this.title(this.words.change.first).waitFor()
    await this.field(this.words.change.currentFirst).fill(typed)
    await this.choosePassword(this.words.change.next, password)
    await this.page.keyboard.press('Enter')
  }
}
