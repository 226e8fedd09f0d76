import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icons.tsx'
import { useRefusalText } from './refusal-text.ts'
import styles from './states.module.css'

interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  /** What to do next, in one sentence. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Nothing here yet: says so, and offers the next step with its button. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps): ReactElement {
  return (
    <div className={styles.state}>
      {icon !== undefined && <Icon name={icon} size={28} />}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** A failed call in words: what happened, what was kept, what to do. `onRetry` adds the button. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  return (
    <div role="alert" className={styles.problem}>
      <Icon name="warning" />
      <p>{refusalText(error)}</p>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}

/** The host is being asked. Appears after a moment only, so that quick answers do not flicker. */
export function Loading(): ReactElement {
  const { t } = useTranslation()
  return (
    <p role="status" className={styles.loading}>
      {t('common.loading')}
    </p>
  )
}
