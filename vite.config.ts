import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/**
 * Parts of the program that the first screen always needs, in two files instead of some thirty: every request costs more than the bytes it saves.
 * Recharts, pinyin, the English texts and each screen stay in files of their own and load when they are shown.
 */
const firstLoad = {
  groups: [
    {
      name: 'base',
      test: /node_modules[\\/](react|react-dom|scheduler|react-i18next|i18next|@tanstack[\\/](react-query|query-core|react-router|router-core|history|react-store|store)|@orpc|use-sync-external-store)[\\/]/,
    },
    {
      name: 'controls',
      test: /renderer[\\/](components[\\/](?!table-import|explanation-panel|folder|export|display-control|score-grid)|api|i18n[\\/](zh|i18n|texts|dynamic))/,
    },
  ],
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: firstLoad } },
  },
  test: { root: '.', include: ['tests/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
})
