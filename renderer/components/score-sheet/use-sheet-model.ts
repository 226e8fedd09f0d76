import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreSheet, SheetLeaf } from '../../../shared/contract/score-sheet.ts'
import { showNumber } from '../number-text.ts'
import type { GridChange, GridLine, GridModel } from '../score-grid/grid-model.ts'
import { contentAt, kindOfLeaf, linesOf } from './sheet-cells.ts'

interface SheetModelOptions {
  /** Why the whole sheet takes no entry, in words; null: it takes some. */
  readonly locked: string | null
  /** Whether the judge's own total of each line stands at the end. */
  readonly totals: boolean
  readonly save: (changes: readonly GridChange[]) => Promise<void>
}

/** A score sheet as a grid: evaluatees × leaves. Keep `save` stable, or every cell in view is drawn anew. */
export function useSheetModel(sheet: ScoreSheet, { locked, totals, save }: SheetModelOptions): GridModel {
  const { t } = useTranslation()
  const { evaluatees, leaves } = sheet
  const rows = useMemo(() => linesOf({ evaluatees }), [evaluatees])
  const columns = useMemo(
    (): readonly GridLine[] =>
      leaves.map(({ code, name, points, scale }) => {
        const range =
          scale.kind === 'range'
            ? t('judging.cell.range', { min: scale.min, max: scale.max })
            : scale.options.map((option) => option.name).join('／')
        return { key: code, title: name, note: points === null ? range : t('judging.cell.note', { points, range }) }
      }),
    [leaves, t],
  )
  return useMemo(
    () => ({
      rows,
      columns,
      kindOf: (_row, column) => kindOfLeaf(sheet.leaves[column] as SheetLeaf),
      contentOf: (row, column) => contentAt(sheet, row, column),
      lockOf: (row, column) => {
        if (sheet.cells.states[row * sheet.leaves.length + column] === 'none') return t('judging.cell.notMine')
        if (sheet.evaluatees[row]?.recused === true) return t('glossary.inputState.recused')
        return locked
      },
      summaries: totals
        ? [
            {
              key: 'total',
              title: t('judging.cell.total'),
              width: 84,
              show: (row) => showNumber(sheet.cells.totals[row] ?? t('common.noValue')),
              text: (row) => sheet.cells.totals[row] ?? '',
            },
          ]
        : [],
      save,
    }),
    [rows, columns, sheet, locked, totals, save, t],
  )
}
