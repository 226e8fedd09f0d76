import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { zh } from '../../renderer/i18n/zh.ts'
import { chromiumPath } from './chromium.ts'
import { endProgram, startProgram } from './start-program.ts'

/**
 * `npm run picture`: draws the pictures of the README from the running program, on the office sample, in Chinese, at 1440 × 900.
 */
const folder = join(import.meta.dirname, '..', '..', 'resources', 'picture')
const workFolder = mkdtempSync(join(tmpdir(), 'hengjian-picture-'))
mkdirSync(folder, { recursive: true })
const program = await startProgram(join(workFolder, '2026'), ['--sample'])
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox', '--lang=zh-CN'] })
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(program.address)
  await sitDown(page)
  await drawFindings(page)
  await drawComparison(page)
} finally {
  await browser.close()
  await endProgram(program)
  rmSync(workFolder, { recursive: true, force: true })
}

/** Says who records, as every first user does. */
async function sitDown(page: Page): Promise<void> {
  const name = page.getByRole('banner').getByRole('textbox').last()
  await name.fill('办公室录入')
  await name.press('Enter')
  await name.waitFor({ state: 'detached' })
}

/** A filled form before it is saved: the line that says what saving does is the heart of the program. */
async function drawFindings(page: Page): Promise<void> {
  await open(page, 'findings')
  const main = page.getByRole('main')
  await main.getByRole('combobox', { name: zh.findings.fields.evaluatee }).fill('xxzx')
  await page.getByRole('listbox').getByRole('option').first().click()
  await main.getByRole('combobox', { name: zh.findings.fields.indicator }).fill('shyk')
  await page.getByRole('listbox').getByRole('option').first().click()
  await main.getByRole('radio').first().check()
  await main.getByRole('textbox', { name: zh.findings.fields.description }).fill('2 月、3 月支委会会议记录缺失，经核实未召开')
  await main.getByRole('status').getByText('→').waitFor()
  await draw(page, 'findings')
}

async function drawComparison(page: Page): Promise<void> {
  await open(page, `compare?ids=${encodeURIComponent('[2,4,18,6]')}`)
  await page.getByRole('main').getByRole('img').first().waitFor()
  // Charts grow into place; the picture shows them grown.
  await page.waitForTimeout(1500)
  await draw(page, 'compare')
}

async function open(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `/${screen}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
}

async function draw(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  console.log(path)
}
