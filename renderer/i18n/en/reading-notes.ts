import type { Texts } from '../texts.ts'
import type { readingNotes as source } from '../zh/reading-notes.ts'

export const readingNotes: Texts<typeof source> = {}
