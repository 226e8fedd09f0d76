import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { FolderChooser } from '../../components/folder-chooser.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { LoadSample } from './load-sample.tsx'
import { NewCycle } from './new-cycle.tsx'
import styles from './start-screen.module.css'

/** Three ways to a cycle: from a scheme, from the sample, from a data folder that exists. The first start, and later "new cycle". */
export function StartScreen(): ReactElement {
  const { t } = useTranslation()
  const cycles = useQuery(api.cycles.list.queryOptions())
  const isFirst = cycles.data?.length === 0
  return (
    <>
      <PageHead title={isFirst ? t('start.title') : t('start.titleLater')} facts={isFirst ? [t('start.fact')] : []} />
      <div className={styles.ways}>
        <NewCycle />
        <div className={styles.others}>
          <LoadSample />
          <Card title={t('start.open')} className={styles.card}>
            <p className={styles.text}>{t('start.openText')}</p>
            <FolderChooser />
          </Card>
        </div>
      </div>
    </>
  )
}
