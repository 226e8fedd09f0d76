import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 考评方案 › 试算: facts typed beside what they come to. */
export class SchemeTrialPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get open(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.view.trial, exact: true })
  }

  get openTree(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.view.tree, exact: true })
  }

  get result(): Locator {
    return this.main.getByRole('region', { name: this.texts.schemeTrial.result })
  }

  /** The large total with its grade. */
  get total(): Locator {
    return this.result.getByRole('status')
  }

  get tree(): Locator {
    return this.result.getByRole('treegrid', { name: this.texts.explanation.tree })
  }

  get full(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeTrial.full })
  }

  get clear(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeTrial.clear, exact: true })
  }

  get take(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.schemeTrial.take })
  }

  get find(): Locator {
    return this.main.getByRole('searchbox', { name: this.texts.schemeTrial.find })
  }

  leaf(name: string): Locator {
    return this.main.getByRole('group', { name, exact: true })
  }

  quantityOf(rule: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.schemeTrial.quantityOf, { text: rule }), exact: true })
  }

  marksOf(name: string, group: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.schemeTrial.marksOf, { name, group }), exact: true })
  }
}
