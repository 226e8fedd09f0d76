import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { foldWidth, readNumber } from '../../components/number-text.ts'

/** The states that are entered instead of a number. */
export const enteredStates = ['absent', 'recused', 'not_applicable'] as const satisfies readonly InputState[]
export type EnteredState = (typeof enteredStates)[number]

/** Letters that stand for a state where a number is expected. Typed alone, in either case, narrow or full-width. */
export const stateLetters: Readonly<Record<EnteredState, string>> = { absent: 'A', recused: 'R', not_applicable: 'N' }

/** What a cell may hold. Bounds are decimal texts, both inclusive, null = unbounded; `step` counts from `min`; `whole` refuses fractions. */
export interface CellLimits {
  readonly min: string | null
  readonly max: string | null
  readonly step: string | null
  readonly whole: boolean
}

/** What was typed, understood: a number (0 is a number), a state, nothing at all, or a problem in words `scoring.problems.<code>`. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'state'; readonly state: InputState }
  | { readonly kind: 'problem'; readonly code: CellProblemCode; readonly values: Readonly<Record<string, string>> }
export type CellProblemCode = 'not_a_number' | 'too_low' | 'too_high' | 'off_step' | 'not_whole'

/**
 * Understands the text of a cell.
 *
 * Blank is `empty`, never 0. A state is typed as its letter or as its word on screen (`words`, for cells pasted from a sheet).
 *
 * @param text as typed; full-width digits, letters and signs are folded
 * @param words the word of each state in the language of the screen
 */
export function readCell(text: string, limits: CellLimits, words: Readonly<Record<EnteredState, string>>): CellReading {
  const folded = foldWidth(text)
  if (folded === '') return { kind: 'state', state: 'empty' }
  const state = enteredStates.find(
    (entered) => folded.toUpperCase() === stateLetters[entered] || folded === words[entered].replace(/\s/g, ''),
  )
  if (state !== undefined) return { kind: 'state', state }

  const read = readNumber(folded)
  if (read.kind !== 'number') return { kind: 'problem', code: 'not_a_number', values: {} }
  const value = read.text
  const units = toUnits(value)
  if (limits.whole && value.includes('.')) return { kind: 'problem', code: 'not_whole', values: {} }
  if (limits.min !== null && units < toUnits(limits.min)) return { kind: 'problem', code: 'too_low', values: { min: limits.min } }
  if (limits.max !== null && units > toUnits(limits.max)) return { kind: 'problem', code: 'too_high', values: { max: limits.max } }
  if (limits.step !== null && (units - toUnits(limits.min ?? '0')) % toUnits(limits.step) !== 0) {
    return { kind: 'problem', code: 'off_step', values: { step: limits.step } }
  }
  return { kind: 'value', value }
}
