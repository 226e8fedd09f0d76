import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 设置: language, operator, data folder. */
export function SettingsScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('settings.title')} />
}
