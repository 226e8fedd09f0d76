import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

type LeafTexts = ScreenTexts['schemeLeaf']

/** The form of a leaf beside the tree of 考评方案: its method, its rules, and their effect. */
export class SchemeLeafPage {
  readonly form: Locator
  readonly texts: ScreenTexts
  readonly #leaf: LeafTexts
  readonly #page: Page

  constructor(page: Page, texts: ScreenTexts) {
    this.#page = page
    this.form = page.getByRole('main').getByRole('region', { name: texts.schemes.aside.label })
    this.texts = texts
    this.#leaf = texts.schemeLeaf
  }

  get method(): Locator {
    return this.form.getByRole('combobox', { name: this.#leaf.method.label, exact: true })
  }

  /** What a change of method would lose, with the buttons that answer. */
  get question(): Locator {
    return this.form.getByRole('alert')
  }

  /** Chooses a method and gives up what it cannot keep. */
  async change(kind: keyof ScreenTexts['glossary']['method']): Promise<void> {
    await this.method.selectOption(kind)
    const yes = this.form.getByRole('button', {
      name: filled(this.#leaf.method.change, { name: this.texts.glossary.method[kind] }),
      exact: true,
    })
    await yes.click()
  }

  get rules(): Locator {
    return this.form.getByRole('list', { name: new RegExp(filled(this.texts.schemes.rules, { name: '.+' }), 'u') })
  }

  /** The sentences of the rules, in their order. */
  async sentences(): Promise<string[]> {
    return this.rules
      .getByRole('textbox', { name: this.#leaf.rule.text, exact: true })
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))
  }

  rule(text: string): Locator {
    return this.form.getByRole('group', { name: text, exact: true })
  }

  amount(text: string): Locator {
    return this.rule(text).getByRole('textbox', { name: this.#leaf.rule.amount, exact: true })
  }

  cap(text: string): Locator {
    return this.rule(text).getByRole('textbox', { name: this.#leaf.rule.cap, exact: true })
  }

  sentence(text: string): Locator {
    return this.rule(text).getByRole('textbox', { name: this.#leaf.rule.text, exact: true })
  }

  more(text: string): Locator {
    return this.rule(text).getByRole('button', { name: new RegExp(`^${this.#leaf.more}`, 'u') })
  }

  /** The quantity that is tried under a rule. */
  quantity(text: string): Locator {
    return this.form.getByRole('textbox', { name: filled(this.#leaf.try.quantity, { text }), exact: true })
  }

  /** The entry of a rule with what is tried under it. */
  entry(text: string): Locator {
    return this.rules.getByRole('listitem').filter({ has: this.#page.getByRole('group', { name: text, exact: true }) })
  }

  /** What the engine makes of the trial of a rule. */
  result(text: string): Locator {
    return this.entry(text).getByRole('status')
  }

  field(label: string): Locator {
    return this.form.getByLabel(label, { exact: true }).first()
  }

  button(label: string): Locator {
    return this.form.getByRole('button', { name: label, exact: true })
  }

  /** The curve, which the arrow keys read. */
  get curve(): Locator {
    return this.form.getByRole('slider')
  }
}
