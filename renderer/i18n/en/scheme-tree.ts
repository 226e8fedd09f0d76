import type { Texts } from '../texts.ts'
import type { schemeTree as source } from '../zh/scheme-tree.ts'

export const schemeTree: Texts<typeof source> = {}
