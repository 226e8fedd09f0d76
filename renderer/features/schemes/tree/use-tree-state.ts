import { useMemo, useState } from 'react'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { codesOf, partOfPlace, placeOf } from '../edits/tree-places.ts'
import { TOTAL } from '../scheme-tree.ts'

/** A cell that can be typed into. */
export type CellField = 'name' | 'points' | 'weight'

/** The cell that is typed into; `seed` is the key that began it and takes the place of what stood there. */
export interface EditedCell {
  readonly key: string
  readonly field: CellField
  readonly seed: string | null
}

/** What the tree shows and where one is in it; nothing of it belongs to the scheme. */
export interface TreeState {
  /** The line that keys act on. */
  readonly active: string
  /** Further chosen lines, the active one included; empty while only the active one is chosen. */
  readonly chosen: ReadonlySet<string>
  /** Codes that a command is about. */
  readonly targets: readonly string[]
  readonly collapsed: ReadonlySet<string>
  readonly edited: EditedCell | null
  activate(key: string, chosen?: ReadonlySet<string>): void
  choose(chosen: ReadonlySet<string>): void
  edit(cell: EditedCell | null): void
  setOpen(keys: Iterable<string>, open: boolean): void
  /** Opens everything above an indicator and makes its line the active one. */
  reveal(code: string): void
}

const nothing: ReadonlySet<string> = new Set()

/** Keeps the state of the tree beside the document: the document knows which indicator is chosen, the tree also headings and several. */
export function useTreeState(): TreeState {
  const { scheme, current, select } = useSchemeDocument()
  // Headings are no indicators, so the document does not know them; an indicator that was chosen elsewhere goes before them.
  const [heading, setHeading] = useState<string>(TOTAL)
  const [chosen, setChosen] = useState(nothing)
  const [edited, setEdited] = useState<EditedCell | null>(null)
  const [collapsed, setCollapsed] = useState(nothing)
  const known = current !== null && placeOf(scheme, current) !== null
  const active = known ? current : heading

  // A jump from elsewhere (the search of the top bar, the check) opens what is above it.
  const [shown, setShown] = useState<string | null>(null)
  if (current !== shown) {
    setShown(current)
    if (current !== null) open(current)
    if (current !== null && !chosen.has(current) && chosen.size > 0) setChosen(nothing)
  }

  function open(code: string): void {
    const above: string[] = []
    for (let place = placeOf(scheme, code); place !== null; place = placeOf(scheme, place.parent)) above.push(place.parent)
    if (above.some((each) => collapsed.has(each))) setCollapsed(new Set([...collapsed].filter((each) => !above.includes(each))))
  }

  function activate(key: string, several: ReadonlySet<string> = nothing): void {
    setEdited(null)
    setChosen(several)
    if (key === TOTAL || partOfPlace(key) !== null) {
      setHeading(key)
      select(null)
    } else select(key)
  }

  const existing = useMemo(() => (chosen.size === 0 ? nothing : codesOf(scheme)), [chosen, scheme])
  const targets = useMemo(
    () => (chosen.size > 0 ? [...chosen].filter((code) => existing.has(code)) : known ? [current] : []),
    [chosen, existing, known, current],
  )
  return {
    active,
    chosen: targets.length === 0 ? nothing : chosen,
    targets,
    collapsed,
    edited,
    activate,
    choose: setChosen,
    edit: setEdited,
    setOpen: (keys, expanded) => {
      const next = new Set(collapsed)
      for (const key of keys) {
        if (expanded) next.delete(key)
        else next.add(key)
      }
      setCollapsed(next)
    },
    reveal: (code) => {
      open(code)
      activate(code)
    },
  }
}
