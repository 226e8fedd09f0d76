import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { choosePageLanguage } from '../i18n/page-language.ts'
import styles from './entry-top.module.css'

/** Top of every page before anybody has entered: the program's mark and name, and the other language, which then holds for this tab. */
export function EntryTop(): ReactElement {
  const { t, i18n } = useTranslation()
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  return (
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
  )
}
