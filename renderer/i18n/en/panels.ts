import type { Texts } from '../texts.ts'
import type { panels as source } from '../zh/panels.ts'

export const panels: Texts<typeof source> = {
  title: '',
}
