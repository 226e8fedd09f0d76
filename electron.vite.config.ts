import { defineConfig } from 'electron-vite'
import { bundleStartedFiles } from './electron/build/bundle-started-files.ts'

/** The database driver: a native module cannot be bundled, so it is shipped as a package. Every other library is bundled and needs no folder of its own. */
const driver = 'better-sqlite3-multiple-ciphers'

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
      externalizeDeps: false,
      lib: { entry: 'electron/main/main.ts' },
      rolldownOptions: { external: [driver], output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  },
})
