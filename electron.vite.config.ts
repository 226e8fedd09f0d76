import { defineConfig } from 'electron-vite'

/** Bundles the desktop shell only: the renderer has one build (`vite build`) that both hosts serve. */
export default defineConfig({
  main: { build: { outDir: 'out/main', lib: { entry: 'electron/main/main.ts' } } },
})
