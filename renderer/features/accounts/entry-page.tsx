import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryTop } from '../../components/entry-top.tsx'
import '../../i18n/trust-texts.ts'
import styles from './entry.module.css'

interface EntryPageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/**
 * A page that fills the window before anybody has entered: mark, language, title, and one thing to do.
 *
 * The title takes the focus whenever it changes, so that a screen reader says where one is; a form that is drawn takes it from there.
 */
export function EntryPage({ title, lead, foot, children }: EntryPageProps): ReactElement {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('shell.title', { screen: title })
    // A field that asked for the focus keeps it.
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus()
  }, [title, t])
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EntryTop />
      <div className={styles.body}>
        <header className={styles.head}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p>{lead}</p>}
        </header>
        {children}
        {foot !== undefined && <p className={styles.foot}>{foot}</p>}
      </div>
    </main>
  )
}
