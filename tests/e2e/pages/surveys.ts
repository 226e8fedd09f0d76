import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 民主测评: forms, batches, counting and comparison. */
export class SurveysPage {
  readonly page: Page
  readonly texts: ScreenTexts
  readonly main: Locator

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
    this.main = page.getByRole('main')
  }

  get propose(): Locator {
    return this.main.getByRole('button', { name: this.texts.surveys.propose })
  }

  get addBatch(): Locator {
    return this.main.getByRole('button', { name: this.texts.surveys.batches.add })
  }

  /** A number of the batch: entitled, issued or returned. */
  number(field: 'entitled' | 'issued' | 'returned'): Locator {
    return this.main.getByRole('textbox', { name: this.texts.surveys.batches[field] })
  }

  /** Types the numbers of the batch one after the other, as a person with Tab. */
  async enterNumbers(numbers: { entitled: string; issued: string; returned: string }): Promise<void> {
    for (const field of ['entitled', 'issued', 'returned'] as const) {
      await this.number(field).fill(numbers[field])
      await this.number(field).press('Tab')
    }
  }

  pass(pass: 1 | 2): Locator {
    return this.main.getByRole('region', { name: pass === 1 ? this.texts.surveys.pass.one : this.texts.surveys.pass.two })
  }

  /** The large line that says which ballot is under the hand. */
  ballot(number: number): Locator {
    return this.main.getByText(filled(this.texts.surveys.count.ballot, { number: String(number) }))
  }

  /** The line that the next key is for. */
  get line(): Locator {
    return this.main.getByRole('listitem').and(this.main.locator('[aria-current="step"]'))
  }

  /** Presses keys one after the other at so many milliseconds; `.` is Backspace. */
  async count(keys: string, pause = 40): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key === '.' ? 'Backspace' : key, { delay: pause / 2 })
  }

  get agree(): Locator {
    return this.main.getByRole('button', { name: this.texts.surveys.compare.agree, exact: true })
  }

  /** A line of the results of a leaf. */
  result(leaf: string, evaluatee: string): Locator {
    return this.main
      .getByRole('region', { name: leaf, exact: true })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: evaluatee, exact: true }) })
  }
}
