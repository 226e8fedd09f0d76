import type { Download, Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 并列比较: cards, charts with their tables, and the indicators side by side. */
export class ComparisonPage {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get picker(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.comparison.addLabel })
  }

  /** What the picker offers: the one of this name, or everything. */
  option(name?: string): Locator {
    return this.main.getByRole('listbox').getByRole('option', name === undefined ? {} : { name })
  }

  async add(typed: string, name: string): Promise<void> {
    await this.picker.click()
    await this.picker.fill(typed)
    await this.option(name).click()
    await this.remove(name).waitFor()
  }

  remove(name: string): Locator {
    return this.main.getByRole('button', { name: filled(this.texts.comparison.remove, { name }) })
  }

  card(name: string): Locator {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }

  figure(title: string): Locator {
    return this.main.getByRole('figure', { name: title })
  }

  /** The table behind a chart; always there for assistive technology. */
  chartTable(title: string): Locator {
    return this.figure(title).getByRole('table', { name: title })
  }

  get indicators(): Locator {
    return this.main.getByRole('region', { name: this.texts.comparison.indicators }).getByRole('table')
  }

  private async download(button: Locator): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await button.click()
    return download
  }

  exportPicture(): Promise<Download> {
    return this.download(this.main.getByRole('button', { name: this.texts.comparison.exportPicture }))
  }

  exportCsv(): Promise<Download> {
    return this.download(this.main.getByRole('button', { name: this.texts.comparison.exportCsv }))
  }

  exportTable(): Promise<Download> {
    return this.download(this.main.getByRole('button', { name: this.texts.comparison.exportTable }))
  }
}
