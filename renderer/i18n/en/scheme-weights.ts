import type { Texts } from '../texts.ts'
import type { schemeWeights as source } from '../zh/scheme-weights.ts'

export const schemeWeights: Texts<typeof source> = {}
