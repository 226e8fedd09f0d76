import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 评委入座: the page while the machine belongs to the judges. */
export class StationPage {
  readonly page: Page
  readonly texts: ScreenTexts
  readonly main: Locator

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
    this.main = page.getByRole('main')
  }

  get code(): Locator {
    return this.main.getByLabel(this.texts.judging.station.code, { exact: true })
  }

  get officeCode(): Locator {
    return this.main.getByLabel(this.texts.judging.station.officeCode, { exact: true })
  }

  get officeReturn(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: this.texts.judging.station.office })
  }

  get grid(): Locator {
    return this.main.getByRole('grid')
  }

  /** The field over the active cell, which has the focus. */
  get field(): Locator {
    return this.main.locator('input[aria-controls]')
  }

  /** A cell of the own sheet by its place, both from 0. */
  cell(row: number, column: number): Locator {
    return this.main.locator(`[data-row="${row}"] [aria-colindex="${column + 2}"]`)
  }

  /** The cells in view. */
  get cells(): Locator {
    return this.main.getByRole('gridcell')
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true })
  }

  get review(): Locator {
    return this.button(this.texts.judging.seat.review)
  }

  get confirmed(): Locator {
    return this.main.getByRole('checkbox', { name: this.texts.judging.review.confirm })
  }

  get next(): Locator {
    return this.button(this.texts.judging.done.next)
  }

  problem(text: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.main.getByText(filled(text, values))
  }

  /** Types a code; six digits are sent by themselves. */
  async signIn(code: string): Promise<void> {
    await this.code.pressSequentially(code)
    await this.grid.waitFor()
  }

  /** Marks cells down the column from where one is, each with Enter, and waits until the last is saved. */
  async mark(...marks: readonly string[]): Promise<void> {
    for (const mark of marks) {
      await this.page.keyboard.type(mark)
      await this.page.keyboard.press('Enter')
    }
  }
}
