import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './encryption.module.css'

/** Backups that still lie there in clear, and what becomes of them. */
export function PlainBackups({ count }: { readonly count: number }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState(false)
  const convert = useMutation(
    api.encryption.convertBackups.mutationOptions({
      onSuccess: async ({ done, damaged }, { how }) => {
        notify.success(how === 'delete' ? t('encryption.plain.deleted', { done }) : t('encryption.plain.encrypted', { done }))
        if (damaged > 0) notify.problem(t('encryption.plain.damaged', { damaged }))
        await queryClient.invalidateQueries()
      },
    }),
  )
  return (
    <Card title={t('encryption.plain.title', { count })} className={styles.stack}>
      <p className={styles.text}>{t('encryption.plain.text')}</p>
      {convert.isError && <Problem error={convert.error} />}
      {convert.isPending && <p role="status">{t('encryption.plain.working')}</p>}
      <div className={styles.actions}>
        <Button disabled={convert.isPending} onClick={() => convert.mutate({ how: 'encrypt' })}>
          {t('encryption.plain.encrypt')}
        </Button>
        {asked ? (
          <Button variant="danger" disabled={convert.isPending} onClick={() => convert.mutate({ how: 'delete' })}>
            {t('encryption.plain.deleteConfirm')}
          </Button>
        ) : (
          <Button disabled={convert.isPending} onClick={() => setAsked(true)}>
            {t('encryption.plain.delete')}
          </Button>
        )}
      </div>
    </Card>
  )
}
