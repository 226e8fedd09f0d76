import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { Icon } from '../icons.tsx'
import { Problem } from '../states.tsx'
import styles from './export-outcome.module.css'
import type { Export } from './use-export.ts'

/** What became of an export, beside the screen's title: 已核对 with the sheets and rows that were read back, or the refusal in words. */
export function ExportOutcome({ state, retry, downloadAgain, dismiss }: Export): ReactElement | null {
  const { t } = useTranslation()
  if (state.kind === 'idle') return null
  if (state.kind === 'writing') {
    return (
      <p role="status" className={styles.strip}>
        {t('reports.writing')}
      </p>
    )
  }
  if (state.kind === 'failed') return <Problem error={state.error} onRetry={retry} />
  const { file } = state
  // A file without sheets of its own (CSV) is named once, as the file.
  const sheets = file.checked.sheets
    .map(({ name, rows }) => (name === file.name ? t('reports.rows', { rows }) : t('reports.sheetRows', { name, rows })))
    .join(t('reports.separator'))
  return (
    <div role="status" className={styles.strip}>
      <strong className={styles.checked}>
        <Icon name="check" /> {t('reports.checked')}
      </strong>
      <span>
        {t('reports.checkedDetail', { name: file.name, size: sizeWords(file.bytes), sheets })}
        {file.checked.totals === 0 ? '' : t('reports.checkedTotals', { totals: file.checked.totals })}
      </span>
      <Button size="small" icon="download" onClick={downloadAgain}>
        {t('reports.downloadAgain')}
      </Button>
      <Button size="small" variant="quiet" onClick={dismiss}>
        {t('reports.dismiss')}
      </Button>
    </div>
  )

  function sizeWords(bytes: number): string {
    if (bytes < 1024) return t('common.bytes.b', { value: bytes })
    if (bytes < 1024 * 1024) return t('common.bytes.kb', { value: Math.ceil(bytes / 1024) })
    return t('common.bytes.mb', { value: (bytes / 1024 / 1024).toFixed(1) })
  }
}
