import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellState, ScoreSheet, SheetLeaf, SheetMark } from '../../../shared/contract/score-sheet.ts'
import { showNumber } from '../number-text.ts'
import type { CellContent, CellKind, GridChange, GridLine } from '../score-grid/grid-model.ts'

type Frame = Pick<ScoreSheet, 'evaluatees' | 'leaves'>

/** What a cell of a leaf takes. */
export function kindOfLeaf({ scale }: SheetLeaf): CellKind {
  return scale.kind === 'range'
    ? { kind: 'number', min: scale.min, max: scale.max, step: scale.step, asksZero: true }
    : { kind: 'options', options: scale.options }
}

/** Lines of the grid: the evaluatees with their category. */
export function linesOf({ evaluatees }: Pick<ScoreSheet, 'evaluatees'>): readonly GridLine[] {
  return evaluatees.map(({ id, name, category }) => ({ key: String(id), title: name, note: category }))
}

/** What the grid says was changed, as marks to store. @throws Error for a place outside the sheet, which is a defect */
export function marksOf({ evaluatees, leaves }: Frame, changes: readonly GridChange[]): SheetMark[] {
  return changes.map(({ row, column, content }) => {
    const evaluatee = evaluatees[row]
    const leaf = leaves[column]
    if (evaluatee === undefined || leaf === undefined) throw new Error(`no cell ${row}/${column} on the sheet`)
    const isOption = leaf.scale.kind === 'options'
    const mark = { state: content.state, value: isOption ? null : content.value, option: isOption ? content.value : null }
    return { evaluateeId: evaluatee.id, indicator: leaf.code, mark }
  })
}

/** A sheet with changes in their cells and, where they are known, new totals. */
export function withChanges<Sheet extends Pick<ScoreSheet, 'cells' | 'evaluatees' | 'leaves'>>(
  sheet: Sheet,
  changes: readonly GridChange[],
  totals: readonly { readonly evaluateeId: number; readonly total: string | null }[] = [],
): Sheet {
  const states = [...sheet.cells.states]
  const values = [...sheet.cells.values]
  for (const { row, column, content } of changes) {
    states[row * sheet.leaves.length + column] = content.state
    values[row * sheet.leaves.length + column] = content.value
  }
  const known = new Map(totals.map(({ evaluateeId, total }) => [evaluateeId, total]))
  const lines = sheet.evaluatees.map(({ id }, row) => (known.has(id) ? (known.get(id) ?? null) : (sheet.cells.totals[row] ?? null)))
  return { ...sheet, cells: { states, values, totals: lines } }
}

/** What stands in a cell; a cell that the judge does not mark is empty. */
export function contentAt({ cells, leaves }: Pick<ScoreSheet, 'cells' | 'leaves'>, row: number, column: number): CellContent {
  const state = cells.states[row * leaves.length + column] ?? 'none'
  return state === 'none' ? { state: 'empty', value: null } : { state, value: cells.values[row * leaves.length + column] ?? null }
}

/** Puts a cell into words: the number with a true minus, the option's name, the state's word; a dash for what is not marked. */
export function useCellText(): (state: CellState | string, value: string | null, leaf?: SheetLeaf) => string {
  const { t } = useTranslation()
  return useCallback(
    (state, value, leaf) => {
      switch (state) {
        case 'scored': {
          const option = leaf?.scale.kind === 'options' ? leaf.scale.options.find(({ code }) => code === value)?.name : undefined
          return option ?? (value === null ? '' : /^-?\d/.test(value) ? showNumber(value) : value)
        }
        case 'empty':
        case 'absent':
        case 'recused':
        case 'not_applicable':
          return t(`glossary.inputState.${state}`)
        default:
          return t('common.noValue')
      }
    },
    [t],
  )
}
