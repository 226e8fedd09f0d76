import { createContext, useContext } from 'react'
import type { SchemeEdit } from './scheme-edits.ts'

/** How a number of the scheme is changed; null while the version can only be read. */
export interface Editing {
  readonly edit: (edit: SchemeEdit) => void
  readonly setFault: (edit: SchemeEdit, faulty: boolean) => void
}

export const EditingContext = createContext<Editing | null>(null)

/** Editing of the version on screen; null for a frozen one, whose numbers are shown as text. */
export function useEditing(): Editing | null {
  return useContext(EditingContext)
}
