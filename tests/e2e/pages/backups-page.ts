import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 备份, and the page that stands in place of the program while the data does not open: both restore with the same parts. */
export class BackupsPage {
  readonly main: Locator
  readonly texts: ScreenTexts['backups']

  constructor(page: Page, { backups }: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = backups
  }

  get make(): Locator {
    return this.main.getByRole('button', { name: this.texts.make })
  }

  /** Rows of the list, newest first. */
  get rows(): Locator {
    return this.main.getByRole('table', { name: this.texts.list }).locator('tbody tr')
  }

  get startRows(): Locator {
    return this.main.getByRole('table', { name: this.texts.broken.backups }).locator('tbody tr')
  }

  /** Opens the row whose words are these. */
  async choose(words: string): Promise<void> {
    await this.rows.filter({ hasText: words }).first().getByRole('button').click()
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true })
  }

  field(label: string): Locator {
    return this.main.getByRole('textbox', { name: label })
  }

  /** Types reason and word, and restores by Enter. */
  async confirm(reason: string): Promise<void> {
    const { restore } = this.texts
    await this.field(restore.reason).fill(reason)
    const word = this.field(filled(restore.word, { word: restore.theWord }))
    await word.fill(restore.theWord)
    await word.press('Enter')
  }

  get done(): Locator {
    return this.main.getByText(this.texts.restore.doneText)
  }
}
