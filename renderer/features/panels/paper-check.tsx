import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../../shared/contract/paper-sheets.ts'
import { useCellText } from '../../components/score-sheet/sheet-cells.ts'
import styles from './paper-room.module.css'

interface PaperCheckProps {
  readonly paper: Paper
  readonly onCheck: (evaluateeId: number, same: boolean) => void
}

/** The first entry line by line, each with a box to tick when it reads as on the paper. The host ticks it, once it is stored. */
export function PaperCheck({ paper, onCheck }: PaperCheckProps): ReactElement {
  const { t } = useTranslation()
  const cellText = useCellText()
  const { sheet, first, checked } = paper
  const done = new Set(checked)
  return (
    <div className={styles.scroll}>
      <table aria-label={t('paperSheets.confirmTable')}>
        <thead>
          <tr>
            <th scope="col">{t('paperSheets.same')}</th>
            <th scope="col">{t('paperSheets.table.evaluatee')}</th>
            {sheet.leaves.map(({ code, name }) => (
              <th key={code} scope="col" className="number">
                {name}
              </th>
            ))}
            <th scope="col" className="number">
              {t('judging.cell.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sheet.evaluatees.map((evaluatee, row) => (
            <tr key={evaluatee.id}>
              <td>
                <input
                  type="checkbox"
                  aria-label={t('paperSheets.sameFor', { evaluatee: evaluatee.name })}
                  checked={done.has(evaluatee.id)}
                  disabled={evaluatee.recused}
                  onChange={(event) => onCheck(evaluatee.id, event.target.checked)}
                />
              </td>
              <th scope="row">{evaluatee.name}</th>
              {sheet.leaves.map((leaf, column) => {
                const index = row * sheet.leaves.length + column
                return (
                  <td key={leaf.code} className="number">
                    {cellText(first?.states[index] ?? 'none', first?.values[index] ?? null, leaf)}
                  </td>
                )
              })}
              <td className="number">{first?.totals[row] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
