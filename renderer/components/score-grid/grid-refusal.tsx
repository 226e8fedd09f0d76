import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { codedText } from '../../i18n/dynamic-text.ts'
import { Button } from '../button.tsx'
import type { ActProblem } from './grid-acts.ts'
import type { GridModel } from './grid-model.ts'
import styles from './score-grid.module.css'

const SHOWN = 5

interface GridRefusalProps {
  readonly problems: readonly ActProblem[]
  readonly model: Pick<GridModel, 'rows' | 'columns'>
  readonly onClose: () => void
}

/** Why a pasted or filled block was not taken at all: the first cells that cannot take theirs, with place and reason. */
export function GridRefusal({ problems, model, onClose }: GridRefusalProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div role="alert" className={styles.refusal}>
      <header>
        <span>{t('components.grid.refused', { count: problems.length })}</span>
        <Button size="small" variant="quiet" icon="close" aria-label={t('components.grid.refusedClose')} onClick={onClose} />
      </header>
      <ul>
        {problems.slice(0, SHOWN).map(({ row, column, text, reason }) => (
          <li key={`${row} ${column}`}>
            {t('components.grid.refusedCell', {
              row: model.rows[row]?.title ?? '',
              column: model.columns[column]?.title ?? '',
              text,
              reason: reason.kind === 'locked' ? reason.words : codedText('components.grid.problems', reason.code, reason.values),
            })}
          </li>
        ))}
        {problems.length > SHOWN && <li>{t('components.grid.refusedMore', { count: problems.length - SHOWN })}</li>}
      </ul>
    </div>
  )
}
