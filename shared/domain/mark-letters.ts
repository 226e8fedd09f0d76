import type { InputState } from './input-state.ts'

/**
 * Why a mark cannot be entered: `recused` 回避, `not_assigned` to the judge, `submitted` the sheet is handed in, `stands` by the course of a meeting, `none` the
 * judge's group does not mark this leaf or the evaluatee has no such leaf.
 */
export type MarkLock = 'recused' | 'not_assigned' | 'submitted' | 'stands' | 'none'

/** Letters of states in packed rows of marks: a province has 600,000 of them, and a word for each would be most of the answer. */
export const stateLetters: Readonly<Record<InputState, string>> = {
  empty: 'e',
  scored: 's',
  absent: 'a',
  recused: 'r',
  not_applicable: 'n',
}

/** Letters of locks; `-` says that the mark can be entered. */
export const lockLetters: Readonly<Record<MarkLock, string>> = { recused: 'r', not_assigned: 'n', submitted: 'h', stands: 's', none: 'x' }
export const openLetter = '-'

const stateOf = reversed(stateLetters)
const lockOf = reversed(lockLetters)

function reversed<Word extends string>(letters: Readonly<Record<Word, string>>): ReadonlyMap<string, Word> {
  return new Map((Object.entries(letters) as [Word, string][]).map(([word, letter]) => [letter, word]))
}

/** The state of a letter. @throws Error for a letter that no state has */
export function stateOfLetter(letter: string | undefined): InputState {
  const state = stateOf.get(letter ?? '')
  if (state === undefined) throw new Error(`no state has the letter ${JSON.stringify(letter)}`)
  return state
}

/** The lock of a letter; null for `-`. */
export function lockOfLetter(letter: string | undefined): MarkLock | null {
  return lockOf.get(letter ?? '') ?? null
}
