import type { Texts } from '../texts.ts'
import type { schemeLeaf as source } from '../zh/scheme-leaf.ts'

export const schemeLeaf: Texts<typeof source> = {}
