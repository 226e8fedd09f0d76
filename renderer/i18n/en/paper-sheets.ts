import type { Texts } from '../texts.ts'
import type { paperSheets as source } from '../zh/paper-sheets.ts'

export const paperSheets: Texts<typeof source> = {
  title: '',
}
