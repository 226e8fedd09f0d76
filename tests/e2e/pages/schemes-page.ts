import type { Locator, Page } from '@playwright/test'
import { beginning, filled, type ScreenTexts } from '../support/texts.ts'

/** 考评方案: the tree of indicators with live sums, the commands above it, and the form beside it. */
export class SchemesPage {
  readonly main: Locator
  readonly texts: ScreenTexts
  readonly #page: Page

  constructor(page: Page, texts: ScreenTexts) {
    this.#page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get tree(): Locator {
    return this.main.getByRole('treegrid', { name: this.texts.schemes.tree })
  }

  /** The line of an indicator, a part or the total. */
  row(name: string): Locator {
    return this.tree.getByRole('row').filter({ has: this.#page.getByTitle(name, { exact: true }) })
  }

  /** Names of the lines in sight, top to bottom. */
  async names(): Promise<string[]> {
    return this.tree.locator('[data-row] [data-cell="name"] [title]').allInnerTexts()
  }

  /** Makes the line of an indicator the chosen one. */
  async choose(name: string): Promise<void> {
    await this.row(name).getByTitle(name, { exact: true }).click()
  }

  /** Types points into the cell of a line and leaves it. */
  async setPoints(name: string, points: string): Promise<void> {
    await this.row(name).locator('[data-cell="points"]').dblclick()
    const cell = this.tree.getByRole('textbox', { name: filled(this.texts.schemes.pointsOf, { name }), exact: true })
    await cell.fill(points)
    await cell.press('Tab')
  }

  points(name: string): Locator {
    return this.row(name).locator('[data-cell="points"]')
  }

  command(name: keyof ScreenTexts['schemeTree']['command']): Locator {
    return this.main.getByRole('button', { name: beginning(this.texts.schemeTree.command[name]) }).first()
  }

  get more(): Locator {
    return this.main.getByRole('button', { name: beginning(this.texts.schemeTree.more) })
  }

  /** What the last command said. */
  message(text: string): Locator {
    return this.main.getByRole('status').filter({ hasText: text })
  }

  /** What stands beside the tree. */
  get aside(): Locator {
    return this.main.getByRole('region', { name: this.texts.schemes.aside.label })
  }

  tab(name: keyof ScreenTexts['schemeTree']['aside']): Locator {
    return this.aside.getByRole('button', { name: beginning(this.texts.schemeTree.aside[name]) })
  }

  field(name: keyof ScreenTexts['schemeTree']['field']): Locator {
    return this.aside.getByLabel(this.texts.schemeTree.field[name], { exact: true })
  }

  /** The amount of the first rule of the chosen indicator. */
  get firstAmount(): Locator {
    return this.aside.getByRole('textbox', { name: this.texts.schemeLeaf.rule.amount, exact: true }).first()
  }

  get save(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.save })
  }

  get undo(): Locator {
    return this.main.getByRole('button', { name: beginning(this.texts.schemes.undo) })
  }

  get discard(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.discard })
  }
}
