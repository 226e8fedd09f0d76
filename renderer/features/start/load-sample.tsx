import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './start-screen.module.css'

/** Loads invented sample data, small as of one office or as large as a province. */
export function LoadSample(): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const load = useMutation(
    api.cycles.loadSample.mutationOptions({
      onSuccess: async (cycle) => {
        notify.success(t('start.sampleLoaded'))
        await queryClient.invalidateQueries({ queryKey: api.cycles.key() })
        await navigate({ to: '/overview', search: { cycle: cycle.id } })
      },
    }),
  )
  return (
    <Card title={t('start.sample')} className={styles.card}>
      <p className={styles.text}>{t('start.sampleText')}</p>
      {(['office', 'province'] as const).map((size) => (
        <div key={size} className={styles.sample}>
          <Button icon="sample" disabled={load.isPending} onClick={() => load.mutate({ size })}>
            {size === 'office' ? t('start.sampleOffice') : t('start.sampleProvince')}
          </Button>
          <p className={styles.text}>{size === 'office' ? t('start.sampleOfficeText') : t('start.sampleProvinceText')}</p>
        </div>
      ))}
      {load.isPending && <p role="status">{t('start.loading')}</p>}
      {load.isError && <Problem error={load.error} />}
    </Card>
  )
}
