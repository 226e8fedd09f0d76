import type { CompiledScheme } from '../../scoring/index.ts'
import { rounded } from '../results/results-view.ts'

/** A leaf's score as the scheme rounds it. A stored entry is a fraction, or the name of the state that left the leaf without a score: null then. */
export function scoreText(compiled: CompiledScheme, entry: string | undefined): string | null {
  return entry === undefined || !/^-?\d/.test(entry) ? null : rounded(compiled, entry)
}
