import type { CountKey } from '../../../shared/domain/ballot-count.ts'

/** What of a pressed key matters for counting. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

/** Letters with a meaning of their own, which no option can have. */
const reserved = new Set(['V', 'X'])

/** The letter of each option: its code's first letter where that is its own, as on ballots with A, B, C; null for the others. */
export function optionLetters(codes: readonly string[]): readonly (string | null)[] {
  const letters = codes.map((code) => (/^[a-z]$/iu.test(code) ? code.toUpperCase() : null))
  return letters.map((letter) =>
    letter === null || reserved.has(letter) || letters.indexOf(letter) !== letters.lastIndexOf(letter) ? null : letter,
  )
}

/**
 * What a key means for a line with these options: 1 to 9 or the option's letter, 0 or space for nothing chosen, X the line void, V the ballot void,
 * Backspace one back, arrows and End. Null for any other key, with Ctrl, Alt or Meta, and for a key held down that would fill the ballot.
 */
export function countKeyOf(pressed: PressedKey, codes: readonly string[]): CountKey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null
  const moved = movementOf(pressed.key)
  if (moved !== null) return moved
  if (pressed.repeat) return null
  const letter = pressed.key.toUpperCase()
  switch (letter) {
    case 'BACKSPACE':
      return { kind: 'back' }
    case '0':
    case ' ':
      return { kind: 'blank' }
    case 'X':
      return { kind: 'void_line' }
    case 'V':
      return { kind: 'void_ballot' }
  }
  if (/^[1-9]$/u.test(letter)) return { kind: 'option', index: Number(letter) - 1 }
  const index = optionLetters(codes).indexOf(letter)
  return index < 0 ? null : { kind: 'option', index }
}

const movements = {
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  ArrowDown: 'next',
  ArrowRight: 'next',
  PageUp: 'previous_ballot',
  PageDown: 'next_ballot',
  Home: 'first',
  End: 'end',
} as const

function movementOf(key: string): CountKey | null {
  return Object.hasOwn(movements, key) ? { kind: 'move', to: movements[key as keyof typeof movements] } : null
}
