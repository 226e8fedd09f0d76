import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { CodeForm } from './code-form.tsx'
import styles from './station.module.css'

/** Where a judge enters the personal code; nobody's name stands here. */
export function SignIn({ ended, onSeat }: { readonly ended: boolean; readonly onSeat: (token: string) => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.centre} aria-label={t('judging.title')}>
      <h1 tabIndex={-1}>{t('judging.title')}</h1>
      {ended && <p role="status">{t('judging.station.ended')}</p>}
      <CodeForm
        label={t('judging.station.code')}
        hint={t('judging.station.codeHint')}
        submit={t('judging.station.enter')}
        wrong={(left) => t('judging.station.wrong', { left })}
        digits={6}
        send={async (code) => onSeat((await client.judging.signIn({ code })).seat)}
      />
    </section>
  )
}
