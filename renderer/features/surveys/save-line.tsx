import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './counting.module.css'
import type { SaveProgress } from './save-queue.ts'

/** How many keys are saved, and what to do when they cannot be. */
export function SaveLine({ progress, onReload }: { readonly progress: SaveProgress; readonly onReload: () => void }): ReactElement {
  const { t } = useTranslation()
  const { saved, waiting, problem, stopped } = progress
  if (stopped) {
    return (
      <footer className={styles.foot}>
        <Problem error={problem} />
        <p className={styles.bad}>{t('surveys.count.stopped', { waiting })}</p>
        <Button onClick={onReload}>{t('surveys.count.reload')}</Button>
      </footer>
    )
  }
  return (
    <footer className={styles.foot}>
      {problem !== null ? (
        <p className={styles.bad}>{t('surveys.count.failed', { waiting })}</p>
      ) : waiting > 0 ? (
        <p>{t('surveys.count.saving', { keys: saved, waiting })}</p>
      ) : (
        <p className={styles.good}>{saved === 0 ? t('surveys.count.ready') : t('surveys.count.saved', { keys: saved })}</p>
      )}
    </footer>
  )
}
