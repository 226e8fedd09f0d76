import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** Rows of a grid are drawn alike: the first ones stand for the dozens below them. */
const furtherRows = '[role="grid"] [role="row"]:nth-child(n + 8)'

/**
 * Asserts that the page, as it stands, has no violation that axe can find.
 *
 * @param withColours whether contrast is measured too, which takes longest; another language has the same colours
 */
export async function expectAccessible(page: Page, where: string, withColours = true): Promise<void> {
  // There are no frames, so the results need not be gathered in a tab of their own, which takes longest.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules(withColours ? [] : ['color-contrast'])
    .exclude(furtherRows)
    .analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
  expect.soft(found, where).toEqual([])
}

/** Window sizes that every screen must fit: the office's usual display and the smallest one. */
export const windowSizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const

/**
 * Asserts that the screen fits the window: the page does not scroll sideways, and every control of the page's head (where the main action stands)
 * is inside the window.
 */
export async function expectToFit(page: Page, where: string): Promise<void> {
  const size = page.viewportSize() ?? windowSizes[0]
  const place = `${where} at ${size.width} × ${size.height}`
  const width = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    main: document.querySelector('main')?.scrollWidth ?? 0,
    room: document.querySelector('main')?.clientWidth ?? 0,
  }))
  expect.soft(width.page, `${place}: width of the page`).toBeLessThanOrEqual(size.width)
  expect.soft(width.main, `${place}: width of what is in it`).toBeLessThanOrEqual(width.room)
  const head = page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) })
  for (const button of await head.getByRole('button').all()) {
    const box = await button.boundingBox()
    const name = await button.innerText()
    expect
      .soft(box !== null && box.x >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height, `${place}: ${name}`)
      .toBe(true)
  }
}
