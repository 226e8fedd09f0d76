import type { Texts } from '../texts.ts'
import type { schemeTrial as source } from '../zh/scheme-trial.ts'

export const schemeTrial: Texts<typeof source> = {}
