import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 考评组: judges, panels, who marks whom, recusals. */
export class PanelsPage {
  readonly main: Locator
  readonly texts: ScreenTexts['panels']

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts.panels
  }

  view(view: Exclude<keyof ScreenTexts['panels']['views'], 'label'>): Locator {
    return this.main
      .getByRole('navigation', { name: this.texts.views.label })
      .getByRole('link', { name: this.texts.views[view], exact: true })
  }

  get judges(): Locator {
    return this.main.getByRole('region', { name: this.texts.judges.title, exact: true })
  }

  get newJudge(): Locator {
    return this.judges.getByRole('textbox', { name: this.texts.judges.namePlaceholder })
  }

  removeJudge(name: string): Locator {
    return this.judges.getByRole('button', { name: filled(this.texts.judges.remove, { name }) })
  }

  /** The list of panels beside the work. */
  get list(): Locator {
    return this.main.getByRole('navigation', { name: this.texts.list.label, exact: true })
  }

  /** The assignment of the panel on screen. */
  panel(name: string): Locator {
    return this.main.getByRole('region', { name, exact: true })
  }

  get coverage(): Locator {
    return this.main.getByRole('grid', { name: this.texts.coverage.label })
  }

  get recusals(): Locator {
    return this.main.getByRole('table')
  }

  /** Adds judges with the group of each. */
  async addJudges(judges: readonly (readonly [name: string, group: string])[]): Promise<void> {
    await this.view('judges').click()
    for (const [name, group] of judges) {
      await this.newJudge.fill(name)
      await this.judges.getByRole('combobox', { name: this.texts.judges.group }).last().selectOption({ label: group })
      await this.judges.getByRole('button', { name: this.texts.judges.add }).click()
      await this.removeJudge(name).waitFor()
    }
  }
}
