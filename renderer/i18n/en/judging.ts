import type { Texts } from '../texts.ts'
import type { judging as source } from '../zh/judging.ts'

export const judging: Texts<typeof source> = {
  title: '',
}
