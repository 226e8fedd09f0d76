import { matchScore } from '../match-text.ts'
import { foldWidth, readNumber } from '../number-text.ts'
import type { GridPlace } from '../table-keys.ts'
import { editText, type StateWords } from './cell-reading.ts'
import type { CellContent, GridLine, GridModel } from './grid-model.ts'

/** A row as search knows it. */
export type RowSpelling = { readonly name: string; readonly pinyin: string; readonly initials: string }

/** Spells the rows for search; titles that bring their pinyin keep it. */
export function spellRows(
  rows: readonly GridLine[],
  spell: (text: string) => { readonly pinyin: string; readonly initials: string },
): RowSpelling[] {
  return rows.map(({ title, pinyin, initials }) =>
    pinyin !== undefined && initials !== undefined ? { name: title, pinyin, initials } : { name: title, ...spell(title) },
  )
}

/**
 * Every cell that a text finds, row by row.
 *
 * Rows that the text names (by name, pinyin or initials) are found at `column`. When it names none, cells that hold it: a number, a state, an option.
 */
export function findPlaces(
  query: string,
  rows: readonly RowSpelling[],
  column: number,
  model: Pick<GridModel, 'columns' | 'kindOf'>,
  contentOf: (row: number, column: number) => CellContent,
  words: StateWords,
): GridPlace[] {
  const wanted = query.trim()
  if (wanted === '') return []
  const named = rows.flatMap((row, index) => (matchScore(wanted, row) >= 0 ? [{ row: index, column }] : []))
  if (named.length > 0) return named
  const folded = foldWidth(wanted).toLowerCase()
  const number = readNumber(wanted)
  const value = number.kind === 'number' ? number.text : null
  const places: GridPlace[] = []
  for (let row = 0; row < rows.length; row += 1) {
    for (let place = 0; place < model.columns.length; place += 1) {
      const content = contentOf(row, place)
      if (content.state === 'empty') continue
      if (value !== null && content.value === value) places.push({ row, column: place })
      else if (editText(content, model.kindOf(row, place), words).toLowerCase() === folded) places.push({ row, column: place })
    }
  }
  return places
}

/** The found place after (or before) a cell, going round at the end; its number counts from 1. Null when nothing was found. */
export function nextPlace(
  places: readonly GridPlace[],
  from: GridPlace,
  back: boolean,
): { readonly place: GridPlace; readonly number: number } | null {
  const isAfter = ({ row, column }: GridPlace): boolean => row > from.row || (row === from.row && column > from.column)
  const isBefore = ({ row, column }: GridPlace): boolean => row < from.row || (row === from.row && column < from.column)
  const index = back ? places.findLastIndex(isBefore) : places.findIndex(isAfter)
  const chosen = index !== -1 ? index : back ? places.length - 1 : 0
  const place = places[chosen]
  return place === undefined ? null : { place, number: chosen + 1 }
}
