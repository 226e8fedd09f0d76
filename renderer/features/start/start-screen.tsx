import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** First start: three ways to a cycle. */
export function StartScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('start.title')} />
}
