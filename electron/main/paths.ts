import { join } from 'node:path'
import { defaultDataFolder } from '../api/default-data-folder.ts'

/** Folder of the built renderer: `out/renderer`, beside the bundled shell in `out/main`. */
export const rendererFolder = join(import.meta.dirname, '..', 'renderer')

/** Absolute path of the data folder: the one named on the command line, else the platform's own place. */
export function dataFolderOf(named: string | null): string {
  return named ?? defaultDataFolder()
}
