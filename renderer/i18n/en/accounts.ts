import type { Texts } from '../texts.ts'
import type { accounts as source } from '../zh/accounts.ts'

export const accounts: Texts<typeof source> = {
  title: 'Accounts',
}
