import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { CodeForm } from './code-form.tsx'
import styles from './station.module.css'

/** The office's way back: the office code gives the whole program back, in every tab. */
export function OfficeReturn({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return (
    <section className={styles.centre} aria-label={t('judging.station.office')}>
      <h1 tabIndex={-1}>{t('judging.station.office')}</h1>
      <p>{t('judging.station.officeLead')}</p>
      <CodeForm
        label={t('judging.station.officeCode')}
        submit={t('judging.station.officeEnter')}
        wrong={(left) => t('judging.station.wrongOffice', { left })}
        digits={null}
        send={async (officeCode) => {
          queryClient.setQueryData(api.judging.station.queryKey(), await client.judging.closeStation({ officeCode }))
        }}
      >
        <Button variant="quiet" onClick={onBack}>
          {t('judging.station.officeBack')}
        </Button>
      </CodeForm>
      <p className="muted">{t('judging.station.officeLost')}</p>
    </section>
  )
}
