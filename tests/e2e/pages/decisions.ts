import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 评定与封存: ties, the decided order, the seal. */
export class DecisionsPage {
  readonly page: Page
  readonly texts: ScreenTexts
  readonly main: Locator

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
    this.main = page.getByRole('main')
  }

  view(name: 'decide' | 'seal'): Locator {
    return this.main.getByRole('navigation', { name: this.texts.decisions.views }).getByRole('button', {
      name: new RegExp(`^${this.texts.decisions.view[name]}`, 'u'),
    })
  }

  tie(category: string, grade: string): Locator {
    return this.main.getByRole('region', { name: filled(this.texts.decisions.tie.title, { category, grade }) })
  }

  option(tie: Locator, choice: keyof ScreenTexts['decisions']['tie']['option']): Locator {
    return tie.getByRole('radio', { name: new RegExp(`^${this.texts.decisions.tie.option[choice]}`, 'u') })
  }

  votes(tie: Locator, name: string): Locator {
    return tie.getByRole('textbox', { name: filled(this.texts.decisions.tie.votes, { name }) })
  }

  /** The row of an evaluatee, named by its row header. */
  row(name: string): Locator {
    return this.main.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  departFor(name: string): Locator {
    const { openFor, changeFor } = this.texts.decisions.depart
    const button = (text: string) => this.main.getByRole('button', { name: filled(text, { name }), exact: true })
    return button(openFor).or(button(changeFor))
  }

  get place(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.decisions.depart.place })
  }

  get grade(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.decisions.depart.grade })
  }

  get reason(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.decisions.depart.reason })
  }

  get gate(): Locator {
    return this.main.locator('section').filter({ has: this.page.getByRole('heading', { name: this.texts.seals.gate.title }) })
  }

  get signers(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.seals.form.signers })
  }

  get confirm(): Locator {
    return this.main.getByRole('checkbox', { name: this.texts.seals.form.confirm })
  }

  get seal(): Locator {
    return this.main.getByRole('button', { name: this.texts.seals.form.seal })
  }

  /** The code of the seal in force, as printed. */
  get code(): Locator {
    return this.main.getByText(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/u).first()
  }

  get reopen(): Locator {
    return this.main.getByRole('button', { name: this.texts.seals.reopen.open })
  }

  get second(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.seals.reopen.second })
  }

  get reopenReason(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.seals.reopen.reason, exact: true })
  }
}
