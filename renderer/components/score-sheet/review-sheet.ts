import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'

/** A cell of a sheet by its line and column. */
export interface SheetPlace {
  readonly row: number
  readonly column: number
}

/** What a judge should look at once more before the sheet is handed in. `cells` counts what the judge marks, `done` what says something. */
export interface SheetReview {
  readonly cells: number
  readonly done: number
  readonly empty: readonly SheetPlace[]
  readonly zero: readonly SheetPlace[]
  /** Marks at the upper and at the lower end of their scale; a lower end of 0 stands under `zero`. */
  readonly highest: readonly SheetPlace[]
  readonly lowest: readonly SheetPlace[]
}

/** Reads a sheet for its review, line by line. Options have no ends: the office named them. */
export function reviewSheet({ cells, leaves }: Pick<ScoreSheet, 'cells' | 'leaves'>): SheetReview {
  const review = {
    cells: 0,
    done: 0,
    empty: [] as SheetPlace[],
    zero: [] as SheetPlace[],
    highest: [] as SheetPlace[],
    lowest: [] as SheetPlace[],
  }
  cells.states.forEach((state, index) => {
    if (state === 'none') return
    review.cells += 1
    const place = { row: Math.floor(index / leaves.length), column: index % leaves.length }
    if (state === 'empty') {
      review.empty.push(place)
      return
    }
    review.done += 1
    const scale = leaves[place.column]?.scale
    if (state !== 'scored' || scale?.kind !== 'range') return
    const value = Number(cells.values[index])
    if (value === 0) review.zero.push(place)
    else if (value === Number(scale.min)) review.lowest.push(place)
    if (value !== 0 && value === Number(scale.max)) review.highest.push(place)
  })
  return review
}
