import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 总览: what is there, what waits, what is missing. */
export function OverviewScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('overview.title')} />
}
