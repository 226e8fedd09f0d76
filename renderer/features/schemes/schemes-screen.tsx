import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 考评方案: the scheme as a tree. */
export function SchemesScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('schemes.title')} />
}
