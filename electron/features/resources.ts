import { join } from 'node:path'

/**
 * Folder of starter schemes and sample registers. Sources (`electron/features/`) and the desktop bundle (`out/main/`) both lie two folders
 * below the project's root, so one path serves both.
 */
export const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources')
