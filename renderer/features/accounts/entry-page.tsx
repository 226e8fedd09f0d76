import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { choosePageLanguage } from '../../i18n/page-language.ts'
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
  const { t, i18n } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  useEffect(() => {
    document.title = t('shell.title', { screen: title })
    // A field that asked for the focus keeps it.
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus()
  }, [title, t])
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <div className={styles.top}>
        <span className={styles.brand}>
          <span className={styles.seal} aria-hidden="true">
            衡
          </span>
          {t('common.productName')}
        </span>
        <button
          type="button"
          className={styles.language}
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          aria-label={t('shell.languageLabel')}
          onClick={() => choosePageLanguage(other)}
        >
          {t('shell.language')}
        </button>
      </div>
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
