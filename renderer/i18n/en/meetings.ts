import type { Texts } from '../texts.ts'
import type { meetings as source } from '../zh/meetings.ts'

export const meetings: Texts<typeof source> = {
  title: '',
}
