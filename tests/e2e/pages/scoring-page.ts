import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 数据录入: the leaves that take entered inputs, and the table of the chosen one. */
export class ScoringPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  leaf(name: string): Locator {
    return this.main.getByRole('navigation', { name: this.texts.scoring.leaves.label }).getByRole('link').filter({ hasText: name })
  }

  /** Opens the table of a leaf and waits for it. */
  async openLeaf(name: string): Promise<void> {
    await this.leaf(name).click()
    await this.main.getByRole('heading', { level: 2, name }).waitFor()
  }

  get search(): Locator {
    return this.main.getByRole('searchbox', { name: this.texts.scoring.search })
  }

  get category(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.scoring.category })
  }

  /** The cell of an evaluatee in a column: a field, or a choice where the scale has named options. */
  cell(evaluatee: string, column: string): Locator {
    return this.main.getByLabel(this.texts.scoring.cell.replace('{{evaluatee}}', evaluatee).replace('{{column}}', column), { exact: true })
  }

  /** Enters a number or a state letter and goes on with Enter. */
  async enter(evaluatee: string, column: string, text: string): Promise<void> {
    const cell = this.cell(evaluatee, column)
    await cell.fill(text)
    await cell.press('Enter')
  }

  /** The button that shows a score of the open leaf and opens its explanation. */
  score(evaluatee: string, score: string): Locator {
    const name = this.texts.scoring.explain.replace('{{evaluatee}}', evaluatee).replace('{{score}}', score)
    return this.main.getByRole('button', { name, exact: true })
  }

  /** What the last saved cell did. */
  get saved(): Locator {
    return this.main.getByRole('status')
  }
}
