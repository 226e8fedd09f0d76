import type { Migration } from '../migration.ts'
import { initial } from './0010-initial.ts'
import { findingOrders } from './0020-finding-orders.ts'
import { schemeWork } from './0030-scheme-work.ts'

/** Every form the database ever had, oldest first. */
export const migrations: readonly Migration[] = [initial, findingOrders, schemeWork]
export const newestVersion = schemeWork.version
