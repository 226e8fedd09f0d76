import type { Texts } from '../texts.ts'
import type { ownIndicators as source } from '../zh/own-indicators.ts'

export const ownIndicators: Texts<typeof source> = {}
