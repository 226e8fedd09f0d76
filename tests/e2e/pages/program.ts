import type { Locator, Page } from '@playwright/test'
import { beginning, chinese, type ScreenTexts } from '../support/texts.ts'
import { ComparisonPage } from './comparison-page.ts'
import { ExplanationPanel } from './explanation-panel.ts'
import { FindingsPage } from './findings-page.ts'
import { PanelsPage } from './panels-page.ts'
import { RankingPage } from './ranking-page.ts'
import { RegisterPage } from './register-page.ts'
import { SchemesPage } from './schemes-page.ts'
import { ScoringPage } from './scoring-page.ts'
import { SettingsPage } from './settings-page.ts'
import { StartPage } from './start-page.ts'
import { TableImport } from './table-import.ts'

export type ScreenName = keyof ScreenTexts['shell']['screens']

/** The program as a person sees it in one tab: rail, top bar, notices, and the screens. */
export class Program {
  readonly page: Page
  readonly texts: ScreenTexts
  readonly main: Locator
  readonly start: StartPage
  readonly register: RegisterPage
  readonly tableImport: TableImport
  readonly findings: FindingsPage
  readonly schemes: SchemesPage
  readonly scoring: ScoringPage
  readonly panels: PanelsPage
  readonly ranking: RankingPage
  readonly explanation: ExplanationPanel
  readonly comparison: ComparisonPage
  readonly settings: SettingsPage

  constructor(page: Page, texts: ScreenTexts = chinese) {
    this.page = page
    this.texts = texts
    this.main = page.getByRole('main')
    this.start = new StartPage(page, texts)
    this.register = new RegisterPage(page, texts)
    this.tableImport = new TableImport(page, texts)
    this.findings = new FindingsPage(page, texts)
    this.schemes = new SchemesPage(page, texts)
    this.scoring = new ScoringPage(page, texts)
    this.panels = new PanelsPage(page, texts)
    this.ranking = new RankingPage(page, texts)
    this.explanation = new ExplanationPanel(page, texts)
    this.comparison = new ComparisonPage(page, texts)
    this.settings = new SettingsPage(page, texts)
  }

  /** Opens the address of the ready line and waits for the first title. */
  async open(address: string): Promise<void> {
    await this.page.goto(address)
    await this.title.waitFor()
  }

  get title(): Locator {
    return this.main.getByRole('heading', { level: 1 })
  }

  /** The short notices at the foot of the window. */
  get notices(): Locator {
    return this.page.getByRole('region', { name: this.texts.components.notices })
  }

  get cycle(): Locator {
    return this.page.getByRole('banner').getByRole('combobox', { name: this.texts.shell.cycle })
  }

  /** Words about what was refused or failed, wherever they stand. */
  get problem(): Locator {
    return this.main.getByRole('alert')
  }

  screenLink(screen: ScreenName): Locator {
    return this.page
      .getByRole('navigation', { name: this.texts.shell.navigation })
      .getByRole('link', { name: beginning(this.texts.shell.screens[screen]) })
  }

  /** Goes to a screen by the rail and waits for its title. */
  async goTo(screen: ScreenName): Promise<void> {
    await this.screenLink(screen).click()
    await this.main.getByRole('heading', { level: 1, name: this.texts.shell.screens[screen] }).waitFor()
  }

  /** The button that names who works here; there once somebody said so. */
  operator(name: string): Locator {
    return this.page.getByRole('banner').getByRole('button', { name, exact: true })
  }

  /** Says who works here from now on. */
  async workAs(name: string): Promise<void> {
    const banner = this.page.getByRole('banner')
    const asked = banner.getByRole('textbox', { name: this.texts.shell.operatorAsk })
    const change = banner.getByTitle(this.texts.shell.operatorChange)
    await asked.or(change).first().waitFor()
    if (await change.isVisible()) await change.click()
    const field = banner.getByRole('textbox')
    await field.fill(name)
    await field.press('Enter')
    await this.operator(name).waitFor()
  }
}
