import type { Locator, Page } from '@playwright/test'
import { anyOf, beginning, counted, filled, type ScreenTexts } from '../support/texts.ts'

/** The wizard that reads an office's own rules, and the review of what was read. */
export class SchemeImportPage {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  private get words(): ScreenTexts['schemeImport'] {
    return this.texts.schemeImport
  }

  /** What a column of the sheet means, by its letter. */
  meaning(letter: string): Locator {
    return this.main.getByRole('combobox', { name: filled(this.words.columns.label, { letter }), exact: true })
  }

  get toOutline(): Locator {
    return this.main.getByRole('button', { name: this.words.columns.next })
  }

  get outline(): Locator {
    return this.main.getByRole('table', { name: this.words.outline.table })
  }

  outlineRow(name: string): Locator {
    return this.outline.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: beginning(name) }) })
  }

  get schemeName(): Locator {
    return this.main.getByRole('textbox', { name: this.words.name })
  }

  get create(): Locator {
    return this.main.getByRole('button', { name: this.words.outline.next })
  }

  get readBack(): Locator {
    return this.main.getByRole('button', { name: this.words.ownForm.read })
  }

  get list(): Locator {
    return this.main.getByRole('listbox', { name: this.words.review.list })
  }

  line(name: string): Locator {
    return this.list.getByRole('option').filter({ hasText: name })
  }

  get current(): Locator {
    return this.list.getByRole('option', { selected: true })
  }

  /** The reading on screen with its sentence, proposal and buttons. */
  pane(name: string): Locator {
    return this.main.getByRole('article', { name, exact: true })
  }

  get original(): Locator {
    return this.main.getByRole('region', { name: this.words.review.original })
  }

  get notes(): Locator {
    return this.main.getByRole('list', { name: this.words.review.notes })
  }

  get accept(): Locator {
    return this.main.getByRole('button', { name: new RegExp(`^(${this.words.review.accept}|${this.words.review.acceptChanged})`, 'u') })
  }

  get reopen(): Locator {
    return this.main.getByRole('button', { name: this.words.review.reopen })
  }

  filter(name: keyof ScreenTexts['schemeImport']['review']['filter']): Locator {
    return this.main
      .getByRole('region', { name: this.words.review.label })
      .getByRole('button', { name: counted(this.words.review.filter[name]) })
  }

  progress(decided: number, count: number): Locator {
    return this.main.getByText(filled(this.words.review.progress, { decided, count }))
  }

  get openBulk(): Locator {
    return this.main.getByRole('button', { name: anyOf(this.words.review.bulk.open_other) })
  }

  get bulkList(): Locator {
    return this.main.getByRole('region', { name: this.words.review.bulk.list })
  }

  /** How many of the certain ones have been on screen. */
  async seen(): Promise<number> {
    const text = await this.main
      .getByRole('status')
      .filter({ hasText: anyOf(this.words.review.bulk.seen) })
      .innerText()
    return Number(/\d+/u.exec(text)?.[0])
  }

  get acceptBulk(): Locator {
    return this.main.getByRole('button', { name: anyOf(this.words.review.bulk.accept_other) })
  }
}
