import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/helpers/chromium.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  // On a busy machine a walk may meet a moment that it does not wait for. It may go once more; `npm test` names it, and twice is a failure.
  retries: 1,
  reporter: [['line'], ['json', { outputFile: 'out/e2e.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await chromiumPath(), args: ['--no-sandbox', '--disable-background-networking'] },
  },
})
