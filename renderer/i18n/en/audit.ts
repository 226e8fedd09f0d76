import type { Texts } from '../texts.ts'
import type { audit as source } from '../zh/audit.ts'

export const audit: Texts<typeof source> = {
  title: 'Audit',
}
