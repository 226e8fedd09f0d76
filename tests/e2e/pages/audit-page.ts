import type { Locator, Page } from '@playwright/test'
import type { ScreenTexts } from '../support/texts.ts'

/** 审计日志 as its reader sees it. */
export class AuditPage {
  readonly page: Page
  readonly texts: ScreenTexts
  readonly table: Locator
  readonly verify: Locator
  readonly panel: Locator

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
    this.table = page.getByRole('grid', { name: texts.audit.title })
    this.verify = this.button(texts.audit.verify)
    this.panel = page.getByRole('complementary').filter({ hasText: texts.audit.line.chain })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Rows on screen that say what somebody did. */
  lines(action: string): Locator {
    return this.table.getByRole('row').filter({ hasText: action })
  }

  filter(label: string): Locator {
    return this.page.getByRole('group', { name: this.texts.audit.filter.label }).getByLabel(label, { exact: true })
  }
}
