import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumPath } from '../helpers/chromium.ts'
import { endProgram, type StartedProgram, startProgram } from '../helpers/start-program.ts'

/** A browser as the end-to-end tests use it. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** A real host on the data folder with a real page on one of its screens. */
export async function withScreen<T>(
  dataFolder: string,
  route: string,
  work: (page: Page, program: StartedProgram) => Promise<T>,
): Promise<T> {
  const program = await startProgram(dataFolder)
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      await page.goto(program.address)
      await page.locator('main header p').waitFor()
      await page.evaluate((hash) => {
        location.hash = hash
      }, route)
      return await work(page, program)
    })
  } finally {
    await endProgram(program)
  }
}
