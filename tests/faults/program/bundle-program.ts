import { join } from 'node:path'
import { build } from 'vite'
import { bundleStartedFiles } from '../../../electron/build/bundle-started-files.ts'

const project = join(import.meta.dirname, '..', '..', '..')
/** Two folders below the project, as the sources that look for resources beside themselves. */
const folder = join(project, 'out', 'faults')

/** The program under fault after `bundleProgram`. */
export const programPath = join(folder, 'run-scenario.js')

/**
 * Bundles the scenarios and the program that they run, as the shipped program is bundled: the suites start it hundreds of times, and from sources each
 * start would take four times as long.
 */
export async function bundleProgram(): Promise<void> {
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    plugins: [bundleStartedFiles()],
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers', 'vitest'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(import.meta.dirname, '..', 'scenarios', 'run-scenario.ts'),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
}
