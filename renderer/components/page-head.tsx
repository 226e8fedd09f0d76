import type { ReactElement, ReactNode } from 'react'
import styles from './page-head.module.css'

interface PageHeadProps {
  readonly title: string
  /** One line of facts, joined by a middle dot. */
  readonly facts?: readonly string[]
  readonly actions?: ReactNode
}

/** Title, one line of facts, actions at the end. The heading takes the focus after a change of screen, so it announces where one is. */
export function PageHead({ title, facts = [], actions }: PageHeadProps): ReactElement {
  return (
    <header className={styles.head}>
      <h1 tabIndex={-1} data-page-title="">
        {title}
      </h1>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
