import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 并列比较: two to eight evaluatees side by side. */
export function ComparisonScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('comparison.title')} />
}
