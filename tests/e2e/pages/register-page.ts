import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 考评对象: the list of units or branches and the forms beside it. */
export class RegisterPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  get importFile(): Locator {
    return this.main.getByRole('button', { name: this.texts.register.import }).first()
  }

  get paste(): Locator {
    return this.main.getByRole('button', { name: this.texts.register.paste }).first()
  }

  get addBranches(): Locator {
    return this.main.getByRole('button', { name: this.texts.register.branches })
  }

  get facts(): Locator {
    return this.main.getByRole('paragraph').first()
  }

  get list(): Locator {
    return this.main.getByRole('grid', { name: this.texts.register.list })
  }

  row(name: string): Locator {
    return this.list.getByRole('row').filter({ hasText: name })
  }

  get search(): Locator {
    return this.main.getByRole('searchbox', { name: this.texts.common.search })
  }

  get shown(): Locator {
    return this.main.getByRole('search').getByRole('status')
  }

  /** A field of the form beside the list. */
  field(label: string): Locator {
    return this.main.getByLabel(label, { exact: true })
  }

  get unit(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.register.fields.unit })
  }

  option(name: string): Locator {
    return this.main.getByRole('listbox').getByRole('option').filter({ hasText: name })
  }

  get branchNames(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.register.batch.names })
  }

  get makeBranches(): Locator {
    return this.main.getByRole('button', { name: this.texts.register.batch.save })
  }
}
