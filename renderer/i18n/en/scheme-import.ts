import type { Texts } from '../texts.ts'
import type { schemeImport as source } from '../zh/scheme-import.ts'

export const schemeImport: Texts<typeof source> = {}
