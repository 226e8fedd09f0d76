import type { Texts } from '../texts.ts'
import type { agreement as source } from '../zh/agreement.ts'

export const agreement: Texts<typeof source> = {
  title: '',
}
