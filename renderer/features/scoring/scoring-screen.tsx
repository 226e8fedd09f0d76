import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 数据录入: entered inputs of the leaves. */
export function ScoringScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('scoring.title')} />
}
