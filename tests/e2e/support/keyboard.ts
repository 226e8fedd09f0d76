import type { Locator, Page } from '@playwright/test'
import { expect as baseExpect } from '@playwright/test'

const expect = baseExpect.configure({ timeout: 20_000 })

/** More presses of Tab than any screen needs; beyond it the control cannot be reached by keyboard. */
const FAR = 150

/** A person without a mouse: Tab, arrows, Enter, Escape and typed text, never a click. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /**
   * Presses Tab until a control has the focus.
   *
   * @throws when the whole screen was passed without reaching it
   */
  async to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeEnabled()
    for (let presses = 0; presses < FAR; presses += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`${FAR} presses of ${key} did not reach ${String(target)}`)
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve())
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Goes to a control and presses Enter. */
  async enter(target: Locator): Promise<void> {
    await this.to(target)
    await this.press('Enter')
  }

  /** Goes to a field and types into it in place of what it holds. */
  async fill(target: Locator, text: string): Promise<void> {
    await this.to(target)
    await this.press('Control+A')
    await this.type(text)
  }

  /** Puts a text on the clipboard, as another program would, and presses Ctrl+V. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await this.press('Control+V')
  }
}
