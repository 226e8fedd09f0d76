import type { Locator, Page } from '@playwright/test'
import { beginning, filled, type ScreenTexts } from '../support/texts.ts'

/** 考评方案: the tree of indicators with live sums, and the numbers that can be changed. */
export class SchemesPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get tree(): Locator {
    return this.main.getByRole('table', { name: this.texts.schemes.tree })
  }

  row(name: string): Locator {
    return this.tree.getByRole('row', { name: beginning(name) })
  }

  /** Opens the rules of an indicator. */
  async openRules(name: string): Promise<void> {
    await this.tree.getByRole('button', { name, exact: true }).click()
  }

  pointsOf(name: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.schemes.pointsOf, { name }), exact: true })
  }

  amountOf(rule: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.schemes.amountOf, { text: rule }), exact: true })
  }

  get save(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.save })
  }

  get discard(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.discard })
  }
}
