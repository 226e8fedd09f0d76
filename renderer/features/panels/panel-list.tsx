import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Panel } from '../../../shared/contract/panels.ts'
import { Button } from '../../components/button.tsx'
import styles from './panel-list.module.css'

interface PanelListProps {
  readonly panels: readonly Panel[]
  readonly current: number | null
  /** How many judges the cycle has: without any, a panel would be empty. */
  readonly judges: number
  readonly busy: boolean
  readonly onChoose: (panelId: number) => void
  readonly onAdd: () => void
  readonly onAddWhole: () => void
}

/** The panels beside the work: what each has, and the button for another one. */
export function PanelList({ panels, current, judges, busy, onChoose, onAdd, onAddWhole }: PanelListProps): ReactElement {
  const { t } = useTranslation()
  return (
    <nav className={styles.list} aria-label={t('panels.list.label')}>
      <h2>{t('panels.list.label')}</h2>
      {panels.length === 0 && <p className="muted small">{t('panels.list.noneText')}</p>}
      <ul>
        {panels.map((panel) => (
          <li key={panel.id}>
            <button
              type="button"
              className={styles.panel}
              aria-current={panel.id === current ? 'true' : undefined}
              onClick={() => onChoose(panel.id)}
            >
              <b>{panel.name}</b>
              <span className="muted small">
                {t('panels.list.line', { judges: panel.judgeIds.length, evaluatees: panel.evaluatees, leaves: panel.leafCount })}
              </span>
              {panel.submitted > 0 && <span className="positive small">{t('panels.list.submitted', { count: panel.submitted })}</span>}
            </button>
          </li>
        ))}
      </ul>
      {panels.length === 0 ? (
        <Button
          variant="primary"
          aria-disabled={judges === 0 || busy}
          title={judges === 0 ? t('panels.list.judgesFirst') : undefined}
          onClick={() => {
            if (judges > 0 && !busy) onAddWhole()
          }}
        >
          {t('panels.list.addWhole')}
        </Button>
      ) : (
        <Button
          size="small"
          icon="plus"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) onAdd()
          }}
        >
          {t('panels.list.add')}
        </Button>
      )}
    </nav>
  )
}
