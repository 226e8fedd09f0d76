import { type EnteredState, enteredStates, stateLetters } from './cell-reading.ts'

/** What a key means to a grid whose cell is not being edited. Moves are those of every grid (`keyToMove`). */
export type GridCommand =
  | { readonly kind: 'enter' | 'tab'; readonly back: boolean }
  | { readonly kind: 'edit' | 'clear' | 'selectAll' | 'fillDown' | 'fillRight' | 'undo' | 'redo' | 'find' | 'escape' }
  | { readonly kind: 'findNext'; readonly back: boolean }
  | { readonly kind: 'state'; readonly state: EnteredState }

export interface PressedKey {
  readonly key: string
  /** The key's place on the keyboard: letters are told by it, because an input method may stand between. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/**
 * The command of a key, null for keys that move, type or belong to the browser.
 *
 * @param letters whether a state's letter alone stands for the state (where a number is expected); with Alt it always does
 */
export function commandOf(pressed: PressedKey, letters: boolean): GridCommand | null {
  const control = pressed.ctrlKey || pressed.metaKey
  if (control && pressed.altKey) return null
  if (control) return controlCommand(pressed)
  const state = stateOf(pressed, letters)
  if (state !== null) return { kind: 'state', state }
  if (pressed.altKey) return pressed.key === 'ArrowDown' ? { kind: 'edit' } : null
  switch (pressed.key) {
    case 'Enter':
      return { kind: 'enter', back: pressed.shiftKey }
    case 'Tab':
      return { kind: 'tab', back: pressed.shiftKey }
    case 'F2':
      return { kind: 'edit' }
    case 'F3':
      return { kind: 'findNext', back: pressed.shiftKey }
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' }
    case 'Escape':
      return { kind: 'escape' }
    default:
      return null
  }
}

function controlCommand({ key, shiftKey }: PressedKey): GridCommand | null {
  switch (key.toLowerCase()) {
    case 'a':
      return { kind: 'selectAll' }
    case 'd':
      return { kind: 'fillDown' }
    case 'r':
      return { kind: 'fillRight' }
    case 'z':
      return { kind: shiftKey ? 'redo' : 'undo' }
    case 'y':
      return { kind: 'redo' }
    case 'f':
      return { kind: 'find' }
    default:
      return null
  }
}

function stateOf({ key, code, altKey }: PressedKey, letters: boolean): EnteredState | null {
  if (altKey) return enteredStates.find((state) => code === `Key${stateLetters[state]}`) ?? null
  return letters ? (enteredStates.find((state) => key.toUpperCase() === stateLetters[state]) ?? null) : null
}
