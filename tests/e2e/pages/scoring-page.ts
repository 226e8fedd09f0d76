import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'
import { ScoreGridPart } from './score-grid.ts'

/** 评分表: by leaf with the list of leaves, by judge, by evaluatee; the grid is `ScoreGridPart`. */
export class ScoringPage {
  readonly main: Locator
  readonly texts: ScreenTexts
  readonly grid: ScoreGridPart

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
    this.grid = new ScoreGridPart(page, texts)
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

  /** The cell of an evaluatee in a column. */
  cell(evaluatee: string, column: string): Locator {
    return this.grid.cell(evaluatee, column)
  }

  /** Enters a number, an option or a state letter and goes on with Enter; a zero is a zero. */
  enter(evaluatee: string, column: string, text: string): Promise<void> {
    return this.grid.enter(evaluatee, column, text)
  }

  view(view: 'leaf' | 'judge' | 'evaluatee'): Locator {
    return this.main.getByRole('button', { name: this.texts.scoring.views[view], exact: true })
  }

  /** The button that shows a score of the open leaf and opens its explanation. */
  score(evaluatee: string, score: string): Locator {
    const name = this.texts.scoring.explain.replace('{{evaluatee}}', evaluatee).replace('{{score}}', score)
    return this.main.getByRole('button', { name, exact: true })
  }

  /** What the last saved cell did. */
  get moved(): Locator {
    return this.main.getByRole('status', { name: this.texts.scoring.movedLabel })
  }
}
