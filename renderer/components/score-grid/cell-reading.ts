import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { foldWidth, readNumber, showNumber } from '../number-text.ts'
import type { CellContent, CellKind } from './grid-model.ts'

/** The states that are entered instead of a value. */
export const enteredStates = ['absent', 'recused', 'not_applicable'] as const satisfies readonly InputState[]
export type EnteredState = (typeof enteredStates)[number]

/** Letters that stand for a state: typed alone where a number is expected, with Alt where an option is. */
export const stateLetters: Readonly<Record<EnteredState, string>> = { absent: 'A', recused: 'R', not_applicable: 'N' }

/** The word of each state in the language of the screen. */
export type StateWords = Readonly<Record<InputState, string>>

/** What was typed or pasted, understood, or a problem in words `components.grid.problems.<code>`. */
export type CellReading =
  | { readonly kind: 'content'; readonly content: CellContent }
  | { readonly kind: 'problem'; readonly code: CellProblemCode; readonly values: Readonly<Record<string, string>> }
export type CellProblemCode = 'not_a_number' | 'too_low' | 'too_high' | 'off_step' | 'not_whole' | 'no_option'

/** A cell without anything; the one object, so that comparing is cheap. */
export const emptyCell: CellContent = { state: 'empty', value: null }

/** The sign of a cell where nobody has entered anything: a mark, so that it is told from a cell that is merely white. */
export const emptySign = '·'

/** Whether two cells hold the same. */
export function sameContent(one: CellContent, other: CellContent): boolean {
  return one.state === other.state && one.value === other.value
}

/**
 * Understands the text of a cell.
 *
 * Blank is `empty`, never 0. A state is its word, or its letter where a number is expected (an option may be called A). Full-width characters, thousands
 * commas and a percent sign at the end are understood: `９５％` is 95, because a cell that shows 95% was meant as 95. An option is its code or its name.
 *
 * @param text as typed or as it stands on the clipboard
 */
export function readCell(text: string, kind: CellKind, words: StateWords): CellReading {
  const folded = foldWidth(text)
  if (folded === '' || folded === emptySign || folded === squeezed(words.empty)) return { kind: 'content', content: emptyCell }
  const state = enteredStates.find(
    (entered) => folded === squeezed(words[entered]) || (kind.kind === 'number' && folded.toUpperCase() === stateLetters[entered]),
  )
  if (state !== undefined && takesStates(kind)) return { kind: 'content', content: { state, value: null } }
  return kind.kind === 'number' ? readValue(folded, kind) : readOption(folded, kind)
}

/** Whether a cell may be absent, recused or not applicable. */
export function takesStates(kind: CellKind): boolean {
  return kind.kind === 'options' || kind.withoutStates !== true
}

const squeezed = (word: string): string => word.replace(/\s/g, '')

function readValue(folded: string, kind: Extract<CellKind, { kind: 'number' }>): CellReading {
  const read = readNumber(folded.endsWith('%') ? folded.slice(0, -1) : folded)
  if (read.kind !== 'number') return { kind: 'problem', code: 'not_a_number', values: {} }
  const value = read.text
  const units = toUnits(value)
  if (kind.whole === true && value.includes('.')) return { kind: 'problem', code: 'not_whole', values: {} }
  if (kind.min !== null && units < toUnits(kind.min)) return { kind: 'problem', code: 'too_low', values: { min: kind.min } }
  if (kind.max !== null && units > toUnits(kind.max)) return { kind: 'problem', code: 'too_high', values: { max: kind.max } }
  if (kind.step !== null && (units - toUnits(kind.min ?? '0')) % toUnits(kind.step) !== 0) {
    return { kind: 'problem', code: 'off_step', values: { step: kind.step } }
  }
  return { kind: 'content', content: { state: 'scored', value } }
}

function readOption(folded: string, kind: Extract<CellKind, { kind: 'options' }>): CellReading {
  const wanted = folded.toLowerCase()
  const option =
    kind.options.find(({ code }) => squeezed(code).toLowerCase() === wanted) ??
    kind.options.find(({ name }) => squeezed(foldWidth(name)).toLowerCase() === wanted)
  if (option !== undefined) return { kind: 'content', content: { state: 'scored', value: option.code } }
  return { kind: 'problem', code: 'no_option', values: { options: kind.options.map(({ name }) => name).join('、') } }
}

/** What a cell shows: its number with the minus sign of print, its option's name, or the word of its state. */
export function showCell(content: CellContent, kind: CellKind, words: StateWords): string {
  if (content.state === 'empty') return emptySign
  if (content.state !== 'scored' || content.value === null) return words[content.state]
  return kind.kind === 'number' ? showNumber(content.value) : optionName(content.value, kind)
}

/** What is copied of a cell and stands in its field for correcting: nothing for an empty one, and a plain minus sign. */
export function editText(content: CellContent, kind: CellKind, words: StateWords): string {
  if (content.state === 'empty') return ''
  if (content.state !== 'scored' || content.value === null) return words[content.state]
  return kind.kind === 'number' ? content.value : optionName(content.value, kind)
}

function optionName(code: string, kind: Extract<CellKind, { kind: 'options' }>): string {
  return kind.options.find((option) => option.code === code)?.name ?? code
}
