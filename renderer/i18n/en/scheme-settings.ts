import type { Texts } from '../texts.ts'
import type { schemeSettings as source } from '../zh/scheme-settings.ts'

export const schemeSettings: Texts<typeof source> = {}
