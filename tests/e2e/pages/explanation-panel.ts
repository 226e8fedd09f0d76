import type { Locator, Page } from '@playwright/test'
import { anyOf, filled, type ScreenTexts } from '../support/texts.ts'

/** The drawer that every number opens: where it comes from, down to the findings and their evidence. */
export class ExplanationPanel {
  readonly page: Page
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: anyOf(this.texts.explanation.subject) })
  }

  get tree(): Locator {
    return this.panel.getByRole('treegrid', { name: this.texts.explanation.tree })
  }

  /** A line of the tree: a part of the total, a group or a leaf. */
  line(name: string): Locator {
    // Beside a leaf's name stands the word for its method.
    const own = new RegExp(`^${name}(${Object.values(this.texts.glossary.method).join('|')})?$`, 'u')
    return this.tree.locator('[aria-expanded]').filter({ has: this.page.getByRole('gridcell', { name: own }) })
  }

  /** Opens a line; its children and steps stand under it then. */
  async expand(name: string): Promise<void> {
    const line = this.line(name)
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click()
  }

  get expandAll(): Locator {
    return this.panel.getByRole('button', { name: this.texts.explanation.expandAll })
  }

  evidence(name: string): Locator {
    return this.panel.getByRole('button', { name: filled(this.texts.explanation.downloadOf, { name }) })
  }

  get close(): Locator {
    return this.panel.getByRole('button', { name: this.texts.components.closePanel })
  }
}
