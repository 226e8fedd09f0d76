import { defineConfig } from '@playwright/test'

/**
 * Tests in a real desktop window. They run where the desktop runtime is installed; elsewhere every one is counted as skipped and one line says so. One
 * at a time: each starts programs, and two windows at once would take the focus from each other.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/desktop',
  workers: 1,
  timeout: 120_000,
  reporter: [['line'], ['json', { outputFile: '../../out/desktop.json' }]],
})
