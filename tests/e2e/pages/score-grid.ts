import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** A score grid on any screen. */
export class ScoreGridPart {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get grid(): Locator {
    return this.main.getByRole('grid')
  }

  /** The field that lies over the active cell, has the focus and is named by its row and column. */
  get field(): Locator {
    return this.main.locator('[role="grid"] ~ input')
  }

  /** The cell where a row and a column meet; both must be in view. */
  cell(row: string, column: string): Locator {
    const head = `//*[@role="columnheader"][.//span[text()="${column}"]]/@data-column`
    const line = `//*[@role="row"][*[@role="rowheader"]/span[text()="${row}"]]/@data-row`
    return this.main.locator(`xpath=.//*[@role="gridcell" and @data-column=${head} and ancestor::*[@data-row=${line}]]`)
  }

  /** Enters a text and goes on with Enter; an empty one clears the cell, and a zero is a zero. */
  async enter(row: string, column: string, text: string): Promise<void> {
    await this.cell(row, column).click()
    if (text === '') await this.page.keyboard.press('Delete')
    else await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
    if (/^[0０]$/u.test(text)) await this.page.keyboard.press('Enter')
  }

  /** What was saved and when. */
  get saved(): Locator {
    return this.main.getByRole('status', { name: this.texts.components.grid.status })
  }

  /** Puts a block on the clipboard, as a spreadsheet would, and presses Ctrl+V. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await this.page.keyboard.press('Control+V')
  }

  /** What stands on the clipboard. */
  copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Why a block was refused. */
  get refusal(): Locator {
    return this.main.getByRole('alert')
  }
}
