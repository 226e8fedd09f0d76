import type { ReactElement, ReactNode } from 'react'
import styles from './stage.module.css'

interface StageFrameProps {
  readonly title: ReactNode
  /** The line of facts below the title. */
  readonly facts?: ReactNode
  /** Right of the title: what may not be passed on, and the keys. */
  readonly aside?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** What every scene has around it: emblem and heading above, a line of facts at the foot. */
export function StageFrame({ title, facts, aside, foot, children }: StageFrameProps): ReactElement {
  return (
    <>
      <header className={styles.head}>
        <span className={styles.emblem} aria-hidden="true">
          衡
        </span>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {facts !== undefined && <p className={styles.facts}>{facts}</p>}
        </div>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      <div className={styles.body}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </>
  )
}
