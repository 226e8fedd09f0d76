import type { HTMLAttributes, ReactElement, ReactNode } from 'react'
import styles from './card.module.css'
import { classNames } from './class-names.ts'

interface CardProps extends Omit<HTMLAttributes<HTMLElement>, 'title'> {
  readonly title?: ReactNode
  /** Stands right of the title: a link or a small button. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A white sheet with a hairline; a section with a heading when it has a title. */
export function Card({ title, actions, className, children, ...rest }: CardProps): ReactElement {
  return (
    <section {...rest} className={classNames(styles.card, className)}>
      {(title !== undefined || actions !== undefined) && (
        <header className={styles.head}>
          {title !== undefined && <h2>{title}</h2>}
          {actions}
        </header>
      )}
      {children}
    </section>
  )
}
