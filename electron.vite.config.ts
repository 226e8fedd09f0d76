import { defineConfig } from 'electron-vite'
import { bundleStartedFiles } from './bundle-started-files.ts'

/**
 * Bundles the desktop shell only: the renderer has one build (`vite build`) that both hosts serve.
 *
 * All files lie flat in `out/main`, because what is found relative to the sources (resources, the built renderer) is found relative to that
 * folder too.
 */
export default defineConfig({
  main: {
    plugins: [bundleStartedFiles()],
    build: {
      outDir: 'out/main',
      lib: { entry: 'electron/main/main.ts' },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  },
})
