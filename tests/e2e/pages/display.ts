import type { Locator, Page } from '@playwright/test'
import { filled, type ScreenTexts } from '../support/texts.ts'

/** 大屏: what the room sees, in a window of its own. */
export class DisplayPage {
  readonly page: Page
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.texts = texts
  }

  /** The whole picture while this scene is on it. */
  scene(kind: keyof ScreenTexts['display']['control']['scene']): Locator {
    return this.page.locator(`[data-scene="${kind}"]`)
  }

  get rows(): Locator {
    return this.page.getByRole('list', { name: this.texts.display.reveal.list }).getByRole('listitem')
  }

  shown(shown: number, of: number): Locator {
    return this.page.getByText(filled(this.texts.display.reveal.shown, { shown, of }), { exact: true })
  }
}

/** The console's control of the second screen. */
export class DisplayControlPart {
  readonly region: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.region = page.getByRole('region', { name: texts.display.control.title, exact: true })
    this.texts = texts
  }

  button(name: 'open' | 'show' | 'begin' | 'resume' | 'next' | 'back' | 'done' | 'anew' | 'backNo'): Locator {
    return this.region.getByRole('button', { name: this.texts.display.control[name] })
  }

  /** The answers to the question whether to begin anew, whose words are part of one another. */
  anewAnswer(name: 'anewYes' | 'anewNo'): Locator {
    return this.region.getByRole('button', { name: this.texts.display.control[name], exact: true })
  }

  get withGrades(): Locator {
    return this.region.getByRole('checkbox', { name: this.texts.display.control.withGrades })
  }

  scene(name: keyof ScreenTexts['display']['control']['scene']): Locator {
    return this.region.getByRole('button', { name: this.texts.display.control.scene[name], exact: true })
  }

  get isOpen(): Locator {
    return this.region.getByText(this.texts.display.control.isOpen, { exact: true })
  }

  get changed(): Locator {
    return this.region.getByText(this.texts.display.control.changed)
  }

  /** Beside the buttons; the picture of the second screen says the same. */
  progress(shown: number, of: number): Locator {
    return this.region.getByText(filled(this.texts.display.control.progress, { shown, of }), { exact: true }).last()
  }
}
