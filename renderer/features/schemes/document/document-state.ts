import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'

/** One undo step: what it was called on screen, and the scheme before it. */
export interface Step {
  readonly label: string
  readonly before: Scheme
  /** Changes in a row with the same key are one step: the keystrokes of one field. */
  readonly merge: string | null
}

/** A draft while it is edited. `base` is the saved content; `scheme` what stands on screen. */
export interface DocumentState {
  readonly base: Scheme
  readonly baseHash: string
  readonly scheme: Scheme
  readonly past: readonly Step[]
  /** Undone steps, the next one to redo last; `before` is the scheme that the step leads to. */
  readonly future: readonly Step[]
}

export type DocumentAction =
  | { readonly do: 'change'; readonly label: string; readonly merge: string | null; readonly edit: (scheme: Scheme) => Scheme }
  | { readonly do: 'undo' | 'redo' | 'discard' }
  /** A field was left: the next keystrokes begin a new step. */
  | { readonly do: 'settle' }
  | { readonly do: 'saved' | 'reload'; readonly scheme: Scheme; readonly hash: string }

/** Undo steps that are remembered. */
const longestPast = 200

/** The state of a version as it was read; with a working copy, as it was left. */
export function openDocument(saved: Scheme, hash: string, working: Scheme | null): DocumentState {
  return { base: saved, baseHash: hash, scheme: working ?? saved, past: [], future: [] }
}

/** Whether something waits to be saved. */
export function isDirty(state: DocumentState): boolean {
  return state.scheme !== state.base
}

/** The next state. An edit that returns the scheme it was given is no change. */
export function documentReducer(state: DocumentState, action: DocumentAction): DocumentState {
  switch (action.do) {
    case 'change': {
      const scheme = action.edit(state.scheme)
      if (scheme === state.scheme) return state
      const last = state.past.at(-1)
      if (action.merge !== null && last?.merge === action.merge && state.future.length === 0) return { ...state, scheme }
      const step = { label: action.label, before: state.scheme, merge: action.merge }
      return { ...state, scheme, past: [...state.past.slice(1 - longestPast), step], future: [] }
    }
    case 'undo': {
      const last = state.past.at(-1)
      if (last === undefined) return state
      return {
        ...state,
        scheme: last.before,
        past: state.past.slice(0, -1),
        future: [...state.future, { ...last, before: state.scheme, merge: null }],
      }
    }
    case 'redo': {
      const next = state.future.at(-1)
      if (next === undefined) return state
      return {
        ...state,
        scheme: next.before,
        past: [...state.past, { ...next, before: state.scheme, merge: null }],
        future: state.future.slice(0, -1),
      }
    }
    case 'settle': {
      const last = state.past.at(-1)
      return last === undefined || last.merge === null ? state : { ...state, past: [...state.past.slice(0, -1), { ...last, merge: null }] }
    }
    case 'discard':
      return { ...state, scheme: state.base, past: [], future: [] }
    // What was typed while saving stays: only the content that was sent becomes the base.
    case 'saved':
      return { ...state, base: action.scheme, baseHash: action.hash }
    case 'reload':
      return openDocument(action.scheme, action.hash, null)
  }
}
