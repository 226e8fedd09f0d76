import type { Migration } from '../migration.ts'
import { initial } from './0010-initial.ts'
import { findingOrders } from './0020-finding-orders.ts'
import { schemeWork } from './0030-scheme-work.ts'
import { panels } from './0040-panels.ts'
import { meetings } from './0050-meetings.ts'
import { surveys } from './0060-surveys.ts'
import { decisions } from './0070-decisions.ts'
import { accounts } from './0080-accounts.ts'
import { audit } from './0090-audit.ts'

/** Every form the database ever had, oldest first. */
export const migrations: readonly Migration[] = [initial, findingOrders, schemeWork, panels, meetings, surveys, decisions, accounts, audit]
export const newestVersion = audit.version
