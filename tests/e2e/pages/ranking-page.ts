import type { Download, Locator, Page } from '@playwright/test'
import { counted, type ScreenTexts } from '../support/texts.ts'

/** 排名与等次: the ranking with its sections, categories and export. */
export class RankingPage {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get grid(): Locator {
    return this.main.getByRole('grid', { name: this.texts.results.title })
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name })
  }

  section(section: keyof ScreenTexts['results']['section']): Locator {
    return this.main.getByRole('button', { name: counted(this.texts.results.section[section]) })
  }

  category(name: string): Locator {
    return this.main.getByRole('navigation', { name: this.texts.results.categories }).getByRole('button', { name })
  }

  get since(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.results.since })
  }

  get find(): Locator {
    return this.main.getByRole('searchbox', { name: this.texts.results.find })
  }

  /** The cell of a row under a column head. */
  async cell(name: string, column: string): Promise<Locator> {
    await this.row(name).waitFor()
    const heads = await this.grid.getByRole('columnheader').allInnerTexts()
    const place = heads.findIndex((head) => head.trim() === column)
    if (place < 0) throw new Error(`no column “${column}” among ${heads.join(' | ')}`)
    return this.row(name).getByRole('gridcell').nth(place)
  }

  /** Ticks evaluatees for a comparison. */
  async select(names: readonly string[]): Promise<void> {
    for (const name of names) await this.row(name).getByRole('checkbox').check()
  }

  get compareSelected(): Locator {
    return this.main.getByRole('button', { name: new RegExp(`^${this.texts.results.compare}`, 'u') })
  }

  get exportRanking(): Locator {
    return this.main.getByRole('button', { name: this.texts.reports.exportRanking })
  }

  /** Exports the ranked result and waits until the program says that the file was read back and agrees. */
  async export(): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.exportRanking.click()
    const file = await download
    await this.main.getByRole('status').filter({ hasText: this.texts.reports.checked }).waitFor()
    return file
  }
}
