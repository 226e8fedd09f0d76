import type { Texts } from '../texts.ts'
import type { start as source } from '../zh/start.ts'

export const start: Texts<typeof source> = {
  title: 'Getting started',
}
