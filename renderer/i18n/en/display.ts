import type { Texts } from '../texts.ts'
import type { display as source } from '../zh/display.ts'

export const display: Texts<typeof source> = {
  title: '',
}
