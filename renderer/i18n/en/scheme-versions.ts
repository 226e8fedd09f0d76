import type { Texts } from '../texts.ts'
import type { schemeVersions as source } from '../zh/scheme-versions.ts'

export const schemeVersions: Texts<typeof source> = {}
