import type { Locator, Page } from '@playwright/test'
import type { zh } from '../../../renderer/i18n/zh.ts'
import { beginning, counted, filled, type ScreenTexts } from '../support/texts.ts'

/** The one-word actions of an opened finding, and what else is said beside them. */
type ActionName = keyof (typeof zh)['findings']['actions']

/** 督查录入: the list, the form of the next finding, and an opened finding with what may be done with it. */
export class FindingsPage {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  private get words(): ScreenTexts['findings'] {
    return this.texts.findings
  }

  get importFile(): Locator {
    return this.main.getByRole('button', { name: this.words.importFile })
  }

  get importPaste(): Locator {
    return this.main.getByRole('button', { name: this.words.importPaste })
  }

  get add(): Locator {
    return this.main.getByRole('button', { name: beginning(this.words.add) })
  }

  get list(): Locator {
    return this.main.getByRole('grid', { name: this.words.list.label })
  }

  row(words: string): Locator {
    return this.list.getByRole('row').filter({ hasText: words })
  }

  /** Opens a finding by a click on its facts. */
  async openRow(words: string): Promise<void> {
    await this.row(words).getByRole('gridcell').nth(4).click()
    await this.detail.waitFor()
  }

  group(group: keyof ScreenTexts['findings']['groups']): Locator {
    return this.main.getByRole('button', { name: counted(this.words.groups[group]) })
  }

  get search(): Locator {
    return this.main.getByRole('searchbox', { name: this.words.filters.text })
  }

  get showFilters(): Locator {
    return this.main.getByRole('button', { name: this.words.filters.show, exact: true })
  }

  /** A field among the further conditions of the list. */
  condition(label: string): Locator {
    return this.main.getByLabel(label, { exact: true }).and(this.main.locator(':not(form *)'))
  }

  get clearFilters(): Locator {
    return this.main.getByRole('button', { name: this.words.filters.clear })
  }

  /** How many findings the list holds now. */
  found(count: number): Locator {
    return this.main.getByText(filled(this.words.list.found, { count }), { exact: true })
  }

  get form(): Locator {
    return this.main.getByRole('form', { name: this.words.formTitle.add })
  }

  get editForm(): Locator {
    return this.main.getByRole('form', { name: this.words.formTitle.edit })
  }

  get evaluatee(): Locator {
    return this.form.getByRole('combobox', { name: this.words.fields.evaluatee })
  }

  get indicator(): Locator {
    return this.form.getByRole('combobox', { name: this.words.fields.indicator })
  }

  option(name: string): Locator {
    return this.main.getByRole('listbox').getByRole('option', { name })
  }

  rule(text: string): Locator {
    return this.form.getByRole('radio', { name: text })
  }

  get description(): Locator {
    return this.form.getByRole('textbox', { name: this.words.fields.description })
  }

  /** What saving would do to total and rank. */
  get preview(): Locator {
    return this.form.getByRole('status').first()
  }

  get save(): Locator {
    return this.form.getByRole('button', { name: this.words.save.submit })
  }

  get saveDraft(): Locator {
    return this.form.getByRole('button', { name: this.words.save.draft })
  }

  async attach(files: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.form.getByRole('button', { name: this.words.evidence.choose }).click()
    await (await chooser).setFiles(files)
  }

  evidence(name: string): Locator {
    return this.main.getByRole('button', { name: filled(this.words.evidence.open, { name }) })
  }

  /** Chooses evaluatee, indicator and rule by typing a part of each name. */
  async choose(evaluatee: { typed: string; name: string }, indicator: { typed: string; name: string }, rule: string): Promise<void> {
    await this.evaluatee.click()
    await this.evaluatee.fill(evaluatee.typed)
    await this.option(evaluatee.name).click()
    await this.indicator.click()
    await this.indicator.fill(indicator.typed)
    await this.option(indicator.name).click()
    await this.rule(rule).check()
  }

  /** An opened finding. */
  get detail(): Locator {
    return this.main.getByRole('region', { name: this.words.formTitle.read, exact: true })
  }

  get actions(): Locator {
    return this.main.getByRole('region', { name: this.words.actions.label, exact: true })
  }

  action(action: ActionName): Locator {
    return this.actions.getByRole('button', { name: this.words.actions[action], exact: true })
  }

  /** Gives the words that an action asks for, and goes on. */
  async proceedWith(label: string, words: string): Promise<void> {
    await this.main.getByRole('textbox', { name: label }).fill(words)
    await this.main.getByRole('button', { name: this.words.actions.proceed, exact: true }).click()
  }

  get backToForm(): Locator {
    return this.main.getByRole('button', { name: this.words.detail.exit })
  }
}
