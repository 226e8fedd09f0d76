import type { Locator, Page } from '@playwright/test'
import { beginning, filled, type ScreenTexts } from '../support/texts.ts'

/** The view 版本 of 考评方案: publishing, versions, their difference, and the move of a cycle. */
export class SchemeVersionsPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  /** Shows the view of the version that is open. */
  async show(): Promise<void> {
    await this.view(this.texts.schemes.view.versions).press('Enter')
    await this.list.waitFor()
  }

  view(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true })
  }

  get list(): Locator {
    return this.main.getByRole('table', { name: this.texts.schemeVersions.title })
  }

  row(number: number): Locator {
    return this.list.getByRole('row', { name: beginning(filled(this.texts.schemeVersions.number, { number: String(number) })) })
  }

  get askToPublish(): Locator {
    return this.main.getByRole('region', { name: this.texts.schemes.publish }).getByRole('button')
  }

  publishPanel(number: number): Locator {
    return this.main.getByRole('region', { name: filled(this.texts.schemes.publishTitle, { number: String(number) }) })
  }

  get accept(): Locator {
    return this.main.getByRole('checkbox', { name: this.texts.schemes.acceptProblems })
  }

  tab(name: keyof ScreenTexts['schemeVersions']['tab']): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeVersions.tab[name], exact: true })
  }

  changesOf(name: string): Locator {
    return this.main.getByRole('table', { name: filled(this.texts.schemeVersions.difference.table, { name }) })
  }

  get mapping(): Locator {
    return this.main.getByRole('table', { name: this.texts.schemeVersions.mapping.table })
  }

  get preview(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeVersions.move.preview, exact: true })
  }

  get moved(): Locator {
    return this.main.getByRole('grid', { name: this.texts.schemeVersions.move.table })
  }

  get confirmMove(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemeVersions.move.confirm })
  }
}
