import type { Texts } from '../texts.ts'
import type { seals as source } from '../zh/seals.ts'

export const seals: Texts<typeof source> = {
  title: '',
}
