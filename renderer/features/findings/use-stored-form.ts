import { useCallback, useState } from 'react'
import type { FindingForm } from './finding-form-state.ts'
import { parseForm } from './finding-form-state.ts'

const prefix = 'hengjian.finding'

/** A form whose every change is also in this machine's storage, so that a reload or a crash loses nothing typed. */
export interface StoredForm {
  readonly form: FindingForm
  /** True when the form began with what an earlier visit left. */
  readonly restored: boolean
  readonly change: (next: FindingForm) => void
  /** Starts again from a form and forgets what was stored. */
  readonly reset: (next: FindingForm) => void
}

/**
 * Keeps one form under a name: `new` for the next finding of a cycle, or the finding's id and version for an edit.
 *
 * @param name part of the storage key; another name reads another form
 * @param initial the form where nothing is stored
 */
export function useStoredForm(cycleId: number, name: string, initial: () => FindingForm): StoredForm {
  const key = `${prefix}.${cycleId}.${name}`
  const [state, setState] = useState(() => read(key, initial))
  if (state.key !== key) setState(read(key, initial))

  const change = useCallback(
    (form: FindingForm) => {
      localStorage.setItem(key, JSON.stringify(form))
      setState((before) => ({ ...before, form }))
    },
    [key],
  )
  const reset = useCallback(
    (form: FindingForm) => {
      localStorage.removeItem(key)
      setState({ key, form, restored: false })
    },
    [key],
  )
  return { form: state.form, restored: state.restored, change, reset }
}

function read(key: string, initial: () => FindingForm): { key: string; form: FindingForm; restored: boolean } {
  const stored = parseForm(localStorage.getItem(key))
  return stored === null ? { key, form: initial(), restored: false } : { key, form: stored, restored: true }
}
