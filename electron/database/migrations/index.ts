import type { Migration } from '../migration.ts'
import { initial } from './0010-initial.ts'

/** Every form the database ever had, oldest first. */
export const migrations: readonly Migration[] = [initial]
export const newestVersion = initial.version
