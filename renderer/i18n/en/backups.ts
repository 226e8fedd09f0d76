import type { Texts } from '../texts.ts'
import type { backups as source } from '../zh/backups.ts'

export const backups: Texts<typeof source> = {
  title: 'Backups',
}
