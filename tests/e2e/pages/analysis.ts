import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 评分一致性: the judges of a panel beside each other. */
export class AnalysisPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get category(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.agreement.category })
  }

  /** One of the three coefficients, by its heading. */
  coefficient(which: 'w' | 'icc' | 'alpha'): Locator {
    return this.main
      .locator('section')
      .filter({ has: this.main.page().getByRole('heading', { level: 3, name: this.texts.agreement.together[which] }) })
      .last()
  }

  /** The table of a card, by the card's title. */
  table(card: 'judges' | 'without' | 'distances'): Locator {
    return this.main.getByRole('region', { name: this.texts.agreement[card].title }).getByRole('table')
  }

  /** Rows of a table below its head. */
  rows(card: 'judges' | 'without' | 'distances'): Locator {
    return this.table(card).locator('tbody').getByRole('row')
  }

  /** The button that explains an evaluatee's score. */
  explain(name: string): Locator {
    return this.table('distances').getByRole('button', { name })
  }

  /** The link of the screen without judges. */
  get toPanels(): Locator {
    return this.main.getByRole('link', { name: this.texts.agreement.toPanels })
  }
}
