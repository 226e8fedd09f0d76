/** One line of a leaf: offices spread a leaf over several rows. Texts are those of the cells, blank where there is none. `row` counts from 1. */
export interface DraftLine {
  readonly row: number
  readonly name: string
  readonly requirement: string
  readonly criteria: string
}

/** A leaf as it stands in the sheet. */
export interface DraftLeaf {
  lines: DraftLine[]
  checkedBy: string[]
  scorer: string[]
  code: string
}

/** A heading or a leaf as it stands in the sheet, before it has a code. `section`: it ran over the whole width. */
export interface DraftNode {
  row: number
  heading: string
  section: boolean
  points: string | null
  weight: string | null
  children: DraftNode[]
  leaf: DraftLeaf | null
}

/** What a sheet of rules says, as a tree in print order, and what of it became nothing. */
export interface DraftTree {
  readonly nodes: readonly DraftNode[]
  readonly notes: readonly { readonly row: number; readonly text: string }[]
  readonly skipped: readonly { readonly row: number; readonly text: string; readonly reason: string }[]
  /** Full mark stated in a row 合计. */
  readonly total: string | null
}

export function draftGroup(row: number, heading: string, section: boolean): DraftNode {
  return { row, heading, section, points: null, weight: null, children: [], leaf: null }
}
