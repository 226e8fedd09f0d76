import { memo, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './score-grid.module.css'
import type { SaveStatus } from './use-grid-saves.ts'

interface GridFootProps {
  /** Null in a grid that is only read. */
  readonly status: SaveStatus | null
  /** What the last act has to say besides: cells cut off, nothing to undo. */
  readonly note: string | null
  /** How large the selection is, when it is more than a cell. */
  readonly selection: string | null
  readonly hint: ReactNode
}

/** The line beneath the grid: what was saved and when, what the selection covers, and the keys. */
export const GridFoot = memo(function GridFoot({ status, note, selection, hint }: GridFootProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles.foot}>
      <span>
        <span role="status" aria-label={t('components.grid.status')}>
          {status !== null && <StatusText status={status} />}
          {note !== null && <b className={styles.bad}> {note}</b>}
        </span>{' '}
        <span aria-live="polite">{selection ?? ''}</span>
      </span>
      <span>{hint}</span>
    </div>
  )
})

function StatusText({ status }: { readonly status: SaveStatus }): ReactElement {
  const { t } = useTranslation()
  switch (status.kind) {
    case 'nothing':
      return <>{t('components.grid.nothingYet')}</>
    case 'saving':
      return <>{t('components.grid.saving', { count: status.cells })}</>
    case 'saved':
      return (
        <b className={styles.ok}>
          {t('components.grid.saved', { time: clock(status.at), count: status.cells })}
          {status.zeros > 0 && t('components.grid.zeros', { count: status.zeros })}
        </b>
      )
    case 'failed':
      return <b className={styles.bad}>{t('components.grid.failed', { reason: status.reason, count: status.cells })}</b>
  }
}

/** Time of day to the second, as clocks show it. */
function clock(moment: Date): string {
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':')
}
