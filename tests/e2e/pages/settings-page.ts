import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 设置: language, who works here, the data folder. */
export class SettingsPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get onePersonOffice(): Locator {
    return this.main.getByRole('checkbox', { name: this.texts.settings.onePerson })
  }

  get language(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.settings.language })
  }
}
