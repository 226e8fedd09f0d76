import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/helpers/chromium.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  reporter: [['line'], ['json', { outputFile: 'out/e2e.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await chromiumPath(), args: ['--no-sandbox', '--disable-background-networking'] },
  },
})
