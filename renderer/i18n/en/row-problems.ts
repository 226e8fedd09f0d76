import type { Texts } from '../texts.ts'
import type { rowProblems as source } from '../zh/row-problems.ts'

export const rowProblems: Texts<typeof source> = {}
