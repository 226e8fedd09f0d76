import type { Locator, Page } from '@playwright/test'
import { anyOf, beginning, filled, type ScreenTexts } from '../support/texts.ts'

/** 权重建议: comparison in pairs, spread of scores, and the proposal beside what stands now. */
export class SchemeWeightsPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get group(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.schemeWeights.group })
  }

  get open(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeWeights.open })
  }

  help(name: string): Locator {
    return this.main.getByRole('region', { name: filled(this.texts.schemeWeights.title, { name }) })
  }

  way(way: keyof ScreenTexts['schemeWeights']['way']): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeWeights.way[way] })
  }

  pair(first: string, second: string): Locator {
    return this.main.getByRole('combobox', { name: filled(this.texts.schemeWeights.pair, { first, second }), exact: true })
  }

  get precision(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.schemeWeights.precision })
  }

  get proposal(): Locator {
    return this.main.getByRole('table', { name: this.texts.schemeWeights.proposal })
  }

  /** The cells of one indicator in the proposal: name, now, proposed, difference. */
  async proposed(name: string): Promise<string[]> {
    return this.proposal
      .getByRole('row', { name: beginning(name) })
      .getByRole('cell')
      .allInnerTexts()
  }

  get accept(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeWeights.accept })
  }

  get takeScores(): Locator {
    return this.main.getByRole('button', { name: anyOf(this.texts.schemeWeights.values.take) })
  }
}
