import { createContext, type ReactElement, type ReactNode, useContext, useLayoutEffect, useMemo, useRef } from 'react'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { LeafMethodKind, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'

/**
 * How the parts of the form change the leaf. The object stays the same while the form is open, so that a keystroke in one rule draws no other rule
 * again.
 */
export interface LeafEdit {
  /** `field` names what was changed; an edit that returns the leaf it was given is no change. */
  readonly change: (field: string, edit: (leaf: Leaf) => Leaf) => void
  readonly fault: (field: string, faulty: boolean) => void
}

const LeafEditContext = createContext<LeafEdit | null>(null)

/** @throws Error outside of `LeafEditProvider` */
export function useLeafEdit(): LeafEdit {
  const edit = useContext(LeafEditContext)
  if (edit === null) throw new Error('no leaf is edited here')
  return edit
}

/** Changes the parameters of a method; does nothing when the leaf has another method by now. */
export function useMethodEdit<Kind extends LeafMethodKind>(
  kind: Kind,
): (field: string, edit: (method: MethodOf<Kind>) => MethodOf<Kind>) => void {
  const { change } = useLeafEdit()
  return (field, edit) =>
    change(field, (leaf) => {
      if (leaf.method.kind !== kind) return leaf
      const method = leaf.method as MethodOf<Kind>
      const next = edit(method)
      return next === method ? leaf : { ...leaf, method: next }
    })
}

interface ProviderProps {
  readonly leaf: Leaf
  readonly onChange: (leaf: Leaf, field: string) => void
  readonly onFault: (field: string, faulty: boolean) => void
  readonly children: ReactNode
}

/** Gives the parts of a form the leaf that they change. */
export function LeafEditProvider({ leaf, onChange, onFault, children }: ProviderProps): ReactElement {
  const latest = useRef({ leaf, onChange, onFault })
  useLayoutEffect(() => {
    latest.current = { leaf, onChange, onFault }
  })
  const edit = useMemo(
    (): LeafEdit => ({
      change: (field, change) => {
        const { leaf: before, onChange: tell } = latest.current
        const next = change(before)
        if (next === before) return
        // A second change before the next drawing stands on the first one.
        latest.current = { ...latest.current, leaf: next }
        tell(next, field)
      },
      fault: (field, faulty) => latest.current.onFault(field, faulty),
    }),
    [],
  )
  return <LeafEditContext value={edit}>{children}</LeafEditContext>
}
