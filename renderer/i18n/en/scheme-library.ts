import type { Texts } from '../texts.ts'
import type { schemeLibrary as source } from '../zh/scheme-library.ts'

export const schemeLibrary: Texts<typeof source> = {}
