import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 考评方案 › 自定项: who has which own leaves, and the editor of one evaluatee's. */
export class OwnIndicatorsPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get open(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.view.own, exact: true })
  }

  get find(): Locator {
    return this.main.getByRole('searchbox', { name: this.texts.ownIndicators.find })
  }

  /** An evaluatee of the list, with how far it has got. */
  evaluatee(name: string): Locator {
    return this.main.getByRole('region', { name: this.texts.ownIndicators.list }).getByRole('button', { name })
  }

  get add(): Locator {
    return this.main.getByRole('button', { name: this.texts.ownIndicators.add, exact: true })
  }

  nameOf(number: number): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.ownIndicators.nameOf, { number }), exact: true })
  }

  pointsOf(name: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.ownIndicators.pointsOf, { name }), exact: true })
  }

  get problems(): Locator {
    return this.main.getByRole('list', { name: this.texts.ownIndicators.problems })
  }

  get accept(): Locator {
    return this.main.getByRole('checkbox', { name: this.texts.ownIndicators.accept })
  }

  get save(): Locator {
    return this.main.getByRole('button', { name: this.texts.ownIndicators.save })
  }

  get undo(): Locator {
    return this.main.getByRole('button', { name: this.texts.ownIndicators.undo }).last()
  }

  remove(name: string): Locator {
    return this.main.getByRole('button', { name: filled(this.texts.ownIndicators.remove, { name }) })
  }

  get copyFrom(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.ownIndicators.copyFrom })
  }

  get inputs(): Locator {
    return this.main.getByRole('region', { name: this.texts.ownIndicators.inputs })
  }
}
