import type { Texts } from '../texts.ts'
import type { overview as source } from '../zh/overview.ts'

export const overview: Texts<typeof source> = {
  title: 'Overview',
}
