import { accounts } from './zh/accounts.ts'
import { audit } from './zh/audit.ts'
import { backups } from './zh/backups.ts'
import { encryption } from './zh/encryption.ts'

/** Texts in Chinese of accounts, audit, backups and encryption, and of the way in; they load with the first of these screens. */
export const zhTrust = { accounts, audit, backups, encryption } as const
