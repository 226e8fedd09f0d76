import type { Download, Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 新建方案 with its cards and drafts, and the export of the scheme on screen. */
export class SchemeLibraryPage {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  private get words(): ScreenTexts['schemeLibrary'] {
    return this.texts.schemeLibrary
  }

  /** Opens 新建方案 from the scheme on screen. */
  async open(): Promise<void> {
    await this.main.getByRole('button', { name: this.texts.schemes.new }).click()
    await this.main.getByRole('heading', { level: 1, name: this.words.title }).waitFor()
  }

  get importRules(): Locator {
    return this.main.getByRole('button', { name: this.words.import.start })
  }

  use(name: string): Locator {
    return this.main.getByRole('button', { name: filled(this.words.starters.useOf, { name }) })
  }

  get blankName(): Locator {
    return this.main.getByRole('textbox', { name: this.words.blank.name, exact: true })
  }

  get copyName(): Locator {
    return this.main.getByRole('textbox', { name: this.words.copy.name, exact: true })
  }

  button(words: string): Locator {
    return this.main.getByRole('button', { name: words, exact: true })
  }

  get drafts(): Locator {
    return this.main.getByRole('list', { name: this.words.drafts.title })
  }

  removeDraft(name: string, number: number): Locator {
    return this.main.getByRole('button', { name: filled(this.words.drafts.removeOf, { name, number }) })
  }

  async chooseFile(file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.main.getByRole('button', { name: this.words.file.choose }).click()
    await (await chooser).setFiles(file)
  }

  get createRead(): Locator {
    return this.main.getByRole('button', { name: this.words.read.create })
  }

  get differences(): Locator {
    return this.main.getByRole('region', { name: this.words.read.differenceTable })
  }

  /** Exports the scheme on screen and waits for the checked file. */
  async export(format: 'xlsx' | 'json'): Promise<Download> {
    const panel = this.main.getByRole('region', { name: this.words.export.label })
    if (!(await panel.isVisible())) await this.main.getByRole('button', { name: this.words.export.open, exact: true }).click()
    const download = this.page.waitForEvent('download')
    await panel.getByRole('button', { name: this.words.export[format] }).click()
    return download
  }

  get checked(): Locator {
    return this.main.getByText(this.texts.reports.checked, { exact: true })
  }
}
