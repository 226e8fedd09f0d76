import type { Locator, Page } from '@playwright/test'
import { beginning, filled, type ScreenTexts } from '../support/texts.ts'

/** 等次与口径 of a scheme: grades, quotas, ties and the other settings. */
export class SchemeSettingsPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get tab(): Locator {
    return this.main.getByRole('button', { name: this.texts.schemes.view.settings, exact: true })
  }

  /** Opens the settings of the scheme on screen. */
  async open(): Promise<void> {
    await this.tab.click()
    await this.section('bands').waitFor()
  }

  section(name: keyof ScreenTexts['schemeSettings']['section']): Locator {
    return this.main.getByRole('region', { name: this.texts.schemeSettings.section[name], exact: true })
  }

  /** The entry of a section in the list at the left, with the count of its problems. */
  sectionLink(name: keyof ScreenTexts['schemeSettings']['section']): Locator {
    return this.main
      .getByRole('navigation', { name: this.texts.schemeSettings.sections })
      .getByRole('button', { name: beginning(this.texts.schemeSettings.section[name]) })
  }

  lower(grade: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.schemeSettings.bands.lowerOf, { name: grade }), exact: true })
  }

  upper(grade: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.schemeSettings.bands.upperOf, { name: grade }), exact: true })
  }

  /** Sets a band's upper limit to where the better grade begins. */
  join(better: string): Locator {
    return this.main.getByRole('button', { name: filled(this.texts.schemeSettings.bands.join, { name: better }), exact: true })
  }

  removeGrade(grade: string): Locator {
    return this.section('bands').getByRole('button', { name: filled(this.texts.schemeLeaf.list.remove, { name: grade }), exact: true })
  }

  get quotaPer(): Locator {
    return this.section('quotas').getByRole('combobox', { name: this.texts.schemeSettings.quotas.per })
  }

  get quotaShare(): Locator {
    return this.section('quotas').getByRole('textbox', { name: this.texts.schemeSettings.quotas.share, exact: true })
  }

  /** What the quotas come to with the register, one line a quota. */
  get quotaOutcome(): Locator {
    return this.section('quotas').getByRole('list', { name: this.texts.schemeSettings.quotas.outcome }).getByRole('listitem')
  }

  get assumedCount(): Locator {
    return this.section('quotas').getByRole('textbox', { name: this.texts.schemeSettings.quotas.assume })
  }

  get assumedOutcome(): Locator {
    return this.section('quotas').getByRole('status')
  }

  get addBreakerOfNode(): Locator {
    return this.section('ties').getByRole('combobox', { name: this.texts.schemeSettings.ties.addNode })
  }

  addBreaker(kind: 'fewer_deductions' | 'fewer_points_deducted' | 'heavier_leaf_first'): Locator {
    return this.section('ties').getByRole('button', { name: this.texts.schemes.setting.tieBreakers[kind], exact: true })
  }

  /** The tie-breakers in their order. */
  get breakers(): Locator {
    return this.section('ties').getByRole('list', { name: this.texts.schemeSettings.ties.breakers }).getByRole('listitem')
  }
}
