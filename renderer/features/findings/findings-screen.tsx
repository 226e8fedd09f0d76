import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 督查录入: recording findings and their list. */
export function FindingsScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('findings.title')} />
}
