import type { Locator, Page } from '@playwright/test'
import { anyOf, type ScreenTexts } from '../support/texts.ts'

/** The first start and, later, a new cycle: from a scheme, from the sample, from a folder. */
export class StartPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  scheme(name: string): Locator {
    return this.main.getByRole('radio', { name })
  }

  get year(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.start.year, exact: true })
  }

  get name(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.start.name, exact: true })
  }

  get create(): Locator {
    return this.main.getByRole('button', { name: this.texts.start.createButton })
  }

  get loadOfficeSample(): Locator {
    return this.main.getByRole('button', { name: this.texts.start.sampleOffice })
  }

  get folderPath(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.components.folders.path })
  }

  get openFolder(): Locator {
    return this.main.getByRole('button', { name: this.texts.components.folders.open })
  }

  /** Starts a cycle from a scheme, with the suggested name when none is given. */
  async createCycle(scheme: string, year: number, name?: string): Promise<void> {
    await this.scheme(scheme).check()
    await this.year.fill(String(year))
    if (name !== undefined) await this.name.fill(name)
    await this.create.click()
  }

  /** The notice after a cycle was made. */
  get created(): RegExp {
    return anyOf(this.texts.start.created)
  }
}
