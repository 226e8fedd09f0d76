import type { Texts } from '../texts.ts'
import type { surveys as source } from '../zh/surveys.ts'

export const surveys: Texts<typeof source> = {
  title: '',
}
