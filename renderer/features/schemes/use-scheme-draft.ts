import { useCallback, useMemo, useState } from 'react'
import type { SchemeVersion } from '../../../shared/contract/schemes.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { applyEdits, editKey, readEdits, type SchemeEdit, withEdit } from './scheme-edits.ts'

const storeKey = (versionId: number): string => `hengjian.scheme.${versionId}`

export interface SchemeDraft {
  /** The version's scheme with the unsaved edits. */
  readonly scheme: Scheme
  readonly edits: number
  /** Numbers that are typed but cannot be read, or that are empty where one must stand; they hold back saving. */
  readonly faults: number
  /** Whether edits of an earlier run came back when the screen was opened. */
  readonly restored: boolean
  readonly edit: (edit: SchemeEdit) => void
  readonly setFault: (edit: SchemeEdit, faulty: boolean) => void
  readonly clear: () => void
}

/**
 * Unsaved edits of a draft version, kept by the browser with every keystroke until they are saved or discarded.
 *
 * For a version that is not a draft the kept edits are ignored: it was published meanwhile.
 */
export function useSchemeDraft(version: SchemeVersion): SchemeDraft {
  const key = storeKey(version.id)
  const isDraft = version.state === 'draft'
  const [edits, setEdits] = useState<ReadonlyMap<string, SchemeEdit>>(() => (isDraft ? readEdits(localStorage.getItem(key)) : new Map()))
  const [restored] = useState(edits.size > 0)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const scheme = useMemo(() => applyEdits(version.scheme, edits.values()), [version.scheme, edits])

  const keep = useCallback(
    (next: ReadonlyMap<string, SchemeEdit>) => {
      if (next.size === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify([...next.values()]))
      setEdits(next)
    },
    [key],
  )

  return {
    scheme,
    edits: edits.size,
    faults: faults.size,
    restored,
    edit: (edit) => keep(withEdit(version.scheme, edits, edit)),
    setFault: (edit, faulty) => {
      const place = editKey(edit)
      if (faults.has(place) === faulty) return
      const next = new Set(faults)
      if (faulty) next.add(place)
      else next.delete(place)
      setFaults(next)
    },
    clear: () => {
      keep(new Map())
      setFaults(new Set())
    },
  }
}
