import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 排名与等次: ranking by category. */
export function RankingScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('results.title')} />
}
