import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 考评组: judges, panels, who marks whom, recusals. */
export class PanelsPage {
  readonly main: Locator
  readonly texts: ScreenTexts['panels']

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts.panels
  }

  get judges(): Locator {
    return this.main.getByRole('region', { name: this.texts.judges.title })
  }

  get newJudge(): Locator {
    return this.judges.getByRole('textbox', { name: this.texts.judges.namePlaceholder })
  }

  removeJudge(name: string): Locator {
    return this.judges.getByRole('button', { name: this.texts.judges.remove.replace('{{name}}', name) })
  }

  /** Adds judges with the group of each. */
  async addJudges(judges: readonly (readonly [name: string, group: string])[]): Promise<void> {
    for (const [name, group] of judges) {
      await this.newJudge.fill(name)
      await this.judges.getByRole('combobox', { name: this.texts.judges.group }).last().selectOption({ label: group })
      await this.judges.getByRole('button', { name: this.texts.judges.add }).click()
      await this.removeJudge(name).waitFor()
    }
  }
}
