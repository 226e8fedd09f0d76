import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditCheckResult } from '../../../shared/contract/audit.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icons.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './audit.module.css'
import { differenceText } from './audit-words.ts'
import type { CheckState } from './use-audit-check.ts'

interface AuditCheckProps {
  readonly state: CheckState
  readonly onAgain: () => void
  readonly onStop: () => void
  readonly onLine: (seq: number) => void
}

/** What the full check does and found, in plain words; nothing while none was asked for. */
export function AuditCheck({ state, onAgain, onStop, onLine }: AuditCheckProps): ReactElement | null {
  const { t } = useTranslation()
  if (state.kind === 'idle') return null
  if (state.kind === 'failed') return <Problem error={state.error} onRetry={onAgain} />
  if (state.kind === 'running') {
    const { step, done, total } = state.progress ?? { step: 'copy' as const, done: 0, total: 1 }
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
    return (
      <div className={styles.strip}>
        <p role="status">{t('audit.check.running', { step: t(`audit.check.steps.${step}`), percent })}</p>
        <progress value={percent} max={100} aria-label={t('audit.verify')} />
        <Button size="small" onClick={onStop}>
          {t('audit.check.stop')}
        </Button>
      </div>
    )
  }
  return state.result.differenceCount === 0 ? (
    <Unchanged result={state.result} onStop={onStop} />
  ) : (
    <Changed result={state.result} onAgain={onAgain} onStop={onStop} onLine={onLine} />
  )
}

function Unchanged({ result, onStop }: { readonly result: AuditCheckResult; readonly onStop: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <div role="status" className={styles.unchanged}>
      <strong>
        <Icon name="check" /> {t('audit.check.unchanged')}
      </strong>
      <span>{t('audit.check.unchangedDetail', { lines: result.lines, rows: result.rows, station: result.station })}</span>
      <Button size="small" variant="quiet" onClick={onStop}>
        {t('audit.check.dismiss')}
      </Button>
    </div>
  )
}

function Changed({
  result,
  onAgain,
  onStop,
  onLine,
}: Omit<AuditCheckProps, 'state'> & { readonly result: AuditCheckResult }): ReactElement {
  const { t } = useTranslation()
  const { firstBadLine } = result
  return (
    <section role="alert" className={styles.changed}>
      <header>
        <strong>
          <Icon name="warning" /> {t('audit.check.changed', { count: result.differenceCount })}
        </strong>
        {firstBadLine !== null && <span>{t('audit.check.first', { seq: firstBadLine })}</span>}
        <span className={styles.tools}>
          {firstBadLine !== null && (
            <Button size="small" onClick={() => onLine(firstBadLine)}>
              {t('audit.check.showLine', { seq: firstBadLine })}
            </Button>
          )}
          <Button size="small" onClick={onAgain}>
            {t('audit.check.again')}
          </Button>
          <Button size="small" variant="quiet" onClick={onStop}>
            {t('audit.check.dismiss')}
          </Button>
        </span>
      </header>
      <ul>
        {result.differences.map((difference) => (
          <li key={`${difference.kind} ${difference.seq} ${difference.name} ${difference.found}`}>{differenceText(difference)}</li>
        ))}
      </ul>
      <p>{t('audit.check.advice')}</p>
    </section>
  )
}
