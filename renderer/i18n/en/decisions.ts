import type { Texts } from '../texts.ts'
import type { decisions as source } from '../zh/decisions.ts'

export const decisions: Texts<typeof source> = {
  title: '',
}
